import type { Outcome } from '../../core/plan/outcome.ts';
import { effectiveChanges } from '../../core/plan/summary.ts';
import { padded, textWidth } from '../../core/report/terminal/columns.ts';
import { namesOf } from '../../core/report/terminal/names.ts';
import { resultWords } from '../../core/report/terminal/outcome-rows.ts';
import { indented } from '../../core/report/terminal/page.ts';
import { paletteFor } from '../../core/report/terminal/palette.ts';
import type { Run } from '../command.ts';

const margin = 3;

/** Chapters with a question each, and below it what the command answers. */
export class Teller {
  readonly #run: Run;
  #chapters = 0;

  constructor(run: Run) {
    this.#run = run;
  }

  /** How the answers are drawn: a little narrower, since they stand under their question. */
  get look() {
    const { colour, width = textWidth } = this.#run;
    return { colour, width: Math.min(textWidth, width) - margin, showUnmanaged: false };
  }

  say(lines: readonly string[]): void {
    this.#run.print(indented(lines, margin).join('\n').replace(/ +$/gm, ''));
  }

  fine(text: string): void {
    this.say([`${this.#palette.green('✓')} ${text}`]);
  }

  /** Each change with what was done, step by step. */
  done(outcome: Outcome): void {
    const { green, red } = this.#palette;
    const nameOf = namesOf(outcome.changes);
    for (const change of effectiveChanges(outcome)) {
      const sign = change.status === 'done' ? green('✓') : red('✗');
      this.say([`${sign} ${padded(nameOf(change), 20)}  ${resultWords(change)}`]);
    }
  }

  begin(areOwn: boolean): void {
    const { bold, dim } = this.#palette;
    const which = areOwn ? 'The definitions in connections/' : 'Two Zoom connections';
    this.#run.print(bold(`${which}, from file to server, against an embedded PingFederate.`));
    this.#run.print(dim('Nothing leaves this machine.'));
  }

  /** A command and the question that it answers, or what somebody else does. */
  chapter(command: string, about: string): void {
    this.#chapters += 1;
    const { bold, blue } = this.#palette;
    const head = bold(blue(`${String(this.#chapters).padEnd(2)} ${command}`));
    const gap = ' '.repeat(Math.max(1, 11 - command.length));
    this.#run.print(`\n${head}${gap}${command === '' ? bold(about) : about}`);
  }

  /** @param own the file of the story, when it is the person’s own */
  end(own: string | undefined): void {
    const rows = [
      ['See what is behind it', own ?? 'pfconn init my-config'],
      ['Break it and look', own ? `change ${own}, then  pfconn demo` : 'pfconn new zoom, then  pfconn validate'],
      ['Rehearse with your server', 'pfconn sandbox --seed your-bulk-export.json'],
      ['Connect your server', 'pfconn doctor --admin-url https://…:9999'],
    ] as const;
    this.#run.print(`\n${this.#palette.bold('Your turn')}`);
    this.say(rows.map(([what, how]) => `${padded(what, 26)}  ${how}`));
  }

  get #palette() {
    return paletteFor(this.#run.colour);
  }
}
