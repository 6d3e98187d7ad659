import type { Result } from '../commands/command.ts';
import { type Block, block } from '../core/report/markdown/blocks.ts';
import { mistakesMarkdown } from '../core/report/markdown/diagnostics-markdown.ts';
import { commitLink, footer, summaryLink } from '../core/report/markdown/footer.ts';
import { alert, codeSpan, escapeMarkdown } from '../core/report/markdown/markdown.ts';
import { sentenceMarkdown } from '../core/report/markdown/sentences.ts';
import { plural } from '../core/wording.ts';
import type { ReportContext } from './report-context.ts';

interface ProblemOptions {
  /** So many mistakes are shown. */
  most: number;
  /** A row for each run of an apply. */
  runs?: string | undefined;
  /** What stood there before, folded. */
  before?: string | undefined;
}

/** Why there is no plan, or nothing was applied: what is wrong, and what is right. */
export function problemBlocks(context: ReportContext, { most, runs = '', before = '' }: ProblemOptions): Block[] {
  const { result, links, note, leftAlone } = context;
  const isAboutFiles = result.failure?.reason === 'invalid-definitions';
  return [
    block(problemHeadline(context)),
    block(runs),
    block(isAboutFiles ? '' : failureBox(result)),
    block(note ? alert('NOTE', [escapeMarkdown(note)]) : ''),
    block(leftAlone ?? ''),
    block(mistakesMarkdown(result.diagnostics, { links, sources: result.sources, most })),
    block(before, 3),
    block(footer([commitLink(links), summaryLink(links)])),
  ];
}

/** `❌ No plan for production: 3 mistakes in the definitions`. */
function problemHeadline({ result, note, inputs, subject }: ReportContext): string {
  const where = codeSpan(subject.environment);
  const errors = result.diagnostics.filter(({ severity }) => severity === 'error').length;
  const mistakes = errors > 0 ? `: ${plural(errors, 'mistake')} in the definitions` : '';
  if (inputs.command === 'apply') return `### ❌ Nothing was applied on ${where}${mistakes}`;
  const mark = note && !result.failure ? '' : '❌ ';
  return `### ${mark}No plan for ${where}${mistakes}`;
}

/** Why the run failed, and what to do. */
export function failureBox({ failure }: Result): string {
  if (!failure) return '';
  const hint = failure.hint ? ['', sentenceMarkdown(failure.hint)] : [];
  return alert('CAUTION', [sentenceMarkdown(failure.message), ...hint]);
}
