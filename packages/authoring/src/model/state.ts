/** Three-valued truth as a small number, for the inner loops: 0 not met, 1 met, 2 unknown. */
export type Trit = 0 | 1 | 2;

/** Whether a search has chosen a value for a term. */
export const FREE = 0;
export const CHOSEN = 1;
/** Chosen to stay unknown: no later choice will give it a value. */
export const LEFT_OPEN = 2;

/**
 * What is known of one patient, by the index of a term. A known value has equal ends; an unknown one spans its declared range.
 * A value that stands for a whole region has that region in `boxLo` and `boxHi`: calculations read those, comparisons the value.
 */
export interface State {
  lo: Float64Array;
  hi: Float64Array;
  boxLo: Float64Array;
  boxHi: Float64Array;
  fixed: Uint8Array;
}

export const copyOf = ({ lo, hi, boxLo, boxHi, fixed }: State): State => ({
  lo: lo.slice(),
  hi: hi.slice(),
  boxLo: boxLo.slice(),
  boxHi: boxHi.slice(),
  fixed: fixed.slice(),
});
