import { findingsBeforeFirstWrite } from '../core/apply/sendable.ts';
import { inReadingOrder } from '../core/diagnostics/diagnostic.ts';
import { asked, notMeant } from './apply/question.ts';
import { failureOf, refusalOf, runApply } from './apply/run-apply.ts';
import { waitingFailure, withLeftAlone, withoutWaiting } from './apply/waiting.ts';
import type { Command, Result } from './command.ts';
import { makePlan, resultOf } from './make-plan.ts';

/** Executes exactly the plan that `plan` prints, verifies it, and reports what became of each change. */
export const apply: Command = async (run) => {
  const attempt = await makePlan(run, new Date());
  if ('stopped' in attempt) return attempt.stopped;
  const { planned } = attempt;
  const refusal = refusalOf(run, planned.plan, 'the plan');
  if (refusal) return { ...resultOf(planned), exitCode: 1, failure: refusal };
  const reviewed = (await run.review?.(planned.plan, planned.connectors)) ?? { plan: planned.plan };
  const { api, connectors, project } = planned;
  const { ready, waiting } = withoutWaiting(reviewed.plan);
  const lacking = findingsBeforeFirstWrite(ready, { connectors, secrets: project.secrets });
  if (lacking.length > 0) {
    const said = planned.diagnostics.filter(({ code }) => code !== 'secret-not-set');
    const diagnostics = inReadingOrder([...said, ...lacking]);
    return { ...resultOf(planned), diagnostics, exitCode: 1, failure: incomplete };
  }
  const question = await asked(run, ready, resultOf(planned));
  if (question.isRefused) return { ...resultOf(planned), isShown: true, exitCode: 1, failure: notMeant };
  const outcome = await runApply(run, { plan: ready, api, connectors, project, diagnostics: planned.diagnostics });
  const failure = failureOf(outcome) ?? reviewed.failure ?? waitingFailure(waiting);
  const record = withLeftAlone(outcome, waiting);
  const { isShown } = question;
  return { ...resultOf(planned), isShown, exitCode: failure ? 1 : 0, outcome: record, failure };
};

const incomplete: Result['failure'] = {
  reason: 'plan-refused',
  message: 'the plan can’t be carried out as a whole; nothing was written',
};
