import type { Json } from './arbitraries.js';
import type { Tape } from './tape.js';

type Container = Record<string, Json> | Json[];
const isContainer = (value: Json): value is Container => typeof value === 'object' && value !== null;

/** Every object and list of a document. */
const containersIn = (value: Json, into: Container[] = []): Container[] => {
  if (!isContainer(value)) return into;
  into.push(value);
  for (const part of Object.values(value)) containersIn(part, into);
  return into;
};

const deep = (levels: number): Json => {
  let value: Json = 1;
  for (let level = 0; level < levels; level += 1) value = { '!': [value] };
  return value;
};

/** Values that a careless reader trips over. */
const STRANGE: readonly (() => Json)[] = [
  () => null,
  () => '',
  () => 0,
  () => -1,
  () => 1e308,
  () => 1.5,
  () => true,
  () => [],
  () => ({}),
  () => [[]],
  () => '2026-02-30',
  () => '__proto__',
  () => 'constructor',
  () => ({ var: 'grade' }),
  () => ({ var: '__proto__' }),
  () => ({ log: 1 }),
  () => ({ '>': [{ var: 'weight' }, 1] }),
  () => deep(40),
  () => deep(500),
  () => new Array<Json>(5000).fill('a'),
  () => JSON.parse('{"__proto__": {"type": "boolean"}}') as Json,
  () => ({ en: 'One', es: 'Uno' }),
  () => 'x'.repeat(10_000),
];

/** A copy of the document in which a few parts are gone, doubled, renamed, swapped or replaced. */
export const mutated = (document: Json, tape: Tape): Json => {
  const copy = structuredClone(document);
  for (let count = 1 + tape.choose(3); count > 0; count -= 1) {
    const containers = containersIn(copy);
    const parent = tape.pick(containers) as Record<string, Json>;
    const keys = Object.keys(parent);
    const key = keys.length === 0 ? 'added' : tape.pick(keys);
    switch (tape.choose(6)) {
      case 0:
        if (Array.isArray(parent)) parent.splice(Number(key), 1);
        else Reflect.deleteProperty(parent, key);
        break;
      case 1:
        if (Array.isArray(parent)) parent.push(structuredClone(parent[Number(key)]));
        else parent[`${key}${tape.pick(['x', ' ', '2', '/', '~'])}`] = parent[key];
        break;
      case 2:
        parent[key] = structuredClone(tape.pick(containers));
        break;
      default:
        parent[key] = tape.pick(STRANGE)();
    }
  }
  return copy;
};
