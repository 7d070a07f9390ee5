import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths.mjs';

const TOPIC = 'knee-osteoarthritis';
const MARKERS = /(<!-- snippet -->\n)[\s\S]*?(<!-- \/snippet -->)/;

const read = (path) => readFileSync(join(root, path));

const newest = () =>
  readdirSync(join(root, 'dist/rules', TOPIC))
    .filter((file) => file.endsWith('.json'))
    .sort((a, b) => a.localeCompare(b, 'en', { numeric: true }))
    .at(-1);

/** What a webmaster pastes, once `dist/` lies on the site as `/regen-cds/<version>/`. Everything in it is pinned. */
export function snippet() {
  const { version } = JSON.parse(read('package.json'));
  const base = `/regen-cds/${version}`;
  const { integrity } = JSON.parse(read('dist/cdn/sri.json'))['regen-cds.js'];
  const rules = `rules/${TOPIC}/${newest()}`;
  const digest = createHash('sha384')
    .update(read(`dist/${rules}`))
    .digest('base64');
  return `<script
  src="${base}/cdn/regen-cds.js"
  integrity="${integrity}"
  defer
></script>
<regen-eligibility-assessor
  rule-set="${base}/${rules}"
  integrity="sha384-${digest}"
  rules-lock="${base}/rules/rules.lock.json"
>
  <p>The guide could not be loaded. Please ask us at your visit.</p>
</regen-eligibility-assessor>
`;
}

/** Prints it, and puts it where the README has room for it. */
export function writeSnippet() {
  const text = snippet();
  console.log(text);
  const file = join(root, 'README.md');
  if (!existsSync(file)) return;
  const readme = readFileSync(file, 'utf8');
  const written = readme.replace(MARKERS, (_, start, end) => `${start}\n\`\`\`html\n${text}\`\`\`\n\n${end}`);
  if (written !== readme) writeFileSync(file, written);
}
