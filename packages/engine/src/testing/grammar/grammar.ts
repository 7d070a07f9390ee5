/** What the parts of the grammar of well-typed conditions share. */
import type { Dictionary } from '../dictionary.js';
import type { Json } from '../json.js';
import type { Tape } from '../tape.js';

export interface Grammar {
  dictionary: Dictionary;
  tape: Tape;
  /** A condition of at most `depth` operators: a number or a code may hold one (`if`), and they stand in conditions. */
  truth: (depth: number) => Json;
}

export const variable = (name: string): Json => ({ var: name });
