import { codes } from '../diagnostics/codes.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import { type Place, startOf } from '../diagnostics/place.ts';
import { amongItsKind, areOfOneKind, atStart, counted } from '../kind-words.ts';
import type { Change } from '../plan/types.ts';
import { isActive, provisions, rests, signsOn } from './change-facts.ts';
import type { Danger } from './dangers.ts';
import type { NameOf } from './names.ts';
import { proseWords, sentenceWords, strong, type Words } from './words.ts';

/** A danger as people are told it, in every medium. */
interface ToldDanger {
  sentence: Words;
  /** Of several, all of them; of one, its name is in the sentence. */
  names: string[];
  /** Of one: what causes it. */
  place: Place | undefined;
}

/**
 * What happens to whom: of a deletion or replacement itself, or what a rule found.
 *
 * @param alone it stands in the headline, and needn't be named where the sentence says who is concerned
 */
export function toldDanger(danger: Danger, nameOf: NameOf, alone = false): ToldDanger {
  const { changes, finding } = danger;
  const [only] = changes;
  if (changes.length === 1 && only) {
    if (finding) return { sentence: oneSentence(only, finding, nameOf, alone), names: [], place: finding.place };
    const sentence = only.action === 'replace' ? replaceSentence(only, nameOf) : goneSentence(only, nameOf);
    return { sentence, names: [], place: placeOf(only) };
  }
  const isOfOneKind = changes.length > 2 && areOfOneKind(changes);
  const called = (change: Change) => (isOfOneKind ? amongItsKind(change, nameOf(change)) : nameOf(change));
  const names = changes.map(
    (change) => `${called(change)}${change.action === 'delete' && rests(change) ? ' (inactive)' : ''}`,
  );
  const count = changes.length === 2 ? bothNames(changes, names) : [strong(counted(changes))];
  const sentence: Words = finding
    ? [...count, ': ', ...manySentence(changes, finding, nameOf)]
    : [...count, ...proseWords(` are deleted${stopsWords(changes)}. ${acknowledged(changes[0])}`)];
  return { sentence, names: changes.length === 2 ? [] : names, place: undefined };
}

function bothNames([first = {}]: readonly Partial<Change>[], [one = '', other = '']: readonly string[]): Words {
  return [strong(atStart(first, one)), ' and ', strong(other)];
}

function oneSentence(change: Change, finding: Diagnostic, nameOf: NameOf, alone: boolean): Words {
  const { subject } = finding;
  const message = judgedMessage(finding);
  const isBold = subject !== undefined && message.startsWith(subject);
  return [
    ...(alone && isBold ? [] : [strong(atStart(change, nameOf(change))), ': ']),
    ...(isBold ? [strong(subject), ...proseWords(`${message.slice(subject.length)}.`)] : sentenceWords(message)),
    ...hintWords(finding),
  ];
}

const hintWords = ({ hint }: Diagnostic): Words => (hint ? [' ', ...sentenceWords(hint)] : []);

/** What a finding says, without the words that only sort it. */
export const judgedMessage = ({ message }: Diagnostic) => message.replace(/^not judged: /, '');

/** Whether each of the connections has a finding that says the same. */
export function isSaidOfAll(changes: readonly Change[], finding: Diagnostic): boolean {
  return changes.every((change) => change.findings.some(({ message }) => message === finding.message));
}

/** What is true of all of them; where the sentence says something of one, that one is the example. */
function manySentence(changes: readonly Change[], finding: Diagnostic, nameOf: NameOf): Words {
  const [first] = changes;
  const isOfOne = first !== undefined && (finding.message.includes(first.name) || finding.message.includes(first.id));
  if (first === undefined || (isSaidOfAll(changes, finding) && !isOfOne))
    return [...sentenceWords(finding.message), ...hintWords(finding)];
  const summary = codes[finding.code]?.summary;
  const example = [strong(nameOf(first)), ': ', ...sentenceWords(finding.message), ...hintWords(finding)];
  return summary === undefined ? example : [...sentenceWords(summary), ' For example ', ...example];
}

function stopsWords(changes: readonly Change[]): string {
  const active = changes.filter(isActive);
  if (active.length === 0) return '';
  const effects = [
    active.some(signsOn) ? 'sign-on to those stops' : '',
    active.some(provisions) ? 'nobody looks after the accounts that they provisioned' : '',
  ].filter((words) => words !== '');
  const many = active.length === changes.length ? 'all' : active.length;
  return `, ${many} of them active: ${effects.join('; ') || 'what they do stops'}`;
}

function goneSentence(change: Change, nameOf: NameOf): Words {
  const active = isActive(change);
  const effects = [
    active && signsOn(change) ? 'It is active: sign-on to it stops.' : '',
    provisions(change)
      ? 'The accounts that it provisioned stay as they are; nobody updates or disables them any more. What PingFederate remembers about who is who is lost.'
      : '',
    rests(change) ? 'It is inactive.' : '',
    acknowledged(change),
  ];
  const after = effects.filter((effect) => effect !== '').map((effect) => ` ${effect}`);
  return [strong(atStart(change, nameOf(change))), ' is ', strong('deleted'), ...proseWords(`.${after.join('')}`)];
}

function acknowledged(change: Change | undefined): string {
  if (change?.action !== 'delete' || (change.waits ?? []).length > 0) return '';
  return change.reason === 'absent'
    ? 'Acknowledged by `state: absent`.'
    : 'Its definition is gone from the repository.';
}

function replaceSentence(change: Change, nameOf: NameOf): Words {
  const reason = change.action === 'replace' ? change.reason.replace(/\.$/, '') : '';
  const stops = isActive(change) && signsOn(change) ? ' Sign-on fails in between, for a few seconds.' : '';
  const lost = provisions(change) ? ' What PingFederate remembers about who is who is lost.' : '';
  return [
    strong(atStart(change, nameOf(change))),
    ' is ',
    strong('deleted and created again'),
    ', because ',
    ...proseWords(reason),
    `.${stops}${lost}`,
  ];
}

function placeOf(change: Change): Place | undefined {
  const found = change.findings.find(({ place }) => place.file === change.file && place.line > 1)?.place;
  return found ?? (change.file === undefined ? undefined : startOf(change.file));
}
