import type { DiagnosticCode } from './codes.ts';
import { type Diagnostic, finding } from './diagnostic.ts';
import type { Place } from './place.ts';

/** More findings in one file help nobody; a file that is broken throughout would bury those of the others. */
export const mostFindings = 100;

/** Takes findings as they are met. `At` is what those who report know of where they are: a pointer, offsets, a place. */
export interface Collector<At> {
  /** @param message worked out only for a finding that is kept, where it is a function */
  report(code: DiagnosticCode, at: At, message: string | (() => string), hint?: string): void;
  placeOf(at: At): Place;
  /** In the order in which they were reported. */
  all(): Diagnostic[];
}

/**
 * An empty collector.
 *
 * @param connection the id of the connection that all of it is about
 * @param most keep no more of each severity, and count the rest, so that hostile texts cost little
 */
export function collector<At>(
  placeOf: (at: At) => Place,
  { connection, most = Number.POSITIVE_INFINITY }: { connection?: string | undefined; most?: number } = {},
): Collector<At> {
  const kept: Diagnostic[] = [];
  const counts = { error: 0, warning: 0, info: 0 };
  return {
    placeOf,
    report(code, at, message, hint) {
      const bare = finding(code, placeOf(at), '', { hint, key: connection });
      // Warnings never crowd out an error: each severity has its own room.
      if (++counts[bare.severity] > most) return;
      kept.push({ ...bare, message: typeof message === 'string' ? message : message() });
    },
    all() {
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
