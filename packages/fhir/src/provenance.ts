/** Where an answer comes from and when it held, as extensions of FHIR, and back. */
import { ORIGINS, type KnownFact, type Observation, type Origin } from '@regen-cds/engine';
import type { Extension } from 'fhir/r4.js';
import { COMPLETE, DATA_ABSENT_REASON, INFORMATION_ORIGIN, OBSERVED } from './names.js';
import type { ResponseAnswer, ResponseItem } from './response-schema.js';

const isEntered = (origin: Origin): boolean => origin === 'manual' || origin === 'override';

// ---------------------------------------------------------------------------------------------------------- out

/** Nobody said when: left to itself the answer would get the date of the response. */
const UNDATED: Extension = { url: OBSERVED, extension: [{ url: DATA_ABSENT_REASON, valueCode: 'unknown' }] };

const dateOf = ({ observed }: KnownFact, authored: string): Extension[] => {
  if (observed === undefined) return [UNDATED];
  return observed === authored ? [] : [{ url: OBSERVED, valueDateTime: observed }];
};

/** Origin always; the day or instant where it is not the one of the whole response. */
export const provenanceOf = (fact: KnownFact, authored: string): Extension[] => [
  { url: INFORMATION_ORIGIN, extension: [{ url: 'source', valueCode: fact.origin }] },
  ...dateOf(fact, authored),
];

/** Said only where the origin does not say it: what a person answered is complete, what a chart gave is not. */
export const completenessOf = ({ complete, origin }: KnownFact): Extension[] =>
  complete === undefined || complete === isEntered(origin) ? [] : [{ url: COMPLETE, valueBoolean: complete }];

// ----------------------------------------------------------------------------------------------------------- in

/** DTR's earlier drafts had one code for both kinds of prefilled answer. */
const EARLIER_ORIGIN = 'auto';

const originIn = ({ extension = [] }: ResponseAnswer): Origin => {
  const found = extension.find(({ url }) => url === INFORMATION_ORIGIN)?.extension?.find(({ url }) => url === 'source');
  const code = found?.valueCode === EARLIER_ORIGIN ? 'auto-client' : found?.valueCode;
  return ORIGINS.find((origin) => origin === code) ?? 'auto-client';
};

const observedIn = ({ extension = [] }: ResponseAnswer, authored: string | undefined): string | undefined => {
  const own = extension.find(({ url }) => url === OBSERVED);
  return own ? (own.valueDateTime ?? own.valueDate) : authored;
};

/** What nobody dated counts as a chart value without a date, never as of today. */
export const provenanceIn = (
  answer: ResponseAnswer,
  authored: string | undefined,
): Pick<Observation, 'origin' | 'observed'> => {
  const observed = observedIn(answer, authored);
  const origin = originIn(answer);
  if (observed !== undefined) return { origin, observed };
  return { origin: isEntered(origin) ? 'auto-client' : origin };
};

/** Whether a list holds everything, where the item says so or a person made it. */
export const completeIn = ({ extension = [], answer = [] }: ResponseItem): Pick<Observation, 'complete'> => {
  const said = extension.find(({ url }) => url === COMPLETE)?.valueBoolean;
  const complete = said ?? (answer.some((one) => isEntered(originIn(one))) ? true : undefined);
  return complete === undefined ? {} : { complete };
};
