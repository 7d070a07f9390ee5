/** What raises a modality to a status, as conditions: DESIGN, section 5, read for a search instead of for one patient. */
import { STATUSES, type CriterionDefinition, type RuleSetDocument, type Status } from '@regen-cds/engine';
import * as c from './condition.js';
import type { Condition } from './condition.js';
import type { Reader } from './read.js';
import type { State, Trit } from './state.js';

export interface Criterion {
  readonly definition: CriterionDefinition;
  readonly index: number;
  readonly condition: Condition;
}

/** A condition that, when met, raises a modality at least to a status. */
export interface Raiser {
  readonly status: Status;
  readonly condition: Condition;
  /** The criteria it stands for: one, or all indications of the modality together. */
  readonly criteria: readonly Criterion[];
}

export interface Modality {
  readonly id: string;
  /** Place in the document. */
  readonly index: number;
  readonly criteria: readonly Criterion[];
  /** Strongest first. */
  readonly raisers: readonly Raiser[];
}

export interface Model {
  readonly document: RuleSetDocument;
  readonly criteria: readonly Criterion[];
  /** Comparators left out. */
  readonly modalities: readonly Modality[];
}

export const rank = (status: Status): number => STATUSES.indexOf(status);
export const isStronger = (a: Status, b: Status): boolean => rank(a) < rank(b);

/** The statuses a modality can reach when everything is known, weakest first. */
export const REACHED: readonly Status[] = STATUSES.filter((status) => status !== 'needs-answers').toReversed();

/** What a criterion of each kind does to a modality, and at which truth; indications count together. */
export const RAISES: Readonly<Record<CriterionDefinition['kind'], { status: Status; met: boolean } | null>> = {
  urgent: { status: 'urgent', met: true },
  exclusion: { status: 'unsuitable', met: true },
  requirement: { status: 'unsuitable', met: false },
  investigational: { status: 'investigational', met: true },
  referral: { status: 'referral', met: true },
  indication: null,
  caution: { status: 'caution', met: true },
  task: null,
  note: null,
};

/** The status that a criterion's kind can give, if any. */
export const statusOfKind = (kind: CriterionDefinition['kind']): Status | null =>
  kind === 'indication' ? 'not-indicated' : (RAISES[kind]?.status ?? null);

const strongestFirst = (raisers: readonly Raiser[]): Raiser[] =>
  raisers.toSorted((a, b) => rank(a.status) - rank(b.status));

const raisersOf = (criteria: readonly Criterion[]): Raiser[] => {
  const single = criteria.flatMap((criterion): Raiser[] => {
    const raises = RAISES[criterion.definition.kind];
    if (!raises) return [];
    const condition = raises.met ? criterion.condition : c.not(criterion.condition);
    return [{ status: raises.status, condition, criteria: [criterion] }];
  });
  const indications = criteria.filter(({ definition }) => definition.kind === 'indication');
  if (indications.length === 0) return strongestFirst(single);
  const none = c.not(c.or(...indications.map(({ condition }) => condition)));
  return strongestFirst([...single, { status: 'not-indicated', condition: none, criteria: indications }]);
};

/** Reads every criterion of a rule set that the engine has accepted. */
export const createModel = (document: RuleSetDocument, reader: Reader): Model => {
  const criteria = document.criteria.map((definition, index) => ({
    definition,
    index,
    condition: reader.condition(definition.when, `/criteria/${index}/when`),
  }));
  const modalities = document.modalities.flatMap(({ id, comparator }, index) => {
    if (comparator === true) return [];
    const own = criteria.filter(({ definition }) => definition.appliesTo?.includes(id) ?? true);
    return [{ id, index, criteria: own, raisers: raisersOf(own) }];
  });
  return { document, criteria, modalities };
};

/** Where a modality stands for what is known; the same as the engine says, but for conditions that only a search settles. */
export const statusOf = ({ raisers }: Modality, state: State): Status => {
  let open: Status | null = null;
  for (const { status, condition } of raisers) {
    const truth: Trit = condition.truth(state);
    // They come strongest first, so that the first that is met decides, unless something at least as strong is open.
    if (truth === 1) return open === null || open === status ? status : 'needs-answers';
    if (truth === 2) open ??= status;
  }
  return open === null ? 'candidate' : 'needs-answers';
};
