import { changedSince } from '../../core/apply/content.ts';
import { changedAt } from '../../core/connection/dates.ts';
import type { Live } from '../../core/connection/types.ts';
import type { Key, KindName } from '../../core/kinds.ts';
import type { ChangeOutcome } from '../../core/plan/outcome.ts';
import { AdminApiError } from '../../edges/pingfederate/admin-api-error.ts';
import type { Doing } from './execute-change.ts';
import { differencesOf, type Execution } from './execution.ts';
import type { Standing } from './standing.ts';
import { fatalReason, sentence, somePaths } from './work.ts';

interface Look {
  executionOf(kind: KindName): Execution;
  changes: readonly Doing[];
  /** What stood there when each was last seen. */
  stands: ReadonlyMap<Key, Standing>;
  /** Changed in place where something else stands there now. */
  outcomes: readonly ChangeOutcome[];
}

/** What was found to be another than it was left, and why nothing could be found. */
interface Found {
  late: { key: Key; message: string }[];
  problem?: string;
}

/**
 * Looks at everything that was written once more: a request whose answer was lost may be carried out late, and somebody
 * may have been there since. One list for each kind, then a read of each object that isn't in it as it was left.
 */
export async function lookOnceMore(look: Look): Promise<Found> {
  const found: Found = { late: [] };
  const touched = look.outcomes.filter(({ key }) => look.stands.has(key));
  for (const kind of new Set(touched.map((outcome) => outcome.kind))) {
    const execution = look.executionOf(kind);
    try {
      for await (const one of lateOf(look, execution)) found.late.push(one);
    } catch (error) {
      if (!(error instanceof AdminApiError)) throw error;
      found.problem ??= sentence(execution, error);
      if (fatalReason(error)) break;
    }
  }
  return found;
}

/** What of one kind isn't as it was left. */
async function* lateOf(look: Look, execution: Execution): AsyncGenerator<Found['late'][number]> {
  const { kind } = execution;
  const listed = new Map((await execution.objects.list()).map((one) => [one.id, one]));
  for (const outcome of look.outcomes.filter((one) => one.kind === kind)) {
    const standing = look.stands.get(outcome.key);
    if (!standing || isSettled(kind, outcome, standing.seen, listed.get(outcome.id))) continue;
    const change = look.changes.find(({ key }) => key === outcome.key);
    const message = await lookAt(execution, { change, outcome, seen: standing.seen });
    if (message) yield { key: outcome.key, message };
  }
}

/** What was not confirmed is never settled by being as it was answered. */
function isSettled(kind: KindName, { status }: ChangeOutcome, seen: Standing['seen'], now: Live | undefined): boolean {
  return status !== 'unconfirmed' && isAsLeft(kind, seen, now);
}

/** A list may show less of an object than a read of its own: the same date is enough. */
function isAsLeft(kind: KindName, seen: Standing['seen'], now: Live | undefined): boolean {
  if (seen === 'unknown') return false;
  if (seen === 'none' || !now) return seen === 'none' && !now;
  const isDated = changedAt(seen) !== undefined && changedAt(seen) === changedAt(now);
  return isDated || changedSince(kind, seen, now) === undefined;
}

async function lookAt(
  execution: Execution,
  { change, outcome, seen }: { change: Doing | undefined; outcome: ChangeOutcome; seen: Standing['seen'] },
): Promise<string | undefined> {
  const now = await execution.objects.read(outcome.id);
  if (isSettled(execution.kind, outcome, seen, now)) return undefined;
  const { status, message } =
    seen === 'unknown' || outcome.status === 'unconfirmed'
      ? await confirmed(execution, change, outcome, now)
      : whatHappened(execution.kind, seen, now);
  if (isOverruled(outcome.status)) outcome.status = status;
  outcome.message = [outcome.message, message].filter(Boolean).join('; ');
  return message;
}

/** What failed, or was left alone, stays that; what is there now is added to what is said about it. */
const isOverruled = (status: ChangeOutcome['status']) =>
  status === 'done' || status === 'saved-inactive' || status === 'rolled-back' || status === 'unconfirmed';

interface Verdict {
  status: ChangeOutcome['status'];
  message: string;
}

const byWhom = 'by somebody else, or by a request of this run that arrived late';

function whatHappened(kind: KindName, seen: Live | 'none', now: Live | undefined): Verdict {
  if (!now) return { status: 'gone', message: `gone at the end of the run: deleted ${byWhom}` };
  if (seen === 'none')
    return { status: 'changed-since', message: `there again at the end of the run: created ${byWhom}` };
  const paths = changedSince(kind, seen, now)?.paths ?? [];
  return { status: 'changed-since', message: `changed since (${somePaths(paths)}): ${byWhom}` };
}

/** What became of a write that could not be looked at right after it was sent. */
async function confirmed(
  execution: Execution,
  change: Doing | undefined,
  { status }: ChangeOutcome,
  now: Live | undefined,
): Promise<Verdict> {
  if (!change) return { status, message: '' };
  const before = change.action === 'create' ? undefined : change.live;
  if (before && now && !changedSince(execution.kind, before, now))
    return { status: 'failed', message: 'looked at again at the end: nothing was stored' };
  if (change.action === 'delete')
    return now
      ? { status, message: 'looked at again at the end: it is there, and was changed' }
      : { status: 'done', message: 'looked at again at the end: it is deleted' };
  if (!now) return { status: 'failed', message: 'looked at again at the end: it is not there' };
  const differences = await differencesOf(execution, change.desired, now);
  return differences.length === 0
    ? { status: 'done', message: 'looked at again at the end: it is as it should be' }
    : {
        status,
        message: `looked at again at the end: ${somePaths(differences.map(({ path }) => path))} ${differences.length === 1 ? 'is' : 'are'} not as it should be`,
      };
}
