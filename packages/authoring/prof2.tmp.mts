import { readFileSync } from 'node:fs';
import { parseRuleSet } from '@regen-cds/engine';
import { createSingle } from './src/model/pair.js';
import { conditionsOf } from './src/model/conditions.js';
import { findPatient } from './src/model/search.js';
const f = process.argv[2]!;
const rs = parseRuleSet(JSON.parse(readFileSync(f, 'utf8')));
const s = createSingle(rs, '2026-11-25');
for (const c of conditionsOf(rs.document)) {
  const k = s.reader.condition(c.when, c.path);
  for (const a of [1, 2, 4]) {
    const t = performance.now();
    const o = findPatient(s.space, [{ condition: k, allow: a }], 'complete', { memory: s.memory });
    const e = performance.now() - t;
    if (e > 20) console.log(c.id, a, o.kind, e.toFixed(0), JSON.stringify(c.when).slice(0, 200));
  }
}
