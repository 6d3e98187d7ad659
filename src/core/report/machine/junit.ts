import { type Diagnostic, hintOf } from '../../diagnostics/diagnostic.ts';
import { comparePlaces } from '../../diagnostics/place.ts';
import { visible } from '../visible-text.ts';

/**
 * Findings as JUnit XML, for whatever shows test results: a test for each file, which fails with its errors; warnings
 * are its output.
 *
 * @param files every file that was looked at, so that what is right is counted as well
 */
export function toJunit(suite: string, files: Iterable<string>, diagnostics: readonly Diagnostic[]): string {
  const byFile = new Map([...files].map((file) => [file, [] as Diagnostic[]]));
  for (const one of diagnostics) byFile.set(one.place.file, [...(byFile.get(one.place.file) ?? []), one]);
  const cases = [...byFile].sort(([a], [b]) => (a < b ? -1 : 1));
  const failed = cases.filter(([, findings]) => findings.some(isError)).length;
  const counts = `tests="${cases.length}" failures="${failed}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="pfconn" ${counts}>`,
    `  <testsuite name=${quoted(suite)} ${counts}>`,
    ...cases.flatMap(([file, findings]) => caseLines(suite, file, findings)),
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

const isError = ({ severity }: Diagnostic) => severity === 'error';

function caseLines(suite: string, file: string, findings: readonly Diagnostic[]): string[] {
  const ordered = [...findings].sort((a, b) => comparePlaces(a.place, b.place));
  const [errors, others] = [ordered.filter(isError), ordered.filter(({ severity }) => severity === 'warning')];
  const open = `    <testcase classname=${quoted(suite)} name=${quoted(file)} file=${quoted(file)}`;
  if (errors.length + others.length === 0) return [`${open}/>`];
  return [
    `${open}>`,
    ...errors.map(
      (one) =>
        `      <failure type=${quoted(one.code)} message=${quoted(one.message)}>${escaped(lineOf(one))}</failure>`,
    ),
    ...(others.length > 0 ? [`      <system-out>${escaped(others.map(lineOf).join('\n'))}</system-out>`] : []),
    '    </testcase>',
  ];
}

function lineOf(finding: Diagnostic): string {
  const { file, line, column } = finding.place;
  return `${file}:${line}:${column} ${finding.severity}: ${finding.message}; ${hintOf(finding)} (${finding.code})`;
}

const quoted = (text: string) => `"${escaped(text)}"`;

/** XML has no way to say most control characters: they are made visible. Line breaks between findings stay. */
function escaped(text: string): string {
  return text
    .split('\n')
    .map((line) =>
      // Half of a pair is no character of XML.
      visible(line.toWellFormed())
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;'),
    )
    .join('\n');
}
