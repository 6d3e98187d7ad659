import { codes } from '../../diagnostics/codes.ts';
import type { Diagnostic } from '../../diagnostics/diagnostic.ts';
import type { Change, DeleteChange, Plan, ReplaceChange } from '../../plan/types.ts';
import { capital } from '../../wording.ts';
import { isActive, provisions, signsOn } from '../change-facts.ts';
import { isSaidOfAll, judgedMessage } from '../danger-words.ts';
import type { Danger } from '../dangers.ts';
import { visible } from '../visible-text.ts';
import { ended } from '../words.ts';
import { atRightEdge, flowed, type Ink, keptBlank, type Page } from './page.ts';

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

/** Several that go alike are said in one sentence. */
function goneWords(changes: readonly (DeleteChange | ReplaceChange)[]): { effect: string; more: string } {
  const [first] = changes;
  const isOne = changes.length === 1;
  const who = isOne ? 'It is' : 'They are';
  if (first?.action === 'replace')
    return {
      effect: `${who} deleted and created again`,
      more: sentences([
        `because ${visible(first.reason).replace(/\.$/, '')}`,
        stopsMeanwhile(first),
        lostWords(changes),
      ]),
    };
  return {
    effect: `${who} deleted`,
    more: sentences(['', activeWords(changes), orphanWords(changes), agreedWords(first)]),
  };
}

/** The first goes on with the effect's sentence. */
function sentences([first = '', ...rest]: readonly string[]): string {
  const start = first === '' ? '.' : `, ${first}.`;
  return [start, ...rest.filter((one) => one !== '').map((one) => `${one}.`)].join(' ');
}

function stopsMeanwhile(change: Change): string {
  return isActive(change) && signsOn(change) ? 'Sign-on fails in between, for a few seconds' : '';
}

function lostWords(changes: readonly Change[]): string {
  return changes.some(provisions) ? 'What PingFederate remembers about who is who is lost' : '';
}

function activeWords(changes: readonly Change[]): string {
  const active = changes.filter(isActive);
  const stops = active.some(signsOn) ? ': sign-on stops' : '';
  if (changes.some(({ kind }) => kind !== 'SpConnection')) return '';
  if (changes.length === 1) return active.length === 1 ? `It is active${stops}` : 'It is inactive';
  const count = active.length === changes.length ? 'All' : active.length === 0 ? 'None' : String(active.length);
  return `${count} of them ${active.length === 1 ? 'is' : 'are'} active${stops}`;
}

function orphanWords(changes: readonly Change[]): string {
  if (!changes.some(provisions)) return '';
  return `The accounts that ${changes.length === 1 ? 'it' : 'they'} provisioned stay; nobody updates or disables them any more. ${lostWords(changes)}`;
}

function agreedWords(change: Change | undefined): string {
  if (change?.action !== 'delete') return '';
  return change.reason === 'absent'
    ? `The definition says \`state:${keptBlank}absent\``
    : 'The definition is gone from the repository';
}

/** What is worth knowing about the plan as a whole; what is about one definition has its place at the end. */
export function findingLines({ findings }: Plan, page: Page): string[] {
  return findings.filter(({ severity }) => severity !== 'error').flatMap((finding) => noteLines(finding, page));
}

function noteLines({ severity, message, hint, key: connection, place }: Diagnostic, page: Page): string[] {
  const { bold, yellow, dim } = page.palette;
  const words = [sentence(visible(message)), hint ? sentence(visible(hint)) : ''].join(' ').trim();
  const sign = severity === 'warning' ? `${bold(yellow('!'))} ` : '  ';
  const at = connection === undefined ? '' : dim(`${visible(place.file)}:${place.line}`);
  const lines = flowed([[words]], page.width - 3).map((line, index) => `${index === 0 ? sign : '  '} ${line}`);
  return [...lines.slice(0, -1), ...atRightEdge(lines.at(-1) ?? '', at, page.width)];
}
