import type { LiveConnection } from '../../core/connection/types.ts';
import type { ChangeOutcome } from '../../core/plan/outcome.ts';
import { redact } from '../../core/redact.ts';
import { progressLine } from '../../core/report/terminal/progress.ts';
import type { Secret } from '../../core/secret.ts';
import type { AdminApi, RequestRecord } from '../../edges/pingfederate/admin-api.ts';
import type { ApplyInput } from './apply-plan.ts';
import { type Doing, execute, outcomeOf, skipped } from './execute-change.ts';
import type { Execution } from './execution.ts';
import { rollBack, type Written } from './rollback.ts';
import { asidesOf, stepAside, stepBack } from './step-aside.ts';
import { failed, type Work } from './work.ts';

/** Carries out changes one after the other, and decides after each whether to go on. */
export class Runner {
  readonly #input: ApplyInput;
  readonly #api: AdminApi;
  readonly #secrets: readonly Secret[];
  /** What this run itself made of a connection before its own change: it stepped aside. */
  readonly #asides = new Map<string, LiveConnection>();
  readonly #written: Written[] = [];
  readonly #outcomes: ChangeOutcome[] = [];
  /** Why no other change is begun. */
  #halt: string | undefined;
  #fatal: string | undefined;
  #failed = false;
  /** Whether the server may have been changed at all. */
  wrote = false;

  /** @param api the server; its requests may go on for a moment after the run is cancelled */
  constructor(input: ApplyInput, api: AdminApi) {
    this.#input = input;
    this.#api = api;
    this.#secrets = [...input.secrets.values()];
  }

  /** One outcome for each change, in their order. */
  async run(changes: readonly Doing[]): Promise<ChangeOutcome[]> {
    const stuck = await this.#stepAside(changes);
    for (const change of changes) {
      const outcome = stuck.get(change.id) ?? (await this.#carryOut(change));
      this.#outcomes.push(outcome);
      this.#input.progress(progressLine(this.#outcomes.length, changes.length, outcome));
    }
    if (this.#failed && this.#input.options.onFailure === 'rollback') await this.#rollBack();
    await this.#stepBack(changes);
    return this.#outcomes;
  }

  async #carryOut(change: Doing): Promise<ChangeOutcome> {
    const reason = this.#reasonToStop();
    if (reason) return skipped(change, reason);
    return this.#timed(change, (execution) => execute(execution, change, this.#asides.get(change.id)));
  }

  /** Does a piece of work and takes down what it asked of the server and how long it took. */
  async #timed(change: Doing, work: (execution: Execution) => Promise<Work>): Promise<ChangeOutcome> {
    const requests: string[] = [];
    const started = Date.now();
    const done = await work(this.#execution(requests));
    this.#note(change, done);
    return outcomeOf(change, done, { requests, durationMs: Date.now() - started });
  }

  #note(change: Doing, work: Work): void {
    if (work.status === 'done' || work.leftBehind) this.#written.push({ change, work });
    if (work.status === 'done') return;
    this.#failed = true;
    this.#fatal ??= work.fatal;
    if (work.fatal) this.#halt ??= work.fatal;
    else if (this.#input.options.onFailure !== 'continue') this.#halt ??= 'an earlier change failed';
  }

  #reasonToStop(): string | undefined {
    if (this.#input.signal.aborted) return 'the run was cancelled';
    if (this.#halt) return this.#halt;
    return Date.now() > this.#input.api.deadlineAt ? 'the deadline of the run has passed' : undefined;
  }

  #execution(requests: string[]): Execution {
    const { secrets, connectors, plan, backup, signal } = this.#input;
    return {
      api: this.#api.view({ onRequest: (record) => this.#record(requests, record) }),
      secrets,
      connectors,
      version: plan.server.version,
      backup,
      cancelled: () => signal.aborted,
      clean: (text) => redact(text, this.#secrets),
    };
  }

  #record(requests: string[], { method, path, result }: RequestRecord): void {
    requests.push(`${method} ${path} → ${result}`);
    // Only a 4xx says for sure that nothing was stored.
    if (method !== 'GET' && !result.startsWith('4')) this.wrote = true;
  }

  /** A cancelled run begins no other write, and a third 401 would lock the account. */
  #reasonNotToRollBack(): string | undefined {
    return this.#input.signal.aborted ? 'the run was cancelled' : this.#fatal;
  }

  /** Connections that hand names around in a circle get out of each other's way first. */
  async #stepAside(changes: readonly Doing[]): Promise<Map<string, ChangeOutcome>> {
    const stuck = new Map<string, ChangeOutcome>();
    for (const change of asidesOf(changes)) {
      if (this.#reasonToStop()) break;
      const outcome = await this.#timed(change, async (execution) => {
        try {
          this.#asides.set(change.id, await stepAside(execution, change));
          return { status: 'done', diagnostics: [] };
        } catch (error) {
          return failed(execution, error, { before: 'it could not step aside for the others of its circle' });
        }
      });
      if (outcome.status === 'done') this.#written.pop();
      else stuck.set(change.id, outcome);
    }
    return stuck;
  }

  /** Whoever stepped aside and whose own change didn't come to be gets its name back. */
  async #stepBack(changes: readonly Doing[]): Promise<void> {
    for (const change of asidesOf(changes)) {
      const outcome = this.#outcomes.find(({ id }) => id === change.id);
      if (!this.#asides.has(change.id) || outcome === undefined || outcome.status === 'done') continue;
      const problem = await stepBack(this.#execution(outcome.requests), change);
      if (problem) outcome.message = [outcome.message, problem].filter(Boolean).join('; ');
    }
  }

  /** Newest first: what a later change built on is still there when its own turn comes. */
  async #rollBack(): Promise<void> {
    for (const written of this.#written.reverse()) {
      const outcome = this.#outcomes.find(({ id }) => id === written.change.id);
      if (!outcome) continue;
      const unable = this.#reasonNotToRollBack();
      const result = unable
        ? ({ status: 'rollback-failed', message: `not put back: ${unable}` } as const)
        : await rollBack(this.#execution(outcome.requests), written);
      // What failed stays a failure; that it was undone, or not, is added to what is said about it.
      if (outcome.status === 'done' || outcome.status === 'saved-inactive' || result.status === 'rollback-failed') {
        outcome.status = result.status;
      }
      outcome.message = [outcome.message, result.message].filter(Boolean).join('; ');
      this.#input.progress(`${written.change.id} ${result.message}`);
    }
  }
}
