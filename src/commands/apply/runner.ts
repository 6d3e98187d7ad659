import type { Live } from '../../core/connection/types.ts';
import { calledById } from '../../core/kind-words.ts';
import type { Key, KindName } from '../../core/kinds.ts';
import { needsOf } from '../../core/plan/dependencies.ts';
import type { ChangeOutcome } from '../../core/plan/outcome.ts';
import { redact } from '../../core/redact.ts';
import type { Secret } from '../../core/secret.ts';
import type { AdminApi, RequestRecord } from '../../edges/pingfederate/admin-api.ts';
import { type Doing, execute, outcomeOf, skipped } from './execute-change.ts';
import type { Execution } from './execution.ts';
import type { ApplyInput } from './input.ts';
import { lookOnceMore } from './look-once-more.ts';
import { type LeftBehind, type RolledBack, rollBack } from './rollback.ts';
import type { Standing } from './standing.ts';
import { asidesOf, stepAside, stepBack } from './step-aside.ts';
import type { Work } from './work.ts';

/** Carries out changes one after the other, and decides after each whether to go on. */
export class Runner {
  readonly #input: ApplyInput;
  readonly #api: AdminApi;
  readonly #secrets: readonly Secret[];
  readonly #sendAhead: () => Promise<string | undefined>;
  /** What this run itself made of a connection before its own change: it stepped aside. */
  readonly #asides = new Map<Key, Live>();
  readonly #written: LeftBehind[] = [];
  /** What stands on the server where this run has written, or tried to. */
  readonly #stands = new Map<Key, Standing>();
  readonly #outcomes: ChangeOutcome[] = [];
  /** What didn't come to be, and why what depends on it isn't begun. */
  readonly #missing = new Map<Key, string>();
  /** Why no other change is begun. */
  #halt: string | undefined;
  #fatal: string | undefined;
  /** The change that a rollback is made for. */
  #culprit: { key: Key; words: string } | undefined;
  /** Whether a write had no answer: it may be carried out at any time. */
  #isLost = false;
  /** Whether something beside connections was written; and, once a connection had to wait for that, what came of it. */
  #wroteOthers = false;
  #ahead: { problem: string | undefined } | undefined;
  /** Whether the server may have been changed at all. */
  wrote = false;

  /**
   * @param api the server; its requests may go on for a moment after the run is cancelled
   * @param sendAhead brings what was written to the nodes of a cluster where a connection would be there before it;
   * returns why it couldn't
   */
  constructor(input: ApplyInput, api: AdminApi, sendAhead: () => Promise<string | undefined>) {
    this.#sendAhead = sendAhead;
    this.#input = input;
    this.#api = api;
    this.#secrets = [...input.secrets.values()];
  }

  /** One outcome for each change, in their order. */
  async run(changes: readonly Doing[]): Promise<ChangeOutcome[]> {
    const stuck = await this.#stepAside(changes);
    const needs = needsOf(changes);
    for (const [index, change] of changes.entries()) {
      const where = { position: index + 1, total: changes.length, change };
      this.#input.step(where);
      const outcome = stuck.get(change.key) ?? (await this.#carryOut(change, needs.get(change.key)));
      this.#outcomes.push(outcome);
      this.#input.step({ ...where, outcome });
    }
    if (this.#culprit && this.#input.options.onFailure === 'rollback') await this.#rollBack(this.#culprit);
    await this.#stepBack(changes);
    return this.#outcomes;
  }

  /**
   * One more look at everything that was written, for what arrived late; what isn't as it was left is said in its
   * outcome. Returns why that wasn't possible.
   */
  async lookOnceMore(changes: readonly Doing[]): Promise<string | undefined> {
    if (this.#stands.size === 0) return undefined;
    if (this.#fatal) return this.#fatal;
    const found = await lookOnceMore({
      executionOf: (kind) => this.#execution(kind, []),
      changes,
      stands: this.#stands,
      outcomes: this.#outcomes,
    });
    for (const { key, message } of found.late) this.#input.progress(`${key} ${message}`);
    return found.problem;
  }

  async #carryOut(change: Doing, needed: ReadonlySet<Key> = new Set()): Promise<ChangeOutcome> {
    const reason = this.#reasonToStop();
    if (reason) return skipped(change, reason);
    const lacking = [...needed].flatMap((key) => this.#missing.get(key) ?? []).at(0);
    if (lacking) {
      this.#missing.set(change.key, lacking);
      return skipped(change, lacking);
    }
    const alone = await this.#reasonToStayBack(change);
    if (alone) return skipped(change, alone);
    return this.#timed(change, (execution) => execute(execution, change, this.#asides.get(change.key)));
  }

  /** Once in a run, and only where a connection could reach the nodes before what it refers to. */
  async #reasonToStayBack({ kind, action }: Doing): Promise<string | undefined> {
    if (kind !== 'SpConnection' || action === 'delete' || !this.#wroteOthers) return undefined;
    this.#ahead ??= { problem: await this.#sendAhead() };
    return this.#ahead.problem;
  }

  /** Does a piece of work and takes down what it asked of the server and how long it took. */
  async #timed(change: Doing, work: (execution: Execution) => Promise<Work>): Promise<ChangeOutcome> {
    const requests: string[] = [];
    const started = Date.now();
    const done = await work(this.#execution(change.kind, requests));
    this.#note(change, done);
    return outcomeOf(change, done, { requests, durationMs: Date.now() - started });
  }

  #note(change: Doing, work: Work): void {
    if (work.stands) this.#stands.set(change.key, work.stands);
    const isLeft = work.status === 'done' || work.leftBehind === true;
    if (isLeft) this.#written.push({ change, work });
    // Also what was refused may be stored.
    if (isLeft && work.stands && !work.fatal) this.wrote = true;
    if (isLeft && change.kind !== 'SpConnection') this.#wroteOthers = true;
    if (work.status === 'done') return;
    const words = culpritWords[work.status];
    if (work.status !== 'saved-inactive') this.#missing.set(change.key, `${calledById(change)} ${words}`);
    this.#fatal ??= work.fatal;
    if (work.fatal) this.#halt ??= work.fatal;
    if (work.cancelled) return;
    this.#culprit ??= { key: change.key, words: `${calledById(change)} ${words}` };
    if (this.#input.options.onFailure !== 'continue') this.#halt ??= `${calledById(change)} ${words}`;
  }

  #reasonToStop(): string | undefined {
    if (this.#input.signal.aborted) return 'the run was cancelled';
    if (this.#halt) return this.#halt;
    return Date.now() > this.#input.api.deadlineAt ? 'the deadline of the run has passed' : undefined;
  }

  #execution(kind: KindName, requests: string[]): Execution {
    const { secrets, connectors, plan, backup, signal } = this.#input;
    const api = this.#api.view({ onRequest: (record) => this.#record(requests, record) });
    return {
      kind,
      api,
      objects: api.of(kind),
      secrets,
      connectors,
      version: plan.server.version,
      backup,
      cancelled: () => signal.aborted,
      others: () => (this.#isLost ? 'somebody else, or a request of this run that arrived late,' : 'somebody else'),
      clean: (text) => redact(text, this.#secrets),
    };
  }

  #record(requests: string[], { method, path, result }: RequestRecord): void {
    requests.push(`${method} ${path} → ${result}`);
    // A gateway that gave up may have passed it on as well.
    if (method !== 'GET' && !/^[1-4]|^500/.test(result)) this.#isLost = true;
    // Only a 4xx says for sure that nothing was stored.
    if (method !== 'GET' && !result.startsWith('4')) this.wrote = true;
  }

  /** A cancelled run begins no other write, and a third 401 would lock the account. */
  #reasonNotToRollBack(): string | undefined {
    return this.#input.signal.aborted ? 'the run was cancelled' : this.#fatal;
  }

  /** Connections that hand names around in a circle get out of each other's way first. */
  async #stepAside(changes: readonly Doing[]): Promise<Map<Key, ChangeOutcome>> {
    const stuck = new Map<Key, ChangeOutcome>();
    for (const change of asidesOf(changes)) {
      if (this.#reasonToStop()) break;
      const outcome = await this.#timed(change, async (execution) => {
        const work = await stepAside(execution, change);
        if (work.returned) this.#asides.set(change.key, work.returned);
        return work;
      });
      if (outcome.status === 'done') this.#written.pop();
      else stuck.set(change.key, outcome);
    }
    return stuck;
  }

  /** Whoever stepped aside and whose own change didn't come to be gets its name back. */
  async #stepBack(changes: readonly Doing[]): Promise<void> {
    for (const change of asidesOf(changes)) {
      const outcome = this.#outcomes.find(({ key }) => key === change.key);
      if (!this.#asides.has(change.key) || outcome === undefined || outcome.status === 'done') continue;
      const { problem, now } = await stepBack(this.#execution(change.kind, outcome.requests), change);
      if (now) this.#stands.set(change.key, { seen: now });
      if (problem) outcome.message = [outcome.message, problem].filter(Boolean).join('; ');
    }
  }

  /** Newest first: what a later change built on is still there when its own turn comes. */
  async #rollBack(culprit: { key: Key; words: string }): Promise<void> {
    for (const written of this.#written.reverse()) {
      const { key } = written.change;
      const outcome = this.#outcomes.find((one) => one.key === key);
      if (!outcome) continue;
      const reason = key === culprit.key ? 'it did not go through' : culprit.words;
      const unable = this.#reasonNotToRollBack();
      const result: RolledBack = unable
        ? { status: 'rollback-failed', message: `not put back: ${unable}` }
        : await rollBack(this.#execution(written.change.kind, outcome.requests), written, reason);
      this.#noteRolledBack(outcome, result);
    }
  }

  /** What failed stays a failure; that it was undone, or not, is added to what is said about it. */
  #noteRolledBack(outcome: ChangeOutcome, { status, message, stands }: RolledBack): void {
    if (stands) this.#stands.set(outcome.key, stands);
    else if (status !== 'as-before') this.#stands.delete(outcome.key);
    if (status === 'rollback-failed' || wentThrough.has(outcome.status)) {
      outcome.status = status === 'as-before' ? 'rolled-back' : status;
    }
    outcome.message = [outcome.message, message].filter(Boolean).join('; ');
    this.#input.progress(`${outcome.key} ${message}`);
  }
}

const wentThrough: ReadonlySet<ChangeOutcome['status']> = new Set(['done', 'saved-inactive', 'unconfirmed']);

/** What a change did that ends a run, or has it put back. */
const culpritWords: Record<Exclude<Work['status'], 'done'>, string> = {
  failed: 'failed',
  conflict: 'was changed by somebody else',
  'saved-inactive': 'could not be activated',
  unconfirmed: 'could not be confirmed',
  skipped: 'was not begun',
};
