import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Lines } from './lines.ts';

/** More findings in one file help nobody; a file that is broken throughout would bury those of the others. */
export const mostFindings = 100;

/** Takes findings by their offsets in one text, and keeps no more than anyone reads, so that hostile texts cost little. */
export interface Reporter {
  report(code: DiagnosticCode, start: number, end: number, message: string | (() => string), hint?: string): void;
  findings(): Diagnostic[];
}

export function reporterFor(lines: Lines): Reporter {
  const kept: Diagnostic[] = [];
  const counts = { error: 0, warning: 0, info: 0 };
  return {
    report(code, start, end, message, hint) {
      const place = lines.place(start, end);
      // Warnings never crowd out an error: each severity has its own room.
      const first = finding(code, place, '', { hint });
      counts[first.severity]++;
      if (counts[first.severity] > mostFindings) return;
      kept.push({ ...first, message: typeof message === 'string' ? message : message() });
    },
    findings() {
      const dropped = counts.error + counts.warning + counts.info - kept.length;
      const last = kept.at(-1);
      return dropped === 0 || !last ? kept : [...kept, moreFindings(last, dropped)];
    },
  };
}

/** At most `mostFindings` of one file's findings, the worst first to stay, and a last one that counts the others. */
export function capFindings(findings: readonly Diagnostic[]): Diagnostic[] {
  if (findings.length <= mostFindings) return [...findings];
  const rank = { error: 0, warning: 1, info: 2 };
  const kept = [...findings].sort((a, b) => rank[a.severity] - rank[b.severity]).slice(0, mostFindings);
  return [...kept, moreFindings(kept.at(-1) as Diagnostic, findings.length - mostFindings)];
}

function moreFindings(last: Diagnostic, count: number): Diagnostic {
  return finding('more-findings', last.place, `and ${count} more in this file`);
}
