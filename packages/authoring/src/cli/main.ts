/** `regen-rules`: the process around the program. */
import { processContext } from './context.js';
import { runProgram } from './program.js';
import { AUTHORING_VERSION } from '../version.js';

const stop = new AbortController();
process.once('SIGINT', () => stop.abort());
process.once('SIGTERM', () => stop.abort());
// A reader that has seen enough (`regen-rules test | head`) closes the pipe: no fault of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit(0);
  throw error;
});

process.exitCode = await runProgram(process.argv.slice(2), AUTHORING_VERSION, processContext(stop.signal));
