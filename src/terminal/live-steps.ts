import type { Step } from '../core/plan/outcome.ts';
import { liveLine } from '../core/report/terminal/progress.ts';

/** What one line needs of a terminal. */
interface LineStream {
  write(text: string): unknown;
  columns?: number;
}

/** The time on it goes on while a change takes long. */
const everyMs = 1_000;

/** One line of a terminal that says how far a run is, and is gone when there is something else to say. */
export class LiveSteps {
  readonly #stream: LineStream;
  #started = 0;
  #step: Step | undefined;
  #shown = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  constructor(stream: LineStream) {
    this.#stream = stream;
  }

  step(step: Step): void {
    this.#started ||= Date.now();
    this.#step = step.outcome ? undefined : step;
    if (this.#step) this.#draw();
    this.#timer ??= setInterval(() => this.#draw(), everyMs).unref();
    if (step.outcome && step.position === step.total) this.end();
  }

  /** Blanks over what stands there: no control sequence that a terminal might not know. */
  clear(): void {
    if (this.#shown > 0) this.#stream.write(`\r${' '.repeat(this.#shown)}\r`);
    this.#shown = 0;
  }

  end(): void {
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#step = undefined;
    this.clear();
  }

  #draw(): void {
    if (!this.#step) return;
    const line = liveLine(this.#step, Date.now() - this.#started, this.#stream.columns || 80);
    this.#stream.write(`\r${line.padEnd(this.#shown)}`);
    this.#shown = line.length;
  }
}
