import { mkdirSync, writeFileSync } from 'node:fs';
import { ruleSetJsonSchema } from '../../packages/engine/src/json-schema.js';

const folder = new URL('../../dist/schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('rule-set.schema.json', folder), `${JSON.stringify(ruleSetJsonSchema(), null, 2)}\n`);
