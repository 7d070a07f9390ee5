/** The names that conditions may use, each with a place of its own in the state. */
import { assembler } from './machine.js';
import { variable, type Node } from './node.js';
import type { Dictionary } from './profile.js';
import { enter, placeOf, widthOf, type FactShape, type Place } from './state.js';

export interface OpenDictionary extends Dictionary {
  /** Gives a name the next free place. */
  readonly add: (name: string, shape: FactShape) => Place;
}

const slotsFor = ({ options }: FactShape): number => Math.max(1, options?.length ?? 0);

/** A dictionary with room for so many shapes and, beside them, `more` plain values. */
export const openDictionary = (shapes: readonly FactShape[], more = 0): OpenDictionary => {
  const names = new Map<string, Node>();
  const code = assembler(shapes.reduce((slots, shape) => slots + slotsFor(shape), more));
  let used = 0;
  const add = (name: string, shape: FactShape): Place => {
    const place = placeOf(name, shape, used);
    used += widthOf(place);
    enter(code.state, place);
    names.set(name, variable(place, code));
    return place;
  };
  return { names, code, add };
};
