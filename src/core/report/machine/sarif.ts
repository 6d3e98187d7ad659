import { codes } from '../../diagnostics/codes.ts';
import { type Diagnostic, hintOf, type Severity } from '../../diagnostics/diagnostic.ts';
import type { Place } from '../../diagnostics/place.ts';
import { kindOfKey } from '../../kinds.ts';
import { shortHash } from '../markdown/change-anchor.ts';
import { repositoryPath } from '../markdown/links.ts';
import { compareFindings } from '../ranking.ts';
import { inReadingOrder } from '../terminal/render-diagnostics.ts';

const levels: Record<Severity, 'error' | 'warning' | 'note'> = { error: 'error', warning: 'warning', info: 'note' };

/** GitHub keeps 5,000 results of one run and refuses more than 25,000. */
const mostResults = 5_000;

/**
 * Findings as a SARIF 2.1.0 document, for code scanning: the errors first when there are more than are kept.
 *
 * @param folder where the files' paths start, seen from the repository's top
 * @param toolVersion this tool's own
 */
export function toSarif(diagnostics: readonly Diagnostic[], folder?: string, toolVersion?: string) {
  const kept = errorsFirst(diagnostics).slice(0, mostResults);
  const fingerprintOf = fingerprints(folder);
  const rules = [...new Set(kept.map((diagnostic) => diagnostic.code))].sort();
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'pfconn', version: toolVersion, rules: rules.map(ruleOf) } },
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { ROOT: { description: { text: 'The top of the repository.' } } },
        results: kept.map((diagnostic) => ({
          ruleId: diagnostic.code,
          ruleIndex: rules.indexOf(diagnostic.code),
          level: levels[diagnostic.severity],
          message: { text: `${diagnostic.message}; ${hintOf(diagnostic)}` },
          partialFingerprints: { 'pfconnFinding/v1': fingerprintOf(diagnostic) },
          properties:
            diagnostic.key === undefined ? undefined : { key: diagnostic.key, kind: kindOfKey(diagnostic.key) },
          locations: [{ physicalLocation: locationOf(diagnostic.place, folder) }],
        })),
      },
    ],
  };
}

/**
 * What makes a finding the same one in the next run, wherever its line has moved: code, file and words. Equal ones of
 * one file are counted.
 */
function fingerprints(folder: string | undefined): (diagnostic: Diagnostic) => string {
  const counts = new Map<string, number>();
  return ({ code, message, place, key: connection }) => {
    const key = JSON.stringify([code, repositoryPath(folder, place.file), connection, message]);
    const count = counts.get(key) ?? 0;
    counts.set(key, count + 1);
    return `${shortHash(key)}:${count}`;
  };
}

/** Errors, then warnings, then notes; inside each what is worst for people, then in reading order. */
export function errorsFirst(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  const ordered = inReadingOrder(diagnostics);
  return (['error', 'warning', 'info'] as const).flatMap((severity) =>
    ordered.filter((diagnostic) => diagnostic.severity === severity).sort((a, b) => compareFindings(a, b)),
  );
}

function ruleOf(code: Diagnostic['code']) {
  const { severity, summary, explanation, fix } = codes[code];
  return {
    id: code,
    shortDescription: { text: summary },
    fullDescription: { text: explanation },
    help: { text: fix },
    defaultConfiguration: { level: levels[severity] },
  };
}

function locationOf({ file, line, column, endLine, endColumn }: Place, folder: string | undefined) {
  const path = repositoryPath(folder, file);
  return {
    artifactLocation: { uri: path.split('/').map(encodeURIComponent).join('/'), uriBaseId: 'ROOT' },
    region: { startLine: line, startColumn: column, endLine, endColumn },
  };
}
