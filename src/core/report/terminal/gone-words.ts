import type { Change, DeleteChange, ReplaceChange } from '../../plan/types.ts';
import { isActive, provisions, signsOn } from '../change-facts.ts';
import { visible } from '../visible-text.ts';
import { keptBlank } from './page.ts';

/** What is said of a deletion or replacement itself: the effect first. */
interface Gone {
  effect: string;
  more: string;
}

/** Several that go alike are said in one sentence. */
export function goneWords(changes: readonly (DeleteChange | ReplaceChange)[]): Gone {
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
