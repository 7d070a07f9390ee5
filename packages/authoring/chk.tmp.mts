import { readFileSync, readdirSync, existsSync } from 'node:fs';
import { checkSource } from './src/check.js';
for (const i of readdirSync('/work/main/rules')) {
  for (const v of ['1.0.0', '1.1.0']) {
    const f = `/work/main/rules/${i}/${v}.json`;
    if (!existsSync(f)) continue;
    const t = performance.now();
    const fs = checkSource(readFileSync(f, 'utf8'), { today: '2026-11-25' });
    console.log('##', i, v, (performance.now() - t).toFixed(0) + 'ms');
    for (const x of fs)
      console.log(` ${x.severity} ${x.code} ${x.path} ${x.place.line}:${x.place.column} ${x.message.slice(0, 230)}`);
  }
}
