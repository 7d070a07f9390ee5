/** `jurisdiction`: a reserved, complete list of codes that a host sets by attribute and that is asked like any other fact. */
import type { FactDefinition, RuleSetDocument } from './document.js';

export const JURISDICTION = 'jurisdiction';

export const jurisdictionFact = ({ jurisdictions }: Pick<RuleSetDocument, 'jurisdictions'>): FactDefinition => ({
  type: 'codes',
  label: { en: 'Place of treatment', es: 'Lugar del tratamiento' },
  question: { en: 'Where would the treatment be given?', es: '¿Dónde se haría el tratamiento?' },
  why: { en: 'The law differs from place to place.', es: 'La ley cambia de un lugar a otro.' },
  obtain: { en: 'The address of the clinic tells.', es: 'Lo dice la dirección de la clínica.' },
  options: jurisdictions,
  askedOf: 'either',
});
