import { annotationsOf } from '../core/report/machine/annotations.ts';
import { type Mark, marksOf } from '../core/report/machine/marks.ts';
import type { Runner } from '../edges/github/runner.ts';
import type { ReportContext } from './report-context.ts';

/** GitHub shows ten of a kind from one step; one is kept for the failure itself, and for what the run warns of. */
const mostOfAKind = 9;

/** Marks on their lines, the worst first; what GitHub wouldn't show stands in the log, a line each. */
export function annotate(runner: Runner, context: ReportContext, touched: ReadonlySet<string> | undefined): void {
  const { result, inputs } = context;
  const marks = marksOf({ ...result, diagnostics: worthAMark(result.diagnostics, inputs.command) }).map((mark) =>
    said(mark, inputs.command, touched),
  );
  const { shown, left } = annotationsOf(marks, { limit: mostOfAKind, folder: inputs.workingDirectory });
  for (const annotation of shown) runner.annotate(annotation);
  if (left.length > 0) runner.log(left.join('\n'));
}

/** Only an apply needs the secrets: without them a plan isn't wrong, and a mark on every line would be noise. */
function worthAMark(findings: ReportContext['result']['diagnostics'], command: string) {
  return command === 'apply' ? findings : findings.filter(({ code }) => code !== 'secret-not-set');
}

function said(mark: Mark, command: string, touched: ReadonlySet<string> | undefined): Mark {
  const isByApply = command === 'drift' && mark.names.length > 0;
  const elsewhere = touched && !touched.has(mark.place.file) ? " (in a file that this pull request doesn't touch)" : '';
  return { ...mark, message: `${isByApply ? 'By an apply: ' : ''}${mark.message}${elsewhere}` };
}
