import { readFileSync, readdirSync } from 'node:fs';
import { parseRuleSet, evaluate } from '@regen-cds/engine';
import { createSpace, emptyState } from './src/model/space.js';
import { createReader } from './src/model/read.js';
import { createModel, statusOf, REACHED, isStronger } from './src/model/statuses.js';
import { findPatient, Memory, MET, NOT_MET } from './src/model/search.js';
import { factsOf, stateOfFacts } from './src/model/patient.js';
const f = process.argv[2] ?? '/work/main/rules/knee-osteoarthritis/1.0.0.json';
const d = JSON.parse(readFileSync(f, 'utf8'));
let t = performance.now();
const rs = parseRuleSet(d);
console.log('parse', performance.now() - t);
t = performance.now();
const space = createSpace([d], '2026-11-25');
const m = createModel(d, createReader(d, space));
console.log('model', performance.now() - t, space.terms.length);
t = performance.now();
for (const c of m.criteria) {
  for (const allow of [MET, NOT_MET]) {
    const o = findPatient(space, [{ condition: c.condition, allow }], 'complete');
    if (o.kind !== 'found') console.log(c.definition.id, allow, o.kind);
    else {
      const facts = factsOf(space, o.choices);
      const r = evaluate(rs, facts, { asOf: space.asOf }).criteria[c.index]!;
      if (r.truth !== (allow === MET)) console.log('BAD', c.definition.id, allow, facts, r);
    }
  }
}
console.log('met/notmet', performance.now() - t);
t = performance.now();
const memory = new Memory();
for (const mod of m.modalities) {
  for (const s of REACHED) {
    const stronger = mod.raisers.filter((r) => isStronger(r.status, s));
    const at = s === 'candidate' ? [null] : mod.raisers.filter((r) => r.status === s);
    let got = 'unreachable';
    for (const a of at) {
      const o = findPatient(
        space,
        [
          ...(a ? [{ condition: a.condition, allow: MET }] : []),
          ...stronger.map((r) => ({ condition: r.condition, allow: NOT_MET })),
        ],
        'complete',
        { memory },
      );
      if (o.kind === 'found') {
        const facts = factsOf(space, o.choices);
        const dec = evaluate(rs, facts, { asOf: space.asOf }).modalities.find((x) => x.modality === mod.id)!;
        const own = statusOf(mod, stateOfFacts(space, facts));
        got = dec.status + ' ' + own + ' ' + Object.keys(facts).length;
        if (dec.status !== s || own !== s) console.log('BAD', mod.id, s, dec.status, own, facts);
        break;
      } else if (o.kind === 'not-decided') got = 'nd';
    }
    console.log(mod.id, s, got);
  }
}
console.log('status', performance.now() - t);
