/** Says how far a long command is; silent for the first two seconds. */
import type { Context } from './context.js';

const SILENT_FOR = 2000;
const LINE_EVERY = 5000;
const REDRAW_EVERY = 100;

export interface Progress {
  /** @param total absent: not known */
  at: (done: number, total?: number) => void;
  end: () => void;
}

export const startProgress = ({ err, over, now }: Context, label: string): Progress => {
  const start = now();
  let [last, shown] = [start, false];
  return {
    at: (done, total) => {
      const time = now();
      if (time - start < SILENT_FOR || time - last < (over ? REDRAW_EVERY : shown ? LINE_EVERY : 0)) return;
      [last, shown] = [time, true];
      const line = `${label}: ${done}${total === undefined ? '' : ` of ${total}`} …`;
      if (over) over(line);
      else err(line);
    },
    end: () => {
      if (shown && over) over('');
    },
  };
};
