/** The words of explanations, one catalogue per language. Wording: UX, section 1. Placeholders stand in braces. */
import type { Origin, UnknownReason } from '../decision-model.js';
import type { Provenance } from '../document.js';
import type { Status } from '../vocabulary.js';

/** Comparisons by size, by their operator. */
export type Order = '<' | '<=' | '>' | '>=';
export type Limit = Order | '==' | '!=';

export interface Messages {
  status: Record<Status | 'usual-care' | 'comparator', readonly [clinician: string, patient: string]>;
  /** Null where the basis is named instead. */
  certainty: Record<Exclude<Provenance['certainty'], 'not-graded'>, readonly [clinician: string, patient: string]>;
  basis: Record<Provenance['basis'], string>;
  unknown: Record<UnknownReason, string>;
  origin: Record<Origin, readonly [clinician: string, patient: string]>;
  /** Origin of a place that the host set. */
  setByPage: string;
  limit: Record<Order, string>;
  /** The same of days. */
  day: Record<Order, string>;
  /** Both ends of a range of values, and its lower end where that belongs to it. */
  band: string;
  from: string;
  quoted: string;
  anythingBut: string;
  /** Before all but the first of several conditions of which one is enough. */
  or: string;
  yes: string;
  no: string;
  none: string;
  soFar: string;
  derivedFrom: string;
  /** Instead of a list too long to read. */
  derivedFromMany: string;
  on: string;
  asks: string;
  appliesToValue: string;
  appliesToAnswers: string;
  /** The answer is what the rule applies to: it is not said twice. */
  appliesToThis: string;
  over: string;
  under: string;
  atLimit: string;
  defaultLimit: string;
  uncited: string;
  unchecked: string;
  medicine: string;
  experimental: string;
  withheld: string;
  notDecided: (open: number, all: number) => string;
  basedOn: (answers: number, open: number, date: string) => string;
  incomplete: string;
  change: string;
  then: string;
}

const en: Messages = {
  status: {
    urgent: ['Stop: urgent', 'Get help now'],
    unsuitable: ['Not suitable', 'Likely not suitable: ask why'],
    investigational: ['Trial only', 'Likely not suitable: ask why'],
    referral: ['Refer first', 'Worth discussing'],
    'not-indicated': ['No listed reason', 'More to discuss'],
    caution: ['Caution', 'Worth discussing'],
    candidate: ['Candidate for assessment', 'Worth discussing'],
    'needs-answers': ['Needs answers', 'More answers needed'],
    'usual-care': ['Not assessed here', 'Always an option'],
    comparator: ['Not assessed here', 'Not assessed here'],
  },
  certainty: {
    high: ['High certainty', 'We are sure'],
    moderate: ['Moderate certainty', 'We are fairly sure'],
    low: ['Low certainty', 'We are not very sure'],
    'very-low': ['Very low certainty', 'We are very unsure'],
  },
  basis: {
    guideline: 'Guideline',
    trial: 'Trial',
    'systematic-review': 'Systematic review',
    label: 'Product label',
    regulation: 'Regulation',
    consensus: 'Expert consensus',
    'reference-text': 'Reference text',
    cohort: 'Cohort',
    survey: 'Survey',
    'position-statement': 'Position statement',
    'case-report': 'Case reports',
    'legal-ethical': 'Law and ethics',
    'protocol-habit': 'Custom of protocols',
    definition: 'Definition',
    'patient-information': 'Patient information',
    'engineering-default': 'Default of this rule set, awaiting clinical sign-off',
  },
  unknown: {
    'not-asked': 'Not answered yet',
    'not-known': 'Not known',
    declined: 'Not said',
    stale: 'Too old',
    'out-of-range': 'Out of range',
    conflict: 'In conflict',
    unit: 'Unit does not match',
    invalid: 'Not usable',
    fault: 'Could not be worked out',
  },
  origin: {
    manual: ['Entered here', 'You told us'],
    override: ['Entered here', 'You told us'],
    'auto-client': ['Chart', 'From your clinic’s record'],
    'auto-server': ['Chart', 'From your clinic’s record'],
  },
  setByPage: 'Set by this page',
  limit: {
    '<': 'below {0}',
    '<=': 'at most {0}',
    '>': 'above {0}',
    '>=': 'at least {0}',
  },
  day: { '<': 'before {0}', '<=': '{0} or earlier', '>': 'after {0}', '>=': '{0} or later' },
  band: 'values {0} to {1}',
  from: 'from {0}',
  quoted: '“{0}”',
  anythingBut: 'anything but {0}',
  or: 'or {0}',
  yes: 'Yes',
  no: 'No',
  none: 'None',
  soFar: 'So far: {0}',
  derivedFrom: 'Worked out from {0}',
  derivedFromMany: 'Worked out from {0} values',
  on: '{0} on {1}',
  asks: '{0}; the rule asks for {1}',
  appliesToValue: '{0}; the rule applies to {1}',
  appliesToAnswers: '{0}; the rule applies to {1}',
  appliesToThis: '{0}; the rule applies to this answer',
  over: '{0} above {1}',
  under: '{0} below {1}',
  atLimit: 'at {0}',
  defaultLimit: 'This limit is a default without a source.',
  uncited: 'No source read yet. Awaiting clinical sign-off.',
  unchecked: 'Not checked yet. Ask your clinician.',
  medicine: 'Do not stop or start a medicine because of this page. Ask the person who prescribed it.',
  experimental: 'Experimental: these rules have not been reviewed for clinical use.',
  withheld:
    'Two checks of these rules disagree. This is a defect, not a property of the patient. Decide without this page and report the code.',
  notDecided: (open, all) =>
    open === 0
      ? all === 1
        ? 'The option is decided.'
        : all === 0
          ? 'No option is assessed here.'
          : `All ${String(all)} options are decided.`
      : all === 1
        ? 'The option is not decided.'
        : `${String(open)} of ${String(all)} options ${open === 1 ? 'is' : 'are'} not decided.`,
  basedOn: (answers, open, date) =>
    `Based on ${String(answers)} ${answers === 1 ? 'answer' : 'answers'} on ${date}. ${open === 0 ? 'No question is open.' : open === 1 ? 'One question is still open.' : `${String(open)} questions are still open.`}`,
  incomplete: 'may be incomplete',
  change: '{0}: {1} instead of {2}',
  then: '{0}. Then: {1}.',
};

const es: Messages = {
  status: {
    urgent: ['Alto: urgente', 'Busque ayuda ahora'],
    unsuitable: ['No adecuado', 'Probablemente no es adecuado: pregunte por qué'],
    investigational: ['Solo en ensayo clínico', 'Probablemente no es adecuado: pregunte por qué'],
    referral: ['Derivar primero', 'Vale la pena hablarlo'],
    'not-indicated': ['Sin motivo en la lista', 'Hay más que hablar'],
    caution: ['Precaución', 'Vale la pena hablarlo'],
    candidate: ['Candidato a valoración', 'Vale la pena hablarlo'],
    'needs-answers': ['Faltan respuestas', 'Faltan respuestas'],
    'usual-care': ['No evaluado aquí', 'Siempre es una opción'],
    comparator: ['No evaluado aquí', 'No evaluado aquí'],
  },
  certainty: {
    high: ['Certeza alta', 'Estamos seguros'],
    moderate: ['Certeza moderada', 'Estamos bastante seguros'],
    low: ['Certeza baja', 'Estamos poco seguros'],
    'very-low': ['Certeza muy baja', 'Estamos muy inseguros'],
  },
  basis: {
    guideline: 'Guía clínica',
    trial: 'Ensayo',
    'systematic-review': 'Revisión sistemática',
    label: 'Ficha del producto',
    regulation: 'Norma legal',
    consensus: 'Consenso de expertos',
    'reference-text': 'Texto de referencia',
    cohort: 'Cohorte',
    survey: 'Encuesta',
    'position-statement': 'Declaración de posición',
    'case-report': 'Casos publicados',
    'legal-ethical': 'Ley y ética',
    'protocol-habit': 'Costumbre de los protocolos',
    definition: 'Definición',
    'patient-information': 'Información para pacientes',
    'engineering-default': 'Valor por defecto de estas reglas, pendiente de aprobación clínica',
  },
  unknown: {
    'not-asked': 'Aún sin respuesta',
    'not-known': 'No se sabe',
    declined: 'No lo dijo',
    stale: 'Demasiado antiguo',
    'out-of-range': 'Fuera de rango',
    conflict: 'En conflicto',
    unit: 'La unidad no coincide',
    invalid: 'No se puede usar',
    fault: 'No se pudo calcular',
  },
  origin: {
    manual: ['Introducido aquí', 'Usted nos lo dijo'],
    override: ['Introducido aquí', 'Usted nos lo dijo'],
    'auto-client': ['Historia clínica', 'De su historia clínica'],
    'auto-server': ['Historia clínica', 'De su historia clínica'],
  },
  setByPage: 'Indicado por esta página',
  limit: {
    '<': 'menos de {0}',
    '<=': 'como máximo {0}',
    '>': 'más de {0}',
    '>=': 'al menos {0}',
  },
  day: { '<': 'antes del {0}', '<=': '{0} o antes', '>': 'después del {0}', '>=': '{0} o después' },
  band: 'de {0} a {1}',
  from: '{0}',
  quoted: '«{0}»',
  anythingBut: 'cualquier respuesta menos {0}',
  or: 'o bien {0}',
  yes: 'Sí',
  no: 'No',
  none: 'Nada de la lista',
  soFar: 'Hasta ahora: {0}',
  derivedFrom: 'Calculado a partir de {0}',
  derivedFromMany: 'Calculado a partir de {0} datos',
  on: '{0} el {1}',
  asks: '{0}; la regla pide {1}',
  appliesToValue: '{0}; la regla se aplica si es {1}',
  appliesToAnswers: '{0}; la regla se aplica a {1}',
  appliesToThis: '{0}; la regla se aplica a esta respuesta',
  over: '{0} por encima de {1}',
  under: '{0} por debajo de {1}',
  atLimit: 'en {0}',
  defaultLimit: 'Este límite es un valor por defecto sin fuente.',
  uncited: 'Aún no se ha leído ninguna fuente. Pendiente de aprobación clínica.',
  unchecked: 'Aún sin revisar. Pregunte a su médico.',
  medicine: 'No suspenda ni empiece ningún medicamento por lo que lea aquí. Pregunte a quien se lo recetó.',
  experimental: 'Experimental: estas reglas no se han revisado para uso clínico.',
  withheld:
    'Dos comprobaciones de estas reglas no coinciden. Es un defecto, no algo del paciente. Decida sin esta página e informe del código.',
  notDecided: (open, all) =>
    open === 0
      ? all === 1
        ? 'La opción está decidida.'
        : all === 0
          ? 'Aquí no se evalúa ninguna opción.'
          : `Las ${String(all)} opciones están decididas.`
      : all === 1
        ? 'La opción está sin decidir.'
        : `${String(open)} de ${String(all)} opciones sin decidir.`,
  basedOn: (answers, open, date) =>
    `Con ${String(answers)} ${answers === 1 ? 'respuesta' : 'respuestas'} del ${date}. ${open === 0 ? 'No queda ninguna pregunta abierta.' : open === 1 ? 'Queda una pregunta abierta.' : `Quedan ${String(open)} preguntas abiertas.`}`,
  incomplete: 'puede estar incompleto',
  change: '{0}: {1} en lugar de {2}',
  then: '{0}. Entonces: {1}.',
};

const CATALOGUES: Readonly<Record<string, Messages>> = { en, es };

/** The catalogue of a language; English where there is none. */
export const messagesFor = (lang: string): Messages => CATALOGUES[lang] ?? CATALOGUES[lang.split('-')[0] ?? ''] ?? en;

/** Puts values into the numbered places of a text. */
export const fill = (template: string, ...values: readonly string[]): string =>
  template.replace(/\{(\d)\}/g, (_, place: string) => values[Number(place)] ?? '');
