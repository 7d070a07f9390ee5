/** Scalars that have a name of their own. */
export type Scalar = 'any' | 'boolean' | 'day' | 'integer' | 'number' | 'positive';

/**
 * What a part of a document must look like: a scalar, a text that matches, one of some literals, a list (`[]`; with something in
 * it `[+]`), a record with keys that match (`{}`; with something in it `{+}`), one of some shapes (`|`), or else an object of
 * exactly these fields, those that end in `?` optional.
 */
export type Shape = Scalar | RegExp | readonly (string | number | boolean)[] | Compound;

interface Compound {
  readonly '[]'?: Shape;
  readonly '[+]'?: Shape;
  readonly '{}'?: Shape;
  readonly '{+}'?: Shape;
  readonly keys?: RegExp;
  readonly '|'?: readonly Shape[];
  readonly [field: string]: Shape | readonly Shape[] | undefined;
}
