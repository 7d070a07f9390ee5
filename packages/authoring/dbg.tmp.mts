import { readFileSync } from 'node:fs';
import { parseRuleSet, evaluate } from '@regen-cds/engine';
import { createPair } from './src/model/pair.js';
import { findPatient } from './src/model/search.js';
import { findConditionChanges } from './src/diff/condition-changes.js';
import { factsOf, stateOfFacts } from './src/model/patient.js';
import { raised } from './src/diff/implied.js';
import { mutantsOf } from './src/testing/mutants.js';
const d = JSON.parse(readFileSync('/work/main/rules/blood-stem-cell-transplant/1.0.0.json', 'utf8'));
console.log(JSON.stringify(d.derived, null, 0).slice(0, 3000));
const m = mutantsOf(d);
let mu: any;
for (let i = 0; i < m.count; i++) {
  const x = m.at(i);
  if (x.path.endsWith('/compute/expression/+/5/if/2') && x.to === -1) mu = x;
}
const a = parseRuleSet(d),
  b = parseRuleSet(mu.document);
const p = createPair(a, b, '2026-11-25');
const i = d.criteria.findIndex((c: any) => c.id === 'HCT-FLAG-HCTCI');
const A = p.before.model.criteria[i]!.condition,
  B = p.after.model.criteria[i]!.condition;
console.log(JSON.stringify(d.criteria[i].when), [...A.terms].map((t) => t.fact).join());
for (const [x, y] of [
  [1, 2],
  [2, 1],
]) {
  const imp = x === 1 ? raised(A, B) : raised(B, A);
  console.log(
    'implied',
    imp.key.length,
    imp.op,
    imp.parts.map((q) => q.op),
  );
  const t = performance.now();
  const o = findPatient(
    p.space,
    [
      { condition: imp, allow: 2 },
      { condition: A, allow: x! },
      { condition: B, allow: y! },
    ],
    'complete',
  );
  console.log(x, y, o.kind, performance.now() - t);
  if (o.kind === 'found') {
    const f = factsOf(p.space, o.choices);
    console.log(f);
    const s = stateOfFacts(p.space, f);
    console.log(
      A.truth(s),
      B.truth(s),
      evaluate(a, f, { asOf: '2026-11-25' }).criteria[i],
      evaluate(b, f, { asOf: '2026-11-25' }).criteria[i],
    );
  }
}
console.log(findConditionChanges(p));
