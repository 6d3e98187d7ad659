import { type Built, bodyFor, builtFor } from '../../core/apply/body-for.ts';
import { changedSince, changedSinceAnswer } from '../../core/apply/content.ts';
import { refusalFindings } from '../../core/apply/refusals.ts';
import { keptSecretFindings, storedDifferently } from '../../core/apply/sendable.ts';
import { activationOf, holdBack } from '../../core/apply/stage.ts';
import type { Desired, Live } from '../../core/connection/types.ts';
import type { JsonObject } from '../../core/document/json.ts';
import { AdminApiError } from '../../edges/pingfederate/admin-api-error.ts';
import { differencesOf, type Execution, withDocument } from './execution.ts';
import { sendPut } from './send.ts';
import type { Standing } from './standing.ts';
import {
  Conflict,
  changedMeanwhile,
  cleaned,
  conflicted,
  failed,
  fatalReason,
  notBegun,
  sentence,
  somePaths,
  unconfirmed,
  unsendable,
  type Work,
} from './work.ts';

/** A write in two steps: what is saved first, and what it holds back. */
export interface Stage {
  /** The whole wish. */
  desired: Desired;
  /** The wish with the activation held back; the same as `desired` when nothing is activated. */
  first: Desired;
  activates: boolean;
  built: Built;
  /** What the first step sends. */
  body: JsonObject;
}

/** Works out what to send, from a fresh read of what the server holds. */
export function stageOf(execution: Execution, desired: Desired, live: Live | undefined): Stage {
  const whole = bodyFor(execution, desired, live);
  const held = activationOf(desired.kind, whole, live);
  return {
    desired,
    first: withDocument(desired, holdBack(desired.document, held)),
    activates: held !== undefined,
    built: builtFor(execution, desired, live),
    body: holdBack(whole, held),
  };
}

/** Reads the connection again and rejects with a `Conflict` when somebody changed or deleted it since `seen`. */
export async function unchanged(execution: Execution, seen: Live): Promise<Live> {
  const now = await execution.objects.read(seen.id);
  if (!now) throw new Conflict('somebody else deleted it after the plan was made; plan again');
  const since = changedSince(execution.kind, seen, now);
  if (since) throw changedMeanwhile(since);
  return now;
}

/**
 * What to send in place of a connection, from a fresh read of it; a work where nothing can be sent.
 *
 * @param seen what the plan saw, or what this run itself wrote since then
 * @param asHeld what of it a body is built beside
 */
export async function prepare(
  execution: Execution,
  desired: Desired,
  seen: Live,
  asHeld: (live: Live) => Live = (live) => live,
): Promise<{ stage: Stage; live: Live } | { work: Work }> {
  let live: Live;
  try {
    live = await unchanged(execution, seen);
  } catch (error) {
    return { work: failed(execution, error) };
  }
  if (execution.cancelled()) return { work: notBegun };
  const stage = stageOf(execution, desired, asHeld(live));
  const held = unsendable(desired, stage.built);
  return held ? { work: held } : { stage, live };
}

/** A write that was stored: what was sent, as it was answered, and what stood there before. */
interface Written {
  sent: JsonObject;
  live: Live;
  before: Live | undefined;
  /** Why it can't be taken for this run's own work alone. */
  foreign?: string | undefined;
  /** What was odd about the answer. */
  note?: string | undefined;
}

/** After the first step was stored: reads back, compares, activates, reads back and compares again. */
export async function verifyAndActivate(
  execution: Execution,
  stage: Stage,
  written: Omit<Written, 'sent'>,
): Promise<Work> {
  const { desired, first, built, body } = stage;
  const kept = keptSecretFindings(desired, built);
  const complete = (work: Work): Work => ({
    ...work,
    message: [written.note, work.message].filter(Boolean).join('; ') || undefined,
    sent: built.shown,
    leftBehind: true,
    diagnostics: [...kept, ...work.diagnostics],
  });
  const read = await readBack(execution, first, { ...written, sent: body });
  if ('problem' in read) return complete(read.problem);
  if (!stage.activates) return complete(doneWith(read));
  if (read.changed) {
    const message = `saved inactive, and not activated, because ${read.changed}; plan again`;
    return complete({ ...doneWith(read), status: 'saved-inactive', message });
  }
  if (execution.cancelled()) {
    const message = 'saved inactive; the run was cancelled before it was activated, the next run does that';
    return complete({ ...doneWith(read), status: 'saved-inactive', message, cancelled: true });
  }
  return complete(await activate(execution, stage, read));
}

/** The second step. A refusal leaves the connection as the first step saved it. */
export async function activate(execution: Execution, { desired }: Stage, saved: Read): Promise<Work> {
  const body = bodyFor(execution, desired, saved.live);
  const isStored = async (now: Live) => (await differencesOf(execution, desired, now)).length === 0;
  const sent = await sendPut(execution, { body, before: saved.live, isStored });
  if (sent.kind === 'stored') {
    const foreign = saved.stands.leaveAlone ?? sent.foreign;
    const read = await readBack(execution, desired, { ...sent, sent: body, before: saved.live, foreign });
    return 'problem' in read ? read.problem : { ...doneWith(read), message: sent.note };
  }
  if (sent.kind === 'conflict') return { ...conflicted(sent.conflict), stands: touched(sent.conflict.message) };
  if (sent.kind === 'not-known')
    return unconfirmed(execution, sent.error, 'saved; whether it is active now is not known: ');
  return notActivated(execution, sent.error, { desired, body, saved });
}

function notActivated(
  execution: Execution,
  error: AdminApiError,
  { desired, body, saved }: { desired: Desired; body: JsonObject; saved: Read },
): Work {
  const isRefusal = error.kind === 'validation';
  const refusals = cleaned(execution, error);
  const what = isRefusal ? 'PingFederate refused the activation' : 'the activation failed';
  return {
    ...doneWith(saved),
    status: 'saved-inactive',
    message: `saved inactive; ${what}: ${sentence(execution, error)}`,
    diagnostics: isRefusal ? refusalFindings({ code: 'activation-refused', refusals, body, desired }) : [],
    cancelled: error.kind === 'cancelled',
    fatal: fatalReason(error),
  };
}

const doneWith = ({ live, stands }: Read): Work => ({ status: 'done', diagnostics: [], returned: live, stands });

/** What the server holds after a write, and whose work it is. */
interface Read {
  live: Live;
  stands: Standing;
  /** What somebody else did to it between the write and this look. */
  changed?: string | undefined;
}

/** What the server holds after a write, or why that isn't as it should be. */
async function readBack(execution: Execution, wanted: Desired, written: Written): Promise<Read | { problem: Work }> {
  let live: Live | undefined;
  try {
    live = await execution.objects.read(wanted.id);
  } catch (error) {
    if (!(error instanceof AdminApiError)) throw error;
    const stands = { seen: written.live, leaveAlone: written.foreign };
    return { problem: { ...unconfirmed(execution, error, 'sent, but not read back: '), stands } };
  }
  if (!live) {
    const message = 'written, but gone when it was read back: deleted in the same moment';
    return { problem: { status: 'failed', message, diagnostics: [], stands: goneMeanwhile(execution) } };
  }
  const since = changedSinceAnswer(execution.kind, { ...written, answer: written.live }, live);
  const changed = since && `${execution.others()} changed it in the meantime (${somePaths(since.paths)})`;
  const stands: Standing = { seen: live, leaveAlone: written.foreign ?? changed };
  const differences = await differencesOf(execution, wanted, live);
  if (differences.length === 0) return { live, stands, changed };
  return {
    problem: {
      status: 'failed',
      message: changed
        ? `written, but ${changed}; that stays`
        : 'written, but PingFederate holds something else than what was sent',
      diagnostics: storedDifferently(wanted, differences),
      returned: live,
      stands,
    },
  };
}

const goneMeanwhile = (execution: Execution): Standing => ({
  seen: 'none',
  leaveAlone: `${execution.others()} deleted it in the meantime`,
});

/** Somebody else has been there; what stands there now is theirs. */
export const touched = (leaveAlone: string): Standing => ({ seen: 'unknown', leaveAlone });
