/** Whether guidelines point in different directions. They are shown side by side and never averaged. */
type Direction = 'for' | 'against' | 'neither';

/**
 * Direction of a position as the evidence pack names it ("strong-against", "conditional-for-steroid", "do-not-offer-hyaluronan").
 * What says neither word, or both, counts as neither: a practice, a framework, a condition.
 */
const directionOf = (position: string): Direction => {
  const words = position.toLowerCase().split(/[^a-z]+/);
  const isFor = words.includes('for');
  const isAgainst = words.includes('against') || words.includes('not');
  if (isFor === isAgainst) return 'neither';
  return isFor ? 'for' : 'against';
};

/** True when at least one is for and one against. */
export const disagree = (positions: readonly string[]): boolean => {
  const directions = new Set(positions.map(directionOf));
  return directions.has('for') && directions.has('against');
};
