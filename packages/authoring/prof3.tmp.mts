import { parseRuleSet } from '@regen-cds/engine';
import * as A from './src/checks/always.js';
import { checkDeadParts } from './src/checks/dead-parts.js';
import * as P from './src/checks/pairs.js';
import { checkCards } from './src/checks/cards.js';
import { createSingle } from './src/model/pair.js';
import { soundRuleSet } from './src/testing/seeded-defects.js';
const document = soundRuleSet() as any;
const names = Array.from({ length: 26 }, (_, i) => `flag${i}`);
for (const name of names) document.facts[name] = { ...document.facts.injected };
const chain = (list: any) =>
  list.slice(1).reduce((rest: any, name: any) => ({ '!=': [rest, { var: name }] }), { var: list[0] });
document.criteria.find(({ id }: any) => id === 'heavy').when = { '!=': [chain(names), chain(names.toReversed())] };
let t0 = performance.now();
const rs = parseRuleSet(document);
console.log('parse', performance.now() - t0);
t0 = performance.now();
const s = createSingle(rs, '2026-11-25');
console.log('single', performance.now() - t0);
const T = (n: string, w: () => unknown) => {
  const t = performance.now();
  w();
  console.log(n, (performance.now() - t).toFixed(0));
};
T('cards', () => checkCards(rs, '2026-11-25'));
T('always', () => A.checkAlways(s));
T('dead', () => checkDeadParts(s));
T('shadow', () => P.checkShadowed(s));
T('contra', () => P.checkContradictory(s));
