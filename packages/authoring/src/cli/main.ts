/** `regen-rules`: the process around the program. */
import { AUTHORING_VERSION } from '../version.js';
import { processContext } from './context.js';
import { runProgram } from './program.js';

/** Runs the command line of this process and sets its exit code: 0 fine, 1 something was found, 2 wrong use. */
export const main = async (): Promise<void> => {
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  // A reader that has seen enough (`regen-rules test | head`) closes the pipe: no fault of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  process.exitCode = await runProgram(process.argv.slice(2), AUTHORING_VERSION, processContext(stop.signal));
};
