import { compareStates, type StateDifference } from '../connection/compare-desired.ts';
import { changedAt, withoutDate } from '../connection/dates.ts';
import { fields, ruleAt } from '../connection/fields/table.ts';
import type { Live } from '../connection/types.ts';
import { contentOf, saysTheSame } from '../connection/writable.ts';
import { type JsonObject, valueAt } from '../document/json.ts';
import { areOneWay, type Path } from '../document/path.ts';
import type { KindName } from '../kinds.ts';

/** How an object on the server differs from what was seen before. */
export interface ChangedSince {
  /** When it was last changed, as far as the server says. */
  modified?: string;
  /** What is different. Empty when only a secret can have changed. */
  paths: Path[];
}

/**
 * Whether somebody changed an object between two reads; `undefined` when nobody did. Encrypted values differ on each
 * read and say nothing, so a changed secret shows only in the date of the last write (old servers have none, and some
 * kinds never).
 */
export function changedSince(kind: KindName, before: Live, now: Live): ChangedSince | undefined {
  const modified = changedAt(now);
  const isDated = changedAt(before) !== undefined && modified !== undefined;
  const touched = isDated && changedAt(before) !== modified;
  // A list may show less of an object than a read of its own; with an equal date that is no change.
  const mayLack = isDated && !touched;
  const isLacking = ({ kind: how, pointerBefore }: StateDifference) =>
    how === 'added' || valueAt(before, pointerBefore) === undefined;
  const paths = differencesOf(kind, before, now).flatMap((one) => (mayLack && isLacking(one) ? [] : [one.path]));
  if (paths.length === 0 && !touched) return undefined;
  return { modified, paths };
}

/** Where two states differ in what a person could have changed. */
function differingContent(kind: KindName, a: Live, b: Live): Path[] {
  return differencesOf(kind, a, b).map(({ path }) => path);
}

function differencesOf(kind: KindName, before: Live, now: Live): StateDifference[] {
  if (saysTheSame(withoutDate(before), withoutDate(now))) return [];
  return compareStates(kind, contentOf(kind, before), contentOf(kind, now));
}

/**
 * What is different now although nobody here sent it: the work of somebody else. Where this run's own request changed
 * something, a change of somebody else at the same place can't be told from it.
 *
 * @param before what stood there when the request was sent
 * @param sent the request's body
 */
export function foreignPaths(kind: KindName, before: Live, sent: JsonObject, now: Live): Path[] {
  const own = differingContent(kind, before, { ...sent, id: before.id });
  const covers = (path: Path) => own.some((one) => areOneWay(one, path));
  return differingContent(kind, before, now).filter((path) => !covers(path));
}

/** A write of this run, and its answer. */
export interface Answered {
  answer: Live;
  /** What stood there before; nothing when the write created it. */
  before: Live | undefined;
  /** The request's body. */
  sent: JsonObject;
}

/**
 * Whether somebody changed an object after a write of this run was answered. The date counts only when it moved on
 * since: a server might answer a write with the date that it had before, or more exactly than it keeps it.
 *
 * An answer may say another thing than what happened. What stands there as it stood before, date and all, wasn't
 * stored. Without a date that may also be somebody's undoing, which shows only by an answer that has what was sent;
 * any other answer says nothing, and what was there before and what was sent tell instead.
 */
export function changedSinceAnswer(kind: KindName, written: Answered, now: Live): ChangedSince | undefined {
  const { answer, before, sent } = written;
  const since = sinceAnswer(kind, written, now);
  if (!since || !before) return since;
  if (changedAt(now) !== undefined) return changedSince(kind, before, now) && since;
  if (isAsSent(kind, sent, answer)) return since;
  const paths = foreignPaths(kind, before, sent, now);
  return paths.length > 0 ? { paths } : undefined;
}

function sinceAnswer(kind: KindName, { answer, before }: Answered, now: Live): ChangedSince | undefined {
  const isStale = before !== undefined && changedAt(before) === changedAt(answer);
  const isLater = Date.parse(changedAt(now) ?? '') > Date.parse(changedAt(answer) ?? '');
  return changedSince(kind, isStale || !isLater ? withoutDate(answer) : answer, now);
}

/**
 * Whether nobody has changed an object since it was created by a request, as far as the server tells: by its dates, or,
 * where the kind never has a date of creation, by its being what was sent.
 */
export function isAsCreated(kind: KindName, sent: JsonObject, now: Live): boolean {
  const { creationDate } = now;
  if (typeof creationDate === 'string') return creationDate === changedAt(now);
  return !isBorn(kind) && isAsSent(kind, sent, now);
}

function isAsSent(kind: KindName, sent: JsonObject, there: Live): boolean {
  return differencesOf(kind, { ...sent, id: there.id }, there).every(isFilledIn);
}

/** What a server adds to a new object by itself; a secret that was sent can't be read back. */
const isFilledIn = ({ kind: how, path, secret }: StateDifference) =>
  secret === true || (how === 'added' && ruleAt(path)?.absent === 'as-live');

const isBorn = (kind: KindName) => fields[kind]?.members.creationDate !== undefined;
