import { changedSince } from '../../core/apply/content.ts';
import { refusalFindings } from '../../core/apply/refusals.ts';
import { activationOf, holdBack } from '../../core/apply/stage.ts';
import type { DesiredConnection, LiveConnection } from '../../core/connection/types.ts';
import type { JsonObject } from '../../core/document/json.ts';
import { AdminApiError } from '../../edges/pingfederate/admin-api-error.ts';
import { type Built, bodyFor, differencesOf, type Execution, withDocument } from './execution.ts';
import {
  Conflict,
  changedMeanwhile,
  cleaned,
  fatalReason,
  isUncertain,
  keptSecretFindings,
  sentence,
  storedDifferently,
  type Work,
} from './work.ts';

/** A write in two steps: what is saved first, and what it holds back. */
export interface Stage {
  /** The whole wish. */
  desired: DesiredConnection;
  /** The wish with the activation held back; the same as `desired` when nothing is activated. */
  first: DesiredConnection;
  activates: boolean;
  built: Built;
  /** What the first step sends. */
  body: JsonObject;
}

/** Works out what to send, from a fresh read of what the server holds. */
export function stageOf(execution: Execution, desired: DesiredConnection, live: LiveConnection | undefined): Stage {
  const built = bodyFor(execution, desired, live);
  const held = activationOf(built.body, live);
  return {
    desired,
    first: withDocument(desired, holdBack(desired.document, held)),
    activates: held !== undefined,
    built,
    body: holdBack(built.body, held),
  };
}

/** Reads the connection again and rejects with a `Conflict` when somebody changed or deleted it since `seen`. */
export async function unchanged(execution: Execution, seen: LiveConnection): Promise<LiveConnection> {
  const now = await execution.api.connection(seen.id);
  if (!now) throw new Conflict('somebody else deleted this connection after the plan was made; plan again');
  const since = changedSince(seen, now);
  if (since) throw changedMeanwhile(since);
  return now;
}

/**
 * PUT, and after a lost answer a look at the server: what it holds is either what was sent, or what was there before
 * (then it's sent again), or somebody else's.
 */
export function put(
  { api }: Execution,
  body: JsonObject,
  before: LiveConnection,
  isStored: (now: LiveConnection) => Promise<boolean>,
): Promise<LiveConnection> {
  return api.replaceConnection(before.id, body, async () => {
    const now = await api.connection(before.id);
    if (!now) throw new Conflict('somebody else deleted this connection while it was being written; plan again');
    const since = changedSince(before, now);
    if (!since) return undefined;
    if (await isStored(now)) return now;
    throw changedMeanwhile(since);
  });
}

/** After the first step was stored: reads back, compares, activates, reads back and compares again. */
export async function verifyAndActivate(execution: Execution, stage: Stage): Promise<Work> {
  const { desired, first, built } = stage;
  const common = { sent: built.shown, leftBehind: true };
  const kept = keptSecretFindings(desired, built);
  const read = await readBack(execution, first);
  if ('problem' in read) return { ...common, ...read.problem, diagnostics: [...kept, ...read.problem.diagnostics] };
  if (!stage.activates) return { ...common, status: 'done', diagnostics: kept, returned: read.live };
  if (execution.cancelled()) {
    const message = 'saved inactive; the run was cancelled before it was activated, the next run does that';
    return { ...common, status: 'saved-inactive', message, diagnostics: kept, returned: read.live };
  }
  const activated = await activate(execution, stage, read.live);
  return { ...common, ...activated, diagnostics: [...kept, ...activated.diagnostics] };
}

/** The second step. A refusal leaves the connection as the first step saved it. */
async function activate(execution: Execution, { desired }: Stage, saved: LiveConnection): Promise<Work> {
  const { body } = bodyFor(execution, desired, saved);
  const isStored = async (now: LiveConnection) => (await differencesOf(execution, desired, now)).length === 0;
  try {
    await put(execution, body, saved, isStored);
  } catch (error) {
    return notActivated(execution, error, { desired, body, saved });
  }
  const read = await readBack(execution, desired);
  return 'problem' in read ? read.problem : { status: 'done', diagnostics: [], returned: read.live };
}

async function notActivated(
  execution: Execution,
  error: unknown,
  { desired, body, saved }: { desired: DesiredConnection; body: JsonObject; saved: LiveConnection },
): Promise<Work> {
  if (error instanceof Conflict) return { status: 'conflict', message: error.message, diagnostics: [] };
  if (!(error instanceof AdminApiError)) throw error;
  const said = sentence(execution, error);
  const fatal = fatalReason(error);
  if (isUncertain(error, 'PUT')) {
    return {
      status: 'failed',
      message: `saved; whether it is active now is not known: ${said}`,
      diagnostics: [],
      fatal,
    };
  }
  const isRefusal = error.kind === 'validation';
  const refusals = cleaned(execution, error);
  return {
    status: 'saved-inactive',
    message: `saved inactive; ${isRefusal ? 'PingFederate refused the activation' : 'the activation failed'}: ${said}`,
    diagnostics: isRefusal ? refusalFindings({ code: 'activation-refused', refusals, body, desired }) : [],
    returned: saved,
    fatal,
  };
}

type Read = { live: LiveConnection } | { problem: Work };

/** What the server holds after a write, or why that isn't as it should be. */
async function readBack(execution: Execution, wanted: DesiredConnection): Promise<Read> {
  let live: LiveConnection | undefined;
  try {
    live = await execution.api.connection(wanted.id);
  } catch (error) {
    const message = `written, but not verified: ${sentence(execution, error)}`;
    return { problem: { status: 'failed', message, diagnostics: [] } };
  }
  if (!live) {
    const message = 'written, but not there when it was read back: somebody deleted it in the same moment';
    return { problem: { status: 'failed', message, diagnostics: [] } };
  }
  const differences = await differencesOf(execution, wanted, live);
  if (differences.length === 0) return { live };
  return {
    problem: {
      status: 'failed',
      message: 'written, but PingFederate holds something else than what was sent',
      diagnostics: storedDifferently(wanted, differences),
      returned: live,
    },
  };
}
