import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import { errorsFirst } from '../machine/sarif.ts';
import { severitySentence } from '../plan-words.ts';
import { plural } from '../visible-text.ts';
import type { Links } from './links.ts';
import { codeLink, markdownTable } from './markdown.ts';
import { sentenceMarkdown } from './sentences.ts';

const marks = { error: '❌', warning: '⚠️', info: 'note' } as const;

interface DiagnosticsMarkdownOptions {
  links?: Links | undefined;
  limit: number;
  /** The files that the pull request touches; a finding elsewhere says so. */
  touched?: ReadonlySet<string> | undefined;
}

/** All findings as a table, errors first; the ones that don't fit are counted. Empty when there are none. */
export function diagnosticsMarkdown(diagnostics: readonly Diagnostic[], options: DiagnosticsMarkdownOptions): string {
  if (diagnostics.length === 0) return '';
  let room = options.limit - 300;
  const rows = errorsFirst(diagnostics).map((diagnostic) => rowOf(diagnostic, options));
  const kept = rows.filter((row) => {
    room -= row.join(' | ').length + 5;
    return room >= 0;
  });
  const count = severitySentence(diagnostics.map((diagnostic) => diagnostic.severity));
  const left = rows.length - kept.length;
  return [
    `**${count}**`,
    markdownTable(['', 'Where', 'What', 'Code'], kept),
    ...(left > 0 ? [`… and ${plural(left, 'more finding')}.`] : []),
  ].join('\n\n');
}

function rowOf(diagnostic: Diagnostic, { links, touched }: DiagnosticsMarkdownOptions): string[] {
  const { file, line, column } = diagnostic.place;
  const elsewhere = touched && !touched.has(file) ? ' (a file that this pull request doesn’t touch)' : '';
  return [
    marks[diagnostic.severity],
    codeLink(`${file}:${line}:${column}`, links?.file(file, line)),
    `${sentenceMarkdown(diagnostic.message)}${diagnostic.hint ? ` ${sentenceMarkdown(diagnostic.hint)}` : ''}${elsewhere}`,
    `\`${diagnostic.code}\``,
  ];
}
