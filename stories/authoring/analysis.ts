/** What is worked out of the rule set on the bench beside its preview, in workers of its own: a slow answer delays neither an error message nor a quick one. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { WorkClient } from './worker/client.js';
import { Job } from './worker/job.js';
import type { Tasks } from './worker/tasks.js';

type JobOf<T extends keyof Tasks> = Job<Parameters<Tasks[T]>[0], ReturnType<Tasks[T]>>;

export class Analysis implements ReactiveController {
  /** Both versions for the patient on screen. */
  readonly sides: JobOf<'sides'>;
  /** The truth grid. */
  readonly grid: JobOf<'grid'>;
  /** What the version changes, and for whom. */
  readonly changes: JobOf<'changes'>;
  /** What the cases try. */
  readonly coverage: JobOf<'coverage'>;
  /** The full check. */
  readonly check: JobOf<'check'>;
  readonly #clients = new Map<string, WorkClient>();

  constructor(host: ReactiveControllerHost) {
    host.addController(this);
    const job = <T extends keyof Tasks>(task: T, lane: string): JobOf<T> =>
      new Job(
        (input) => this.#client(lane).run(task, input),
        () => host.requestUpdate(),
      );
    this.sides = job('sides', 'quick');
    this.grid = job('grid', 'quick');
    this.changes = job('changes', 'slow');
    this.coverage = job('coverage', 'slowest');
    this.check = job('check', 'slowest');
  }

  get isIdle(): boolean {
    return [this.sides, this.grid, this.changes, this.coverage, this.check].every(({ isRunning }) => !isRunning);
  }

  hostDisconnected(): void {
    for (const client of this.#clients.values()) client.close();
    this.#clients.clear();
  }

  #client(lane: string): WorkClient {
    const client = this.#clients.get(lane) ?? new WorkClient();
    this.#clients.set(lane, client);
    return client;
  }
}
