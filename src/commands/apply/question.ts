import { isEmpty } from '../../core/plan/summary.ts';
import type { Plan } from '../../core/plan/types.ts';
import type { Result, Run } from '../command.ts';

/** What became of the question before a write. */
interface Question {
  isRefused: boolean;
  /** Whether there was one: then the plan was shown. */
  isShown: boolean;
}

/** On a terminal, shows what is to be written and asks; nobody is asked about nothing. */
export async function asked(run: Run, ready: Plan, shown: Omit<Result, 'exitCode'>): Promise<Question> {
  if (!run.confirm || isEmpty(ready)) return { isRefused: false, isShown: false };
  const isMeant = await run.confirm(shown);
  return { isRefused: !isMeant || run.signal.aborted, isShown: true };
}

export const notMeant: Result['failure'] = { reason: 'cancelled', message: 'nobody said yes; nothing was written' };
