/** A rule set's data dictionary as an FHIR R4 Questionnaire: one item per fact, its `linkId` the fact's name. */
import type { RuleSet } from '@regen-cds/engine';
import type { Coding, Extension, Questionnaire, QuestionnaireItem, QuestionnaireItemAnswerOption } from 'fhir/r4.js';
import { entriesOf, itemTypeOf, unitOf, type Entry } from '../entries.js';
import {
  BASE,
  canonical,
  ITEM_CONTROL,
  ITEM_CONTROL_CODES,
  MAX_DECIMAL_PLACES,
  MAX_QUANTITY,
  MAX_VALUE,
  MIN_QUANTITY,
  MIN_VALUE,
  NONE,
  OPTION_EXCLUSIVE,
  UCUM,
  UNIT_OPTION,
  withoutVersion,
} from '../names.js';
import { NONE_OF_THESE, textsOf, type TextOptions, type Texts } from '../texts.js';

/** Language, reader and publisher of the Questionnaire. */
export interface QuestionnaireOptions extends TextOptions {
  /** Where the deployer publishes: an address or a URN. Absent: `urn:regen-cds`. */
  base?: string | undefined;
}

/** `url` of the Questionnaire of a rule set; with `|version` the canonical that a response names. */
export const questionnaireUrl = ({ document: { id } }: RuleSet, base: string = BASE): string =>
  canonical(base, 'Questionnaire', id);

/** Whether a canonical address, with or without a version, names the Questionnaire of a rule set under any base. */
export const isQuestionnaireOf = (address: string, { document: { id } }: RuleSet): boolean =>
  withoutVersion(address).split(/[/:]/).at(-1) === id;

const coding = (code: string, display: Entry['definition']['label'], texts: Texts, system?: string): Coding => {
  const translated = texts.translations(display);
  return {
    ...(system === undefined ? {} : { system }),
    code,
    display: texts.text(display),
    ...(translated === undefined ? {} : { _display: translated }),
  };
};

const answerOptions = (
  { type, definition: { options = [] } }: Entry,
  texts: Texts,
): QuestionnaireItemAnswerOption[] => {
  const declared = options.map(({ code, system, display }) => ({ valueCoding: coding(code, display, texts, system) }));
  if (type !== 'codes') return declared;
  const exclusive = [{ url: OPTION_EXCLUSIVE, valueBoolean: true }];
  return [...declared, { extension: exclusive, valueCoding: coding(NONE.code, NONE_OF_THESE, texts, NONE.system) }];
};

/** The fact's own unit first, then the others it names; a renderer offers them in this order. */
const unitOptions = (entry: Entry): Extension[] => {
  const unit = unitOf(entry);
  if (unit === null) return [];
  const { unitLabel = unit, alsoIn = [] } = entry.definition;
  return [{ unit, unitLabel }, ...alsoIn].map((one) => ({
    url: UNIT_OPTION,
    valueCoding: { system: UCUM, code: one.unit, display: one.unitLabel },
  }));
};

type Bound = (value: number | string) => Omit<Extension, 'url'>;

const BOUNDS: Partial<
  Record<ReturnType<typeof itemTypeOf>, { urls: [string, string]; bound: (entry: Entry) => Bound }>
> = {
  integer: { urls: [MIN_VALUE, MAX_VALUE], bound: () => (value) => ({ valueInteger: Number(value) }) },
  decimal: { urls: [MIN_VALUE, MAX_VALUE], bound: () => (value) => ({ valueDecimal: Number(value) }) },
  date: { urls: [MIN_VALUE, MAX_VALUE], bound: () => (value) => ({ valueDate: String(value) }) },
  quantity: {
    urls: [MIN_QUANTITY, MAX_QUANTITY],
    bound: (entry) => {
      const code = unitOf(entry) ?? '1';
      const unit = entry.definition.unitLabel ?? code;
      return (value) => ({ valueQuantity: { value: Number(value), unit, system: UCUM, code } });
    },
  },
};

const bounds = (entry: Entry): Extension[] => {
  const { min, max } = entry.definition;
  const kind = BOUNDS[itemTypeOf(entry)];
  if (!kind) return [];
  const [minUrl, maxUrl] = kind.urls;
  const bound = kind.bound(entry);
  return [
    ...(min === undefined ? [] : [{ url: minUrl, ...bound(min) }]),
    ...(max === undefined ? [] : [{ url: maxUrl, ...bound(max) }]),
  ];
};

const decimalPlaces = (entry: Entry): Extension[] => {
  const { decimals } = entry.definition;
  const counts = decimals !== undefined && ['decimal', 'quantity'].includes(itemTypeOf(entry));
  return counts ? [{ url: MAX_DECIMAL_PLACES, valueInteger: decimals }] : [];
};

/** What the widget shows below the question, as an item of its own that renderers know as help. */
const helpItem = ({ name, definition: { help } }: Entry, texts: Texts): QuestionnaireItem[] => {
  if (help === undefined) return [];
  const translated = texts.translations(help);
  return [
    {
      linkId: `${name}.help`,
      extension: [
        { url: ITEM_CONTROL, valueCodeableConcept: { coding: [{ system: ITEM_CONTROL_CODES, code: 'help' }] } },
      ],
      text: texts.text(help),
      ...(translated === undefined ? {} : { _text: translated }),
      type: 'display',
    },
  ];
};

const itemOf = (entry: Entry, texts: Texts): QuestionnaireItem => {
  const { name, definition, derived } = entry;
  const question = definition.question ?? definition.label;
  const translated = texts.translations(question);
  const extension = [...unitOptions(entry), ...bounds(entry), ...decimalPlaces(entry)];
  const options = answerOptions(entry, texts);
  const help = helpItem(entry, texts);
  return {
    linkId: name,
    ...(extension.length === 0 ? {} : { extension }),
    ...(definition.codes === undefined ? {} : { code: definition.codes.map((one) => ({ ...one })) }),
    text: texts.text(question),
    ...(translated === undefined ? {} : { _text: translated }),
    type: itemTypeOf(entry),
    ...(definition.gate === undefined
      ? {}
      : { enableWhen: [{ question: definition.gate, operator: '=' as const, answerBoolean: true }] }),
    required: false,
    ...(entry.type === 'codes' ? { repeats: true } : {}),
    ...(derived ? { readOnly: true } : {}),
    ...(options.length === 0 ? {} : { answerOption: options }),
    ...(help.length === 0 ? {} : { item: help }),
  };
};

/** `knee-osteoarthritis` → `KneeOsteoarthritis`: a name that code can use (invariant que-0). */
const machineName = (id: string): string =>
  id
    .split('-')
    .map((word) => word.charAt(0).toUpperCase() + word.slice(1))
    .join('');

/**
 * The Questionnaire whose answers `toQuestionnaireResponse` gives and `prefill` reads.
 *
 * Every question may stay open: a person who does not know an answer leaves it out.
 *
 * @see https://hl7.org/fhir/R4/questionnaire.html
 * @see https://hl7.org/fhir/uv/sdc/
 */
export const toQuestionnaire = (ruleSet: RuleSet, options: QuestionnaireOptions = {}): Questionnaire => {
  const { document } = ruleSet;
  const texts = textsOf(ruleSet, options);
  const changed = document.changeLog.find(({ version }) => version === document.version)?.date;
  const title = texts.translations(document.title);
  return {
    resourceType: 'Questionnaire',
    language: texts.lang,
    url: questionnaireUrl(ruleSet, options.base),
    version: document.version,
    name: machineName(document.id),
    title: texts.text(document.title),
    ...(title === undefined ? {} : { _title: title }),
    status: document.status,
    experimental: document.experimental,
    subjectType: ['Patient'],
    date: changed ?? document.lastReviewDate,
    publisher: document.publisher,
    description: texts.text(document.summary),
    purpose: texts.text(document.intendedUse),
    // In words alone: the codes are the rule set's own, and not all of them are countries.
    ...(document.jurisdictions.length === 0
      ? {}
      : { jurisdiction: document.jurisdictions.map(({ display }) => ({ text: texts.text(display) })) }),
    ...(document.approvalDate === undefined ? {} : { approvalDate: document.approvalDate }),
    lastReviewDate: document.lastReviewDate,
    effectivePeriod: { ...document.effectivePeriod },
    item: entriesOf(ruleSet).map((entry) => itemOf(entry, texts)),
  };
};
