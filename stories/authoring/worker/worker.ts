/** The worker's side: does the task it is asked for and answers with its result, or with the message of what went wrong. */
import type { Answer, Request } from './client.js';
import { TASKS } from './tasks.js';

const answer = ({ id, task, input }: Request): Answer => {
  try {
    const work = TASKS[task] as (input: unknown) => unknown;
    return { id, result: work(input) };
  } catch (error) {
    return { id, problem: error instanceof Error ? error.message : String(error) };
  }
};

addEventListener('message', ({ data }: MessageEvent<Request>) => postMessage(answer(data)));
