import { readFileSync } from 'node:fs';
import { parseRuleSet } from '@regen-cds/engine';
import { parseCaseFile } from './src/case-file.js';
import { runCases } from './src/case-run.js';
import { coverageOf, gapsIn } from './src/coverage.js';
import { proposeCases } from './src/boundary.js';
for (const i of process.argv.slice(2)) {
  const b = `/work/main/rules/${i}/1.0.0`;
  const rs = parseRuleSet(JSON.parse(readFileSync(b + '.json', 'utf8')));
  const cf = parseCaseFile(JSON.parse(readFileSync(b + '.cases.json', 'utf8')));
  if (Array.isArray(cf)) {
    console.log(cf.slice(0, 5));
    continue;
  }
  let t = performance.now();
  const runs = runCases(rs, cf);
  console.log(i, runs.length, 'failing', runs.filter((r) => r.failures.length).length, performance.now() - t);
  t = performance.now();
  const c = coverageOf(rs, runs, cf.asOf);
  const g = gapsIn(c);
  console.log('gaps', g.length, performance.now() - t);
  g.slice(0, 8).forEach((x) => console.log('  ', x.about, x.text));
  t = performance.now();
  const p = proposeCases(rs, runs, cf.asOf);
  console.log('proposed', p.cases.length, p.notFound.length, performance.now() - t);
  console.log(JSON.stringify(p.cases.slice(0, 4)), p.notFound.slice(0, 5));
  const more = runCases(rs, { ...cf, cases: [...cf.cases, ...p.cases.map(({ proposed: _, ...c }) => c)] });
  console.log(
    'after',
    gapsIn(coverageOf(rs, more, cf.asOf)).map((x) => x.about + ' ' + x.text),
    more.filter((r) => r.failures.length).length,
  );
  const p0 = proposeCases(rs, [], cf.asOf);
  const m0 = runCases(rs, { ...cf, cases: p0.cases.map(({ proposed: _, ...c }) => c) });
  const g0 = gapsIn(coverageOf(rs, m0, cf.asOf));
  console.log(
    'from nothing',
    p0.cases.length,
    p0.notFound.length,
    g0.filter((x) => x.text.includes('turns on')).length,
  );
}
