import { expect } from 'vitest';
import type { Diagnostic } from '../../../src/core/diagnostics/diagnostic.ts';
import type { Json } from '../../../src/core/document/json.ts';
import { parseDocument } from '../../../src/core/document/parse-document.ts';
import { ownHint } from '../own-hint.ts';

/** A finding as people read it: `file:line:column-endColumn severity code message (hint)`. */
function line(diagnostic: Diagnostic): string {
  const { place, severity, code, message } = diagnostic;
  const hint = ownHint(diagnostic);
  const end = place.endLine === place.line ? `-${place.endColumn}` : `-${place.endLine}:${place.endColumn}`;
  return `${place.file}:${place.line}:${place.column}${end} ${severity} ${code} ${message}${hint ? ` (${hint})` : ''}`;
}

/** Findings, a line each, with the margin of an indented template string taken away from what is expected. */
export function expectFindings(diagnostics: readonly Diagnostic[], expected: string): void {
  expect(diagnostics.map(line).join('\n')).toBe(trimMargin(expected));
}

function trimMargin(text: string): string {
  return text
    .split('\n')
    .map((each) => each.trim())
    .filter((each) => each !== '')
    .join('\n');
}

/** YAML in, findings and value out. `value` left out: nothing of the text can be used. */
export function check(text: string, expected: string, value?: Json): void {
  const parsed = parseDocument({ path: 'f.yaml', text });
  expectFindings(parsed.diagnostics, expected);
  expect(parsed.value?.value).toEqual(value);
}
