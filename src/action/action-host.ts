import { failureFrom, failureLine } from '../commands/refusal.ts';
import type { ProcessVariables } from '../core/process-variables.ts';
import { Redactor } from '../core/redactor.ts';
import type { Secret } from '../core/secret.ts';
import type { Runner } from '../edges/github/runner.ts';

/** The process that the runner started. */
export interface ActionHost {
  variables: ProcessVariables;
  /** Calls back when the run is cancelled. */
  onInterrupt(handle: () => void): void;
}

/** The runner, with every secret that the run learns of taken out of all that goes to it. */
export class SafeRunner implements Runner {
  readonly redactor = new Redactor();
  readonly #runner: Runner;

  constructor(runner: Runner) {
    this.#runner = runner;
  }

  mask(secret: Secret): void {
    this.#runner.mask(secret);
    this.redactor.learn(secret);
  }

  /** Does what a run doesn't fail by; that it couldn't be done is said. */
  async attempt(what: string, doing: () => unknown): Promise<void> {
    try {
      await doing();
    } catch (error) {
      this.warn(`${what}: ${failureLine(failureFrom(error))}`);
    }
  }

  annotate: Runner['annotate'] = (annotation) =>
    this.#runner.annotate({ ...annotation, message: this.redactor.redact(annotation.message) });

  output: Runner['output'] = (name, value) => this.#runner.output(name, this.redactor.redact(value));

  summary: Runner['summary'] = (markdown) => this.#runner.summary(this.redactor.redact(markdown));

  log: Runner['log'] = (text) => this.#runner.log(this.redactor.redact(text));

  fail: Runner['fail'] = (text) => this.#runner.fail(this.redactor.redact(text));

  warn: Runner['warn'] = (text) => this.#runner.warn(this.redactor.redact(text));
}
