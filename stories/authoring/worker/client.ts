/** The page's side of a worker. */
import type { Tasks } from './tasks.js';

export interface Request {
  id: number;
  task: keyof Tasks;
  input: unknown;
}

export type Answer = { id: number; result: unknown } | { id: number; problem: string };

export class WorkClient {
  readonly #worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  readonly #waiting = new Map<number, (answer: Answer) => void>();
  #last = 0;

  constructor() {
    this.#worker.addEventListener('message', ({ data }: MessageEvent<Answer>) => {
      this.#waiting.get(data.id)?.(data);
      this.#waiting.delete(data.id);
    });
  }

  /** Does one task after those asked for before. Rejects with the message of what went wrong. */
  async run<T extends keyof Tasks>(task: T, input: Parameters<Tasks[T]>[0]): Promise<ReturnType<Tasks[T]>> {
    const id = ++this.#last;
    const answer = await new Promise<Answer>((resolve) => {
      this.#waiting.set(id, resolve);
      this.#worker.postMessage({ id, task, input } satisfies Request);
    });
    if ('problem' in answer) throw new Error(answer.problem);
    return answer.result as ReturnType<Tasks[T]>;
  }

  close(): void {
    this.#worker.terminate();
  }
}
