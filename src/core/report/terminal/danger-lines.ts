import { codes } from '../../diagnostics/codes.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Change, DeleteChange, ReplaceChange } from '../../plan/types.ts';
import { isSaidOfAll, judgedMessage } from '../danger-words.ts';
import type { Danger } from '../dangers.ts';
import { visible } from '../visible-text.ts';
import { capital, ended } from '../words.ts';
import { goneWords } from './gone-words.ts';
import { flowed, type Ink, type Page } from './page.ts';

/** What happens to people, the effect in bold; with `(all of them)` where it isn't true of everybody in the group. */
export function dangerLines(danger: Danger, page: Page, only = ''): string[] {
  const inks = only === '' ? dangerInks(danger, page) : [[`${only}: `] as const, ...dangerInks(danger, page)];
  return flowed(inks, page.width - 3).map((line) => `   ${line}`);
}

/** The sentence of a danger. */
function dangerInks({ finding, changes, tier }: Danger, page: Page): Ink[] {
  const { bold } = page.palette;
  if (!finding) {
    const { effect, more } = goneWords(changes as readonly (DeleteChange | ReplaceChange)[]);
    return [[effect, bold], [more]];
  }
  const [effect, more] = partsOf(messageFor(finding, changes));
  const hint = finding.hint ? ` ${sentence(visible(finding.hint))}` : '';
  if (tier === 'not-judged') return [['Not judged: ', bold], [`${effect}${ended(more)}${hint}`]];
  return [[effect, tier === 'routine' ? undefined : bold], [`${ended(more)}${hint}`]];
}

/** The first clause of a danger, for a list. */
export function dangerEffect({ finding, changes }: Danger): string {
  if (!finding) return goneWords(changes as readonly (DeleteChange | ReplaceChange)[]).effect;
  return partsOf(messageFor(finding, changes))[0];
}

/** What is true of all of them; a sentence that names one connection isn't. */
function messageFor(finding: Diagnostic, changes: readonly Change[]): string {
  const isTrue = changes.length === 1 || isSaidOfAll(changes, finding);
  return visible(isTrue ? judgedMessage(finding) : (codes[finding.code]?.summary ?? judgedMessage(finding)));
}

/** `people are deleted: "Remove" becomes "Delete"` → `People are deleted` and the rest; nothing is parted in quotes. */
function partsOf(message: string): [effect: string, more: string] {
  const found = /^((?:"[^"]*"|[^";:]|[;:](?! ))*)([;:] .*)$/s.exec(message);
  return found ? [capital(found[1] ?? ''), found[2] ?? ''] : [capital(message), ''];
}

export const sentence = (text: string) => ended(capital(text.trim()));
