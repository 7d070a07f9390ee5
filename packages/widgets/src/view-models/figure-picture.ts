/** Counts of people as icons (UX, section 6): how many of which mark, on one denominator for a whole group. */

/** One group of people behind a figure. */
export interface CountedArm {
  label: string;
  /** People to whom it happened, of `of`. */
  count: number;
  of: number;
  /** What is not ruled out, above all where `count` is 0. */
  upperLimit?: { count: number; of: number } | undefined;
  /** The source rounds or estimates. */
  about?: boolean | undefined;
}

export type Denominator = 100 | 1000;

/** `people`: an icon is a person. `squares`: a square is 1,000 people, and each dot in one is a person. */
export interface Picture {
  kind: 'people' | 'squares';
  /** Icons or squares in all. */
  total: number;
  /** It happened. */
  full: number;
  /** Not ruled out. */
  dashed: number;
}

/** More squares than this say nothing that the words do not. */
const MOST_SQUARES = 100;

/** True for numbers that a group of people can have. */
export const isCountable = ({ count, of, upperLimit }: CountedArm): boolean =>
  of > 0 && count >= 0 && count <= of && (!upperLimit || (upperLimit.of > 0 && upperLimit.count >= 0));

/** What decides the denominator: the share to whom it happened or, where nobody is counted, what is not ruled out. */
const share = ({ count, of, upperLimit }: CountedArm): number =>
  count === 0 && upperLimit ? upperLimit.count / upperLimit.of : count / of;

/** 100 where every share is at least 1 of 100, else 1,000 (IA2). Nobody at all, with no limit given, asks for no finer grid. */
export const denominatorFor = (arms: readonly CountedArm[]): Denominator =>
  arms.every((arm) => share(arm) === 0 || share(arm) >= 0.01) ? 100 : 1000;

/** Rounded up, as "up to" says, but not for the noise of a division. */
const upTo = (limit: CountedArm['upperLimit'], denominator: number): number =>
  limit ? Math.ceil((limit.count / limit.of) * denominator - 1e-9) : 0;

/** Dots that stand for fewer than 1 of 1,000: as counted, or one person in as many as share the rate. */
const squaresOf = (count: number, of: number, mark: 'full' | 'dashed'): Picture | null => {
  const counted = [
    [count, of],
    [1, of / count],
  ] as const;
  for (const [dots, people] of counted) {
    const total = Math.ceil(people / 1000);
    if (Number.isInteger(dots) && total <= MOST_SQUARES)
      return { kind: 'squares', total, full: 0, dashed: 0, [mark]: dots };
  }
  return null;
};

/** The picture of one group; null where only words are honest: nobody counted and no limit given, or too rare to draw. */
export const pictureOf = (arm: CountedArm, denominator: Denominator): Picture | null => {
  const { count, of, upperLimit } = arm;
  if (!isCountable(arm) || (count === 0 && !upperLimit)) return null;
  if (share(arm) < 0.001)
    return count === 0 && upperLimit
      ? squaresOf(upperLimit.count, upperLimit.of, 'dashed')
      : squaresOf(count, of, 'full');
  const full = count === 0 ? 0 : Math.max(1, Math.round((count / of) * denominator));
  const dashed = Math.min(denominator, Math.max(full, upTo(upperLimit, denominator))) - full;
  return { kind: 'people', total: denominator, full, dashed };
};
