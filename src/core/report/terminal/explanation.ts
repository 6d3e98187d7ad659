import { wrapped } from '../../connector/page/columns.ts';
import type { CodeEntry } from '../../diagnostics/code-entry.ts';
import { paletteFor } from './palette.ts';
import { textWidth } from './width.ts';

/** What stands in the way of a write, and what only wants to be known. */
const severityWords: Record<CodeEntry['severity'], string> = {
  error: 'error: it stops a write',
  warning: 'warning: it wants a look',
  info: 'note: worth knowing',
};

/** A row of the code table as a page for a terminal. */
export function explanationOf(code: string, entry: CodeEntry, { colour }: { colour: boolean }): string {
  const { bold, dim, cyan } = paletteFor(colour);
  const { severity, summary, explanation, fix } = entry;
  return [
    `${bold(code)}  ${dim(severityWords[severity])}`,
    '',
    ...wrapped(`${summary}.`, textWidth).map(bold),
    '',
    ...wrapped(explanation, textWidth),
    '',
    bold('What to do'),
    ...wrapped(fix, textWidth - 2).map((line) => `  ${line}`),
    '',
    cyan(`docs/diagnostics.md#${code}`),
  ].join('\n');
}
