import type { Difference } from '../../connection/types.ts';
import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import { type Diagnostic, finding } from '../../diagnostics/diagnostic.ts';
import { isAt, isWithin, pathPattern } from '../../document/path-pattern.ts';
import type { Judged } from '../types.ts';

/** One thing that a change could do to people. */
export type Risk = (judged: Judged) => Diagnostic[];

/** The finding on a difference, at its place. */
export function atDifference(
  { desired }: Judged,
  code: DiagnosticCode,
  difference: Difference,
  message: string,
): Diagnostic {
  return finding(code, difference.place, message, { connection: desired.id });
}

/** A risk that shows in one leaf: `is` picks the differences, `says` puts them into words. */
export function onDifference(
  code: DiagnosticCode,
  is: (difference: Difference) => boolean,
  says: (difference: Difference) => string,
): Risk {
  return (judged) => judged.differences.filter(is).map((one) => atDifference(judged, code, one, says(one)));
}

/** Picks the differences of what one of the patterns names. */
export function at(...patterns: string[]): (difference: Difference) => boolean {
  const parsed = patterns.map(pathPattern);
  return ({ path }) => parsed.some((pattern) => isAt(path, pattern));
}

/** Picks the differences of what one of the patterns names, and of all that is in it. */
export function inside(...patterns: string[]): (difference: Difference) => boolean {
  const parsed = patterns.map(pathPattern);
  return ({ path }) => parsed.some((pattern) => isWithin(path, pattern));
}

/** A flag that was on and is off now. */
export const switchedOff = ({ live, desired }: Difference) => live === true && desired !== true;
