import type { Difference } from '../connection/types.ts';
import type { Place as Spot } from '../diagnostics/place.ts';
import { isObject, type JsonObject } from '../document/json.ts';
import { isMember, kindIn, type Path, pathText } from '../document/path.ts';
import { isWithin, pathPattern } from '../document/path-pattern.ts';
import { beginnings } from './beginnings.ts';
import { overwrittenByReload, withoutFollowers } from './followers.ts';
import { type Judgement, judge } from './judge.ts';
import { meetingChannels } from './meeting-channels.ts';
import { movesOf } from './moves.ts';
import { moveAt, placeAt, wholeOf } from './places.ts';
import type { Place } from './row.ts';
import { parts } from './rows/parts.ts';
import { isOn, part, type Situation, type Subject, valueAlong } from './situation.ts';

/**
 * What a change of one object does to people, move by move. A part that appears or goes is judged as a whole, and
 * nothing in it again; an item that takes the place of another is an exchange, not one removed and one added.
 */
export function judgeChange(subject: Subject): Judgement[] {
  const whole = partsThatMove(subject);
  const rest = subject.differences.filter(
    ({ path, sameValue }) => sameValue !== true && !whole.some(({ move }) => isInside(path, move.path)),
  );
  const { exchanges, others } = exchangesAmong(rest, subject);
  const moves = [...whole, ...exchanges, ...others.flatMap((difference) => situationsOf(difference, subject))];
  const judgements = withoutFollowers(moves.map(judge));
  return [...judgements, ...ofTheWhole(subject, judgements)];
}

/** What only the whole change tells: what begins to count, channels that come to share people, what won't last. */
function ofTheWhole(subject: Subject, judgements: readonly Judgement[]): Judgement[] {
  const begun = beginnings(subject).map(judge);
  return [
    ...begun.filter(({ verdict }) => verdict === 'effect'),
    ...meetingChannels(subject, judgements),
    ...overwrittenByReload(subject),
  ];
}

/** One difference, as the moves that it is. */
function situationsOf(difference: Difference, subject: Subject): Situation[] {
  const place = placeAt(difference.path) ?? unknownPlace;
  const moves = movesOf(difference, place, subject);
  return [...moves, ...encryptionMoves(difference, subject)].map((move) => ({ subject, move }));
}

/** A leaf that the table doesn't know: a newer server's. */
const unknownPlace: Place = { at: '**', as: 'text', rows: [] };

const listed = pathPattern('credentials.certs[*]');
const content = pathPattern('credentials.certs[*].x509File.fileData');

/** A listed certificate can be there to encrypt with, too. */
function encryptionMoves(difference: Difference, subject: Subject): Situation['move'][] {
  const { path } = difference;
  if (!isWithin(path, listed) || (path.length > 3 && !isWithin(path, content))) return [];
  const place = placeAt([...path.slice(0, 3), { member: 'encryptionCert' }]);
  const isFor = (document: JsonObject | undefined) => part(document, 'credentials').certs !== undefined;
  if (!place || !isFor(subject.after)) return [];
  const move = {
    place,
    path: [...path.slice(0, 3), { member: 'encryptionCert' }],
    difference,
    old: '',
    new: '',
    item: '',
  };
  return [{ ...move, word: difference.kind === 'removed' ? 'off' : 'on' }];
}

const partPatterns = parts.map((place) => ({ place, pattern: pathPattern(place.at) }));

/** Parts that are there on one side only, the outermost first. */
function partsThatMove(subject: Subject): Situation[] {
  const found = new Map<string, Situation>();
  for (const difference of subject.differences) {
    const { path } = difference;
    for (const { place, pattern } of partPatterns) {
      if (place.of !== kindIn(path) || !isWithin(path, pattern)) continue;
      const at = path.slice(0, pattern.length);
      const [was, is] = [subject.before, subject.after].map((document) => isThere(document, at));
      if (was === is || found.has(pathText(at))) continue;
      const word = is ? 'set' : 'unset';
      found.set(pathText(at), { subject, move: { place, path: at, word, old: '', new: '', item: '', difference } });
    }
  }
  const outermost = [...found.values()].filter(
    (one) => ![...found.values()].some((other) => other !== one && isInside(one.move.path, other.move.path)),
  );
  return outermost;
}

function isThere(document: JsonObject | undefined, path: Path): boolean {
  const value = valueAlong(document, path);
  return isObject(value) && Object.values(value).some((one) => one !== null && one !== undefined && one !== '');
}

const isInside = (path: Path, outer: Path) =>
  outer.length <= path.length && pathText(path.slice(0, outer.length)) === pathText(outer);

function exchangesAmong(
  differences: readonly Difference[],
  subject: Subject,
): { exchanges: Situation[]; others: Difference[] } {
  const groups = new Map<string, Difference[]>();
  for (const one of differences) {
    if (!isWholeItem(one)) continue;
    const list = pathText(one.path.slice(0, -1));
    groups.set(list, [...(groups.get(list) ?? []), one]);
  }
  const pairs = [...groups.values()].filter(isPair);
  const taken = new Set(pairs.flat());
  const exchanges = pairs.map((pair) => exchange(pair, subject));
  return { exchanges, others: differences.filter((one) => !taken.has(one)) };
}

function isWholeItem({ path, kind }: Difference): boolean {
  return kind !== 'changed' && placeAt(path)?.as === 'exchangeable';
}

/** One goes and one comes; of channels only when both are about the same people. */
function isPair(items: readonly Difference[]): boolean {
  const [gone, come] = [items.filter(({ kind }) => kind === 'removed'), items.filter(({ kind }) => kind === 'added')];
  if (gone.length !== 1 || come.length !== 1) return false;
  const first = gone[0]!.path[0];
  const isChannel = first !== undefined && isMember(first) && first.member === 'outboundProvision';
  return !isChannel || sameSource(gone[0]!.live, come[0]!.desired);
}

function sameSource(a: unknown, b: unknown): boolean {
  const [first, second] = [a, b].map((channel) =>
    part(isObject(channel as JsonObject) ? (channel as JsonObject) : {}, 'channelSource'),
  );
  const told = (source: JsonObject) =>
    JSON.stringify([part(source, 'dataSource').id, source.baseDn, part(source, 'userSourceLocation')]).toLowerCase();
  return told(first!) === told(second!);
}

function exchange(pair: readonly Difference[], subject: Subject): Situation {
  const gone = pair.find(({ kind }) => kind === 'removed')!;
  const come = pair.find(({ kind }) => kind === 'added')!;
  const place = placeAt(come.path) ?? unknownPlace;
  const names = [gone, come].map(({ path }) => {
    const last = path.at(-1)!;
    return isMember(last) ? last.member : (last.item ?? '');
  });
  const difference: Difference = { ...come, kind: 'changed', live: gone.live };
  return {
    subject,
    move: { place, path: come.path, word: 'exchanged', old: names[0]!, new: names[1]!, item: names[1]!, difference },
  };
}

/** What comes with an object, or goes with it, as its kind's row for the whole of it says. */
export function judgeWhole(subject: Subject, word: 'set' | 'unset', at: Spot): Judgement[] {
  const place = wholeOf(subject.kind);
  if (!place) return [];
  const difference: Difference = { kind: word === 'set' ? 'added' : 'removed', path: [], pointer: '', place: at };
  return [judge({ subject, move: { place, path: [], difference, word, old: '', new: '', item: '' } })];
}

/** What a new connection does: it is switched on for everyone whom it lets in. An inactive one does nothing. */
export function judgeCreation(subject: Subject, place: Spot): Judgement[] {
  if (subject.kind !== 'SpConnection') return judgeWhole(subject, 'set', place);
  if (!isOn(subject.after.active)) return [];
  const path = [{ member: 'active' }];
  const difference: Difference = { kind: 'added', path, pointer: '/active', desired: true, place };
  const move = moveAt(path, difference, { word: 'on', old: 'false', new: 'true' });
  return [judge({ subject, move }), ...ofTheWhole(subject, [])];
}
