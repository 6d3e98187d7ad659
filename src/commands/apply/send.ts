import { changedSince, foreignPaths, isAsCreated } from '../../core/apply/content.ts';
import { changedAt } from '../../core/connection/dates.ts';
import type { Live } from '../../core/connection/types.ts';
import type { JsonObject } from '../../core/document/json.ts';
import type { Path } from '../../core/document/path.ts';
import { textIn } from '../../core/document/readers.ts';
import { AdminApiError, hasKind } from '../../edges/pingfederate/admin-api-error.ts';
import type { Execution } from './execution.ts';
import { Conflict, changedMeanwhile, fatalReason, somePaths } from './work.ts';

/** What a write came to. An answer is never taken at its word when it says no, or says nothing: the server is looked at. */
export type Sent =
  /** It's there. `foreign`: why it can't be taken for this run's own work alone. */
  | { kind: 'stored'; live: Live; foreign?: string | undefined; note?: string | undefined }
  /** Everything is as it was before: nothing was stored. */
  | { kind: 'unchanged'; error: AdminApiError }
  /** Somebody else was there in the meantime. */
  | { kind: 'conflict'; conflict: Conflict }
  /** The server could not be looked at. */
  | { kind: 'not-known'; error: AdminApiError };

type IsStored = (now: Live) => Promise<boolean>;

/**
 * PUT, and after an odd answer or none a look at the server: what it holds is either what was sent, or what was there
 * before, or somebody else's.
 */
export async function sendPut(
  execution: Execution,
  { body, before, isStored }: { body: JsonObject; before: Live; isStored: IsStored },
): Promise<Sent> {
  const { objects } = execution;
  const judge = async (now: Live | undefined): Promise<Live | undefined> => {
    if (!now) throw new Conflict(`${execution.others()} deleted it while it was being written; plan again`);
    const since = changedSince(execution.kind, before, now);
    if (!since) return undefined;
    if (await isStored(now)) return now;
    throw changedMeanwhile(since, execution.others());
  };
  const foreign = (live: Live) => foreignIn(execution, foreignPaths(execution.kind, before, body, live));
  let looked = false;
  try {
    const live = await objects.replace(before.id, body, async () => {
      looked = true;
      return judge(await objects.read(before.id));
    });
    return { kind: 'stored', live, foreign: looked ? foreign(live) : undefined };
  } catch (error) {
    return afterwards(execution, error, before.id, async (now, refusal) => {
      const live = await judge(now);
      if (!live) return { kind: 'unchanged', error: refusal };
      return { kind: 'stored', live, foreign: foreign(live), note: although(execution, refusal) };
    });
  }
}

/**
 * POST. PingFederate itself refuses a second connection with this id, name or entity id, so no read comes before it; a
 * refusal may be about what the same request has stored, when it was delivered twice.
 */
export async function sendPost(
  execution: Execution,
  { id, body, isStored }: { id: string; body: JsonObject; isStored: IsStored },
): Promise<Sent> {
  const { objects } = execution;
  let looked = false;
  try {
    const live = await objects.create(body, async () => {
      looked = true;
      const now = await objects.read(id);
      return now && (await isStored(now)) ? now : undefined;
    });
    return { kind: 'stored', live, foreign: looked ? ownership(execution, body, live) : undefined };
  } catch (error) {
    return afterwards(execution, error, id, async (now, refusal) => {
      if (!now) return { kind: 'unchanged', error: refusal };
      if (!(await isStored(now))) return { kind: 'conflict', conflict: createdMeanwhile(now) };
      const isDoubtful = hasKind(refusal, 'validation', 'conflict');
      const foreign = isDoubtful
        ? 'whether this run or somebody else created it can’t be told'
        : ownership(execution, body, now);
      return { kind: 'stored', live: now, foreign, note: although(execution, refusal) };
    });
  }
}

/** What a DELETE came to. */
export type Deleted =
  | { kind: 'gone'; note?: string | undefined }
  /** It's still there, as it was before. */
  | { kind: 'still-there'; said: string; error?: AdminApiError | undefined }
  | { kind: 'conflict'; conflict: Conflict }
  | { kind: 'not-known'; error: AdminApiError };

/**
 * DELETE, and a look whether it's gone.
 *
 * @param before the connection as it was read right before
 * @param trusting whether a plain "deleted" needs no look: where something is created at once in its place
 */
export async function sendDelete(execution: Execution, before: Live, trusting = false): Promise<Deleted> {
  const judge = (now: Live | undefined, said: string, error?: AdminApiError): Deleted => {
    if (!now) return { kind: 'gone', note: error ? although(execution, error, 'it is deleted') : undefined };
    if (now.creationDate !== before.creationDate) return { kind: 'conflict', conflict: createdMeanwhile(now) };
    const since = changedSince(execution.kind, before, now);
    return since
      ? { kind: 'conflict', conflict: changedMeanwhile(since, execution.others()) }
      : { kind: 'still-there', said, error };
  };
  try {
    const answered = await execution.objects.delete(before.id);
    if (answered === 'deleted' && trusting) return { kind: 'gone' };
    return judge(await execution.objects.read(before.id), `PingFederate answered that it is ${wordsFor[answered]}`);
  } catch (error) {
    const sent = await afterwards(execution, error, before.id, async (now, refusal) =>
      judge(now, execution.clean(refusal.message), refusal),
    );
    return sent.kind === 'unchanged'
      ? { kind: 'still-there', said: execution.clean(sent.error.message), error: sent.error }
      : sent;
  }
}

const wordsFor = { deleted: 'deleted, but it is still there', 'not-found': 'not there, but it is' };

type Failed = Extract<Sent, { kind: 'unchanged' | 'conflict' | 'not-known' }>;

/** After a write that wasn't answered as it should be: looks what stands there, unless that is known or impossible. */
async function afterwards<Judged>(
  execution: Execution,
  error: unknown,
  id: string,
  judge: (now: Live | undefined, error: AdminApiError) => Promise<Judged>,
): Promise<Judged | Failed> {
  if (error instanceof Conflict) return { kind: 'conflict', conflict: error };
  if (!(error instanceof AdminApiError)) throw error;
  if (neverArrived(error)) return { kind: 'unchanged', error };
  // Another refusal of the credentials could lock the account.
  if (fatalReason(error)) return { kind: 'not-known', error };
  try {
    return await judge(await execution.objects.read(id), error);
  } catch (problem) {
    if (problem instanceof Conflict) return { kind: 'conflict', conflict: problem };
    if (problem instanceof AdminApiError) return { kind: 'not-known', error };
    throw problem;
  }
}

/** The request never reached the server; a look that failed is another matter. */
function neverArrived(error: AdminApiError): boolean {
  if (error.method === 'GET') return false;
  return /^(dns|tls-|proxy|settings$|token$)/.test(error.kind) || error.code === 'ECONNREFUSED';
}

function although(execution: Execution, error: AdminApiError, what = 'it is stored'): string {
  const { status } = error;
  const said = status === undefined || status < 300 ? execution.clean(error.what) : `it was refused (${status})`;
  return `${what}, although the answer was another one: ${said}`;
}

function foreignIn(execution: Execution, paths: readonly Path[]): string | undefined {
  return paths.length > 0 ? `${execution.others()} changed it in the meantime (${somePaths(paths)})` : undefined;
}

/** Whoever created an object whose POST had no answer: this run, unless it was changed since. */
function ownership({ kind }: Execution, body: JsonObject, live: Live): string | undefined {
  return isAsCreated(kind, body, live)
    ? undefined
    : 'whether somebody else has changed it since it was created can’t be told';
}

function createdMeanwhile(live: Live): Conflict {
  const date = textIn(live, 'creationDate') ?? changedAt(live);
  const when = date === undefined ? '' : ` at ${date}`;
  return new Conflict(`somebody else created one with this id${when}, after the plan was made; plan again`);
}
