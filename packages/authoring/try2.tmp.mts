import { readFileSync, readdirSync } from 'node:fs';
import { parseRuleSet, evaluate } from '@regen-cds/engine';
import { createPair } from './src/model/pair.js';
import { findStatusChanges } from './src/diff/status-changes.js';
import { findConditionChanges } from './src/diff/condition-changes.js';
import { mutantsOf } from './src/testing/mutants.js';
import { createRandom } from './src/testing/random.js';
const r = createRandom(1);
const N = Number(process.argv[2] ?? 100);
const files = readdirSync('/work/main/rules').map((i) => `/work/main/rules/${i}/1.0.0.json`);
const sets = files.flatMap((f) => {
  try {
    const d = JSON.parse(readFileSync(f, 'utf8'));
    return [{ rs: parseRuleSet(d), m: mutantsOf(d) }];
  } catch (e) {
    console.log(f, String(e).slice(0, 200));
    return [];
  }
});
console.log(sets.map((s) => [s.rs.document.id, s.m.count]));
let parse = 0,
  diff = 0,
  n = 0,
  none = 0,
  und = 0,
  tot = 0,
  worst = 0;
while (n < N) {
  const s = r.pick(sets.filter((x) => x.m.count > 0));
  const mu = s.m.at(r.below(s.m.count));
  let t = performance.now();
  let b;
  try {
    b = parseRuleSet(mu.document);
  } catch {
    parse += performance.now() - t;
    continue;
  }
  parse += performance.now() - t;
  n++;
  t = performance.now();
  const p = createPair(s.rs, b, '2026-11-25');
  const c = findStatusChanges(p);
  const el = performance.now() - t;
  diff += el;
  if (el > worst) {
    worst = el;
    console.log('slow', el.toFixed(0), s.rs.document.id, mu.path, mu.from, mu.to, c.changes.length);
  }
  tot += c.changes.length;
  const cc = findConditionChanges(p);
  if (cc.undecided.length) console.log('CUND', s.rs.document.id, mu.path, mu.from, mu.to, cc.undecided);
  if (!c.changes.length && !cc.changes.length) {
    none++;
    console.log('none', s.rs.document.id, mu.path, mu.from, mu.to, c.undecided.length);
  }
  if (c.undecided.length) {
    und++;
    console.log('UND', s.rs.document.id, mu.path, mu.from, mu.to, JSON.stringify(c.undecided));
  }
}
console.log({ n, none, und, tot, parse, diff, worst });
