import type { Diagnostic } from '../core/diagnostics/diagnostic.ts';
import { annotationsOf } from '../core/report/machine/annotations.ts';
import { severitySentence } from '../core/report/plan-words.ts';
import type { Runner } from '../edges/github/runner.ts';
import type { ReportContext } from './report-context.ts';
import { allFindings } from './summary.ts';

/** GitHub shows ten of a kind from one step; one error is kept for the failure itself. */
const mostOfAKind = 9;

function saidElsewhere(finding: Diagnostic): Diagnostic {
  const elsewhere = "(in a file that this pull request doesn't touch)";
  return finding.hint
    ? { ...finding, hint: `${finding.hint} ${elsewhere}` }
    : { ...finding, message: `${finding.message} ${elsewhere}` };
}

/** Only an apply needs the secrets: without them a plan isn't wrong, and a mark on every line would be noise. */
function worthAMark(findings: Diagnostic[], command: string): Diagnostic[] {
  return command === 'apply' ? findings : findings.filter(({ code }) => code !== 'secret-not-set');
}

/** Findings as marks on their lines; what GitHub wouldn't show is counted in the log. */
export function annotate(runner: Runner, context: ReportContext, touched: ReadonlySet<string> | undefined): void {
  const { result, inputs } = context;
  const findings = worthAMark(allFindings(result), inputs.command).map((finding) =>
    touched && !touched.has(finding.place.file) ? saidElsewhere(finding) : finding,
  );
  const { shown, left } = annotationsOf(findings, { limit: mostOfAKind, folder: inputs.workingDirectory });
  for (const annotation of shown) runner.annotate(annotation);
  const rest = severitySentence([
    ...Array<'error'>(left.error).fill('error'),
    ...Array<'warning'>(left.warning).fill('warning'),
    ...Array<'info'>(left.info).fill('info'),
  ]);
  if (rest !== '') runner.log(`${rest} more, in the job summary`);
}
