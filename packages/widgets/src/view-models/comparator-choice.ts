/** Which options are compared: usual care always, and of the others those that are picked and have a place. */
import type { ModalityDefinition, RuleSet } from '@regen-cds/engine';

/** Options beside usual care that are compared at once; more stay picked, and are named. */
export const MOST = 4;

/** Ids that are picked: by the person, else by the host, else the first two that are assessed. */
export const pickedOf = (
  { document: { modalities } }: RuleSet,
  byPerson: readonly string[] | null,
  byHost: string,
): readonly string[] => {
  if (byPerson) return byPerson;
  const others = modalities.filter(({ usualCare }) => usualCare !== true);
  const named = byHost.split(/\s+/).filter(Boolean);
  if (named.length > 0) return others.map(({ id }) => id).filter((id) => named.includes(id));
  const assessed = others.filter(({ comparator }) => comparator !== true);
  return [...assessed, ...others.filter((one) => !assessed.includes(one))].slice(0, 2).map(({ id }) => id);
};

/** What is compared, in the order of the rule set. */
export const comparedOf = ({ document: { modalities } }: RuleSet, picked: readonly string[]): ModalityDefinition[] => {
  const some = modalities.filter(({ id, usualCare }) => usualCare !== true && picked.includes(id)).slice(0, MOST);
  return modalities.filter((one) => one.usualCare === true || some.includes(one));
};
