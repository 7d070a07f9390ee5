import type { Json } from './json.js';
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

/** A value that could stand in the place of another one. */
const alike = (value: Json, containers: readonly Container[], tape: Tape): Json => {
  if (typeof value === 'number') return tape.pick([value + 1, value - 1, -value, value / 2, 0]);
  if (typeof value === 'boolean') return !value;
  const others = containers.flatMap((one) => Object.values(one)).filter((other) => typeof other === typeof value);
  return structuredClone(others.length === 0 ? null : tape.pick(others));
};

/** A copy of the document in which a few parts are gone, doubled, renamed, swapped or replaced. */
export const mutated = (document: Json, tape: Tape): Json => {
  const copy = structuredClone(document);
  for (let count = tape.pick([1, 1, 1, 2, 3]); count > 0; count -= 1) {
    const containers = containersIn(copy);
    const parent = tape.pick(containers) as Record<string, Json>;
    const keys = Object.keys(parent);
    const key = keys.length === 0 ? 'added' : tape.pick(keys);
    switch (tape.choose(8)) {
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
      case 3:
      case 4:
        parent[key] = tape.pick(STRANGE)();
        break;
      default:
        parent[key] = alike(parent[key], containers, tape);
    }
  }
  return copy;
};
