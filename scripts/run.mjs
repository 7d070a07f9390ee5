import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { root } from './paths.mjs';

const PATH = [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter);

/** Runs a command at the root with its output streamed; resolves to its exit code, never rejects. */
export const run = (command, args, env = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, PATH, ...env } });
    child.once('error', (error) => {
      console.error(`${command}: ${error.message}`);
      resolve(1);
    });
    child.once('exit', (code) => resolve(code ?? 1));
  });

/** The same, for steps that nothing can follow when they fail: their own output has said why. */
export async function mustRun(command, args, env) {
  const code = await run(command, args, env);
  if (code === 0) return;
  console.error(`${command} ${args.join(' ')} ended with code ${code}`);
  process.exit(1);
}
