/** The one span in which two texts differ: what is before and after it stays, with cursor, folds and place on screen. */
export interface Change {
  from: number;
  to: number;
  insert: string;
}

/** Pieces are compared whole, which is many times faster than letter by letter. */
const PIECE = 4096;

/** How many characters two texts have in common, read by `part`, up to `most`. */
const commonLength = (most: number, isSame: (from: number, length: number) => boolean): number => {
  let [length, piece] = [0, PIECE];
  while (piece >= 1) {
    while (length + piece <= most && isSame(length, piece)) length += piece;
    piece = Math.floor(piece / 2);
  }
  return length;
};

/** Null where nothing differs. */
export const changeBetween = (before: string, after: string): Change | null => {
  if (before === after) return null;
  const most = Math.min(before.length, after.length);
  const from = commonLength(most, (at, length) => before.startsWith(after.slice(at, at + length), at));
  const tail = commonLength(most - from, (at, length) =>
    before.endsWith(after.slice(after.length - at - length, after.length - at), before.length - at),
  );
  return { from, to: before.length - tail, insert: after.slice(from, after.length - tail) };
};
