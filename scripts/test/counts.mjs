import { existsSync, readFileSync, rmSync } from 'node:fs';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A reporter writes what it counted to the file that this variable names. */
export const COUNTS_FILE = 'REGEN_COUNTS_FILE';

/** Runs one runner and gives its counts; one that ends badly without a failed test counts as one failure. */
export async function counted(runner) {
  const folder = mkdtempSync(join(tmpdir(), 'regen-counts-'));
  const file = join(folder, 'counts.json');
  const code = await runner({ [COUNTS_FILE]: file });
  const { passed, failed } = existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : { passed: 0, failed: 0 };
  rmSync(folder, { recursive: true });
  return { passed, failed: failed === 0 && code !== 0 ? 1 : failed };
}
