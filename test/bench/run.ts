/** `npm run bench`: one table of ratios against json-logic-js, larger is faster. */
import { cpus } from 'node:os';
import { benchFor } from './contestants.js';
import { measure } from './measure.js';
import { loadOurs } from './ours.js';
import { installPeers, loadPeers, versions } from './peers.js';
import { workload } from './workload.js';

const SIZES = [30, 300, 3000];

installPeers();
const [ours, peers] = [await loadOurs(), await loadPeers()];
const table = new Map<string, string[]>();
const times: number[] = [];

for (const size of SIZES) {
  const { baseline, contestants, answers } = benchFor(workload(size), ours, peers);
  const [expected, ...others] = Object.entries(await answers());
  for (const [name, truths] of others)
    if (String(truths) !== String(expected?.[1])) throw new Error(`${name} disagrees at ${String(size)} conditions`);
  const measured = await measure([baseline, ...contestants]);
  const base = measured.get(baseline.name) ?? NaN;
  times.push(base);
  for (const { name } of contestants) {
    const ratio = base / (measured.get(name) ?? NaN);
    table.set(name, [...(table.get(name) ?? []), ratio.toFixed(ratio < 10 ? 2 : 0)]);
  }
}

const cell = (text: string, width = 8): string => text.padStart(width);
console.log(`\nTimes faster than json-logic-js, medians of up to 201 repetitions in alternating order, one process.`);
console.log(`Node ${process.versions.node}, ${cpus()[0]?.model ?? 'unknown processor'}; ${versions()}.\n`);
console.log(`${'conditions over 40 facts'.padEnd(46)}${SIZES.map((size) => cell(String(size))).join('')}`);
for (const [name, ratios] of table) console.log(`${name.padEnd(46)}${ratios.map((ratio) => cell(ratio)).join('')}`);
console.log(
  `${'json-logic-js itself, µs per patient'.padEnd(46)}${times.map((time) => cell((time * 1000).toFixed(0))).join('')}`,
);
