import type { Step } from '../../core/plan/outcome.ts';
import { endedLine, logLine } from '../../core/report/terminal/progress.ts';

/** So many changes have a line each; a run that is killed has said then what it did. */
const mostAlone = 20;

/** Of more, a log gets a line this often. */
const everyMs = 10_000;

/** Steps for a log, which nobody rewrites: of many changes the failures at once, otherwise how far the run is. */
export function stepsInLog(say: (line: string) => void, now: () => number = Date.now): (step: Step) => void {
  const started = now();
  let last = started;
  return (step) => {
    if (!step.outcome) return;
    if (step.outcome.status !== 'done' || step.total <= mostAlone) say(endedLine(step));
    else if (now() - last >= everyMs) say(logLine(step, now() - started));
    else return;
    last = now();
  };
}
