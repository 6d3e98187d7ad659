import { setMaxListeners } from 'node:events';
import { isKeyPair } from '../../core/kinds.ts';
import type { ChangeOutcome, Outcome, ReplicationOutcome } from '../../core/plan/outcome.ts';
import { backUp } from './backup.ts';
import { lookAtCluster } from './cluster.ts';
import { type Doing, skipped } from './execute-change.ts';
import type { ApplyInput } from './input.ts';
import { clearRecovery, keepReplaced } from './recovery.ts';
import { Runner } from './runner.ts';

/**
 * Executes a plan's changes in their order, one write at a time, and tells what became of each. Nothing is written when
 * changes of other people wait for replication (unless told otherwise) or when the backup fails.
 *
 * @throws AdminApiError when the server can't even be looked at before the first write
 */
export async function applyPlan(input: ApplyInput): Promise<Outcome> {
  const started = input.now();
  const doing = input.plan.changes.filter((change): change is Doing => change.action !== 'no-op');
  const abort = new DelayedAbort(input.signal);
  try {
    const api = input.api.view({ signal: abort.signal });
    const { replicate, replicationTimeoutMs: timeoutMs } = input.options;
    const cluster = await lookAtCluster(input.api, { replicate, timeoutMs, signal: input.signal });
    const refusal = doing.length > 0 ? cluster.refusal : undefined;
    if (refusal)
      return outcome(
        input,
        started,
        doing.map((change) => skipped(change, refusal.message)),
        refusal,
      );
    for (const { key } of doing.filter(isLastOfIt)) input.progress(`${key} ${forGood}`);
    const kept = await backUpFirst(input, doing, started);
    const runner = new Runner(input, api, () => cluster.sendAhead(api));
    const changes = await runner.run(doing);
    const replication = await cluster.replicate(api, runner.wrote);
    const unseen = await runner.lookOnceMore(doing);
    clearRecovery(kept, changes, input.progress);
    const done = outcome(input, started, changes, replication);
    return unseen ? { ...done, unseen, complete: false } : done;
  } finally {
    abort.end();
  }
}

/** Neither a backup nor a rollback brings it back: said while it can still be stopped. */
const isLastOfIt = ({ kind, action }: Doing) => action === 'delete' && isKeyPair(kind);
const forGood = 'is deleted for good: PingFederate gives no private key out, so neither a backup nor a rollback has it';

/** Returns the folder that is only kept until the run is over. */
async function backUpFirst(input: ApplyInput, doing: readonly Doing[], now: Date): Promise<string | undefined> {
  const { backup, backupArchive = false, recovery, workingDirectory = process.cwd() } = input.options;
  const { plan, api, progress } = input;
  if (backup === undefined) return keepReplaced({ plan, api, folder: recovery, now, progress });
  if (doing.length === 0) return undefined;
  const folder = await backUp({ plan, api, folder: backup, root: workingDirectory, archive: backupArchive, now });
  progress(`stored what is about to change in ${folder}`);
  return undefined;
}

const fine: ReadonlySet<ReplicationOutcome['status']> = new Set([
  'not-clustered',
  'not-needed',
  'skipped',
  'on-save',
  'replicated',
]);

function outcome(
  { plan, now, signal, record = {} }: ApplyInput,
  started: Date,
  changes: ChangeOutcome[],
  replication: ReplicationOutcome,
): Outcome {
  const { actor, commit, run } = record;
  const complete = changes.every(({ status }) => status === 'done') && fine.has(replication.status);
  return {
    environment: plan.environment,
    server: { version: plan.server.version },
    digest: plan.digest,
    startedAt: started.toISOString(),
    durationMs: now().getTime() - started.getTime(),
    actor,
    commit,
    run,
    changes,
    replication,
    complete,
    cancelled: signal.aborted && !complete,
  };
}

/** How long the write in hand may go on after a run is cancelled; GitHub ends a process after seven and a half seconds. */
const delayMs = 5000;

/** A signal that follows another one some seconds later. */
class DelayedAbort {
  readonly #controller = new AbortController();
  readonly #outer: AbortSignal;
  #timer: NodeJS.Timeout | undefined;

  constructor(outer: AbortSignal) {
    this.#outer = outer;
    setMaxListeners(0, this.#controller.signal);
    this.#begin = () => {
      this.#timer = setTimeout(() => this.#controller.abort(), delayMs);
    };
    if (outer.aborted) this.#begin();
    else outer.addEventListener('abort', this.#begin, { once: true });
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  /** Lets go of the timer, which would keep the process waiting. */
  end(): void {
    clearTimeout(this.#timer);
    this.#outer.removeEventListener('abort', this.#begin);
  }

  readonly #begin: () => void;
}
