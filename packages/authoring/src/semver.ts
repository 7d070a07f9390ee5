/** Semantic versions of rule sets: RULE-PROFILE, section 3. */
export const LEVELS = ['none', 'patch', 'minor', 'major'] as const;
/** How much a new version changes for patients. */
export type Level = (typeof LEVELS)[number];

export const isHigher = (a: Level, b: Level): boolean => LEVELS.indexOf(a) > LEVELS.indexOf(b);
export const highest = (levels: readonly Level[]): Level =>
  levels.reduce<Level>((a, b) => (isHigher(b, a) ? b : a), 'none');

const VERSION = /^(\d+)\.(\d+)\.(\d+)(?:-([0-9A-Za-z.-]+))?$/;

const numbersOf = (version: string): [number, number, number] => {
  const [, major, minor, patch] = VERSION.exec(version) ?? [];
  return [Number(major), Number(minor), Number(patch)];
};

/** Negative when `a` comes before `b` (https://semver.org, 11); a pre-release comes before its release. */
export const compareVersions = (a: string, b: string): number => {
  const [left, right] = [numbersOf(a), numbersOf(b)];
  for (const [i, number] of left.entries()) if (number !== right[i]) return number - (right[i] ?? NaN);
  const [preA, preB] = [VERSION.exec(a)?.[4], VERSION.exec(b)?.[4]];
  if (preA === preB) return 0;
  if (preA === undefined) return 1;
  return preB === undefined ? -1 : preA.localeCompare(preB, 'en', { numeric: true });
};

/** The level that the step from one version number to the next claims; null when it is no step forward. */
export const claimedLevel = (before: string, after: string): Level | null => {
  if (compareVersions(before, after) > 0) return null;
  const [old, young] = [numbersOf(before), numbersOf(after)];
  if (young[0] !== old[0]) return 'major';
  if (young[1] !== old[1]) return 'minor';
  return compareVersions(before, after) === 0 ? 'none' : 'patch';
};

/** The next version number of a level. */
export const nextVersion = (version: string, level: Level): string => {
  const [major, minor, patch] = numbersOf(version);
  if (level === 'major') return `${major + 1}.0.0`;
  if (level === 'minor') return `${major}.${minor + 1}.0`;
  return level === 'patch' ? `${major}.${minor}.${patch + 1}` : version;
};
