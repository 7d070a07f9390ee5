/** Names of FHIR R4, of its extensions and of this project, each written once. */

export const UCUM = 'http://unitsofmeasure.org';
export const DATA_ABSENT_REASON = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';
export const DATA_ABSENT_CODES = 'http://terminology.hl7.org/CodeSystem/data-absent-reason';
export const TRANSLATION = 'http://hl7.org/fhir/StructureDefinition/translation';
export const MIN_VALUE = 'http://hl7.org/fhir/StructureDefinition/minValue';
export const MAX_VALUE = 'http://hl7.org/fhir/StructureDefinition/maxValue';
export const MIN_QUANTITY = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-minQuantity';
export const MAX_QUANTITY = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-maxQuantity';
export const MAX_DECIMAL_PLACES = 'http://hl7.org/fhir/StructureDefinition/maxDecimalPlaces';
export const UNIT_OPTION = 'http://hl7.org/fhir/StructureDefinition/questionnaire-unitOption';
export const OPTION_EXCLUSIVE = 'http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive';
export const ITEM_CONTROL = 'http://hl7.org/fhir/StructureDefinition/questionnaire-itemControl';
export const ITEM_CONTROL_CODES = 'http://hl7.org/fhir/questionnaire-item-control';
/** Da Vinci DTR: `source` is `auto-client`, `auto-server`, `override` or `manual`. */
export const INFORMATION_ORIGIN = 'http://hl7.org/fhir/us/davinci-dtr/StructureDefinition/information-origin';

/** Canonical addresses are made from this unless the deployer names a base of their own. A URN: it claims no domain. */
export const BASE = 'urn:regen-cds';

/** On an item without an answer: the exact reason of the engine, where `data-absent-reason` has only a broader code. */
export const UNKNOWN_REASON = `${BASE}:unknown-reason`;
/** On an answer: the day or instant the value holds for, where it is not the day of the response. */
export const OBSERVED = `${BASE}:observed`;
/** On an item with a list: whether the list holds everything, where its origin does not say so already. */
export const COMPLETE = `${BASE}:complete`;
/** Code system of the answer "none of these". */
export const NONE = { system: `${BASE}:answer`, code: 'none' } as const;

/** The canonical address of a resource under a base, which is a URN or an address. */
export const canonical = (base: string, type: string, id: string): string =>
  base.startsWith('urn:') ? `${base}:${type}:${id}` : `${base.replace(/\/+$/, '')}/${type}/${id}`;

/** A canonical address without `|version`. */
export const withoutVersion = (address: string): string => address.split('|')[0] ?? address;
