import { type Diagnostic, finding } from '../../src/core/diagnostics/diagnostic.ts';

/** A finding's hint, unless it is the sentence that its code has for every finding: that one says nothing of its own. */
export function ownHint({ code, place, hint }: Diagnostic): string | undefined {
  return hint === finding(code, place, '').hint ? undefined : hint;
}
