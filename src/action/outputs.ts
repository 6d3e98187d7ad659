import { countsOf, effectiveChanges } from '../core/plan/summary.ts';
import type { OutputName } from '../outputs.ts';
import type { ReportContext } from './report-context.ts';
import { allFindings } from './summary.ts';

/** Where the reports of a run can be found. */
export interface Addresses {
  comment?: string | undefined;
  issue?: string | undefined;
  pullRequest?: string | undefined;
  /** The same, or where a person opens it. */
  proposal?: string | undefined;
}

/** What the step hands on. An output that doesn't apply isn't set. */
export function outputsOf(context: ReportContext, addresses: Addresses): Partial<Record<OutputName, string>> {
  const { result, inputs } = context;
  const { plan, outcome, failure } = result;
  const severities = allFindings(result).map(({ severity }) => severity);
  const counts = plan && countsOf(plan);
  const count = (severity: string) => String(severities.filter((one) => one === severity).length);
  const all: Record<OutputName, string | undefined> = {
    'has-changes': plan && String(effectiveChanges(plan).length > 0),
    'create-count': counts && String(counts.create),
    'update-count': counts && String(counts.update),
    'replace-count': counts && String(counts.replace),
    'delete-count': counts && String(counts.delete),
    'error-count': count('error'),
    'warning-count': count('warning'),
    digest: plan?.digest,
    'plan-file': plan && inputs.planFile,
    'outcome-file': outcome && inputs.outcomeFile,
    'sarif-file': inputs.sarifFile,
    'junit-file': inputs.junitFile,
    'comment-url': addresses.comment,
    'issue-url': addresses.issue,
    'pull-request-url': addresses.pullRequest,
    'failure-reason': failure?.reason,
  };
  return Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined)) as Partial<
    Record<OutputName, string>
  >;
}
