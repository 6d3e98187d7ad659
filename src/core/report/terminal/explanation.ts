import { type CodeEntry, type CodePage, type People, peopleHeadings } from '../../diagnostics/code-entry.ts';
import { documentation } from '../../repository/documentation.ts';
import { flowed, type Look, type Page, pageFor } from './page.ts';
import type { Palette } from './palette.ts';

/** What stands in the way of a write, and what only wants to be known. */
const severityWords: Record<CodeEntry['severity'], string> = {
  error: 'error: it stops a write',
  warning: 'warning: it wants a look',
  info: 'note: worth knowing',
};

/**
 * A row of the code table as a page for a terminal.
 *
 * @param related the codes that are about the same
 * @param look how wide and coloured, and where people read about this project
 */
export function explanationOf(
  code: string,
  entry: CodePage,
  related: readonly string[],
  look: Look & { home?: string | undefined },
): string {
  const { home } = look;
  const page = pageFor(look);
  const { bold, blue, dim } = page.palette;
  const { severity, summary, explanation, fix, people } = entry;
  return [
    `${bold(code)}  ${severityColour(severity, page.palette)(severityWords[severity])}`,
    '',
    ...flowed([[`${summary}.`, bold]], page.width),
    '',
    ...flowed([[explanation]], page.width),
    ...(people ? peopleLines(people, page) : []),
    '',
    bold(blue('What to do')),
    ...inside(fix, page),
    ...(related.length > 0 ? ['', bold(blue('Related')), ...inside(related.join(', '), page)] : []),
    '',
    dim(documentation(`diagnostics.md#${code}`, home)),
  ].join('\n');
}

/** Whom it happens to, when, how to look, and how to take it back. */
function peopleLines(people: People, page: Page): string[] {
  const { bold, blue } = page.palette;
  const parts = Object.keys(peopleHeadings) as (keyof People)[];
  return parts.flatMap((part) => ['', bold(blue(peopleHeadings[part])), ...inside(people[part], page)]);
}

const inside = (text: string, { width }: Page) => flowed([[text]], width - 2).map((line) => `  ${line}`);

function severityColour(severity: CodeEntry['severity'], palette: Palette): (text: string) => string {
  return { error: palette.red, warning: palette.yellow, info: palette.dim }[severity];
}
