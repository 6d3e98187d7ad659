import { counted, countedAll } from '../../kind-words.ts';
import type { ChangeOutcome, Outcome } from '../../plan/outcome.ts';
import { effectiveChanges } from '../../plan/summary.ts';
import type { Plan } from '../../plan/types.ts';
import { replicatedWords, seconds } from '../outcome-words.ts';
import { deedDone, doneWords } from '../verbs.ts';
import { visible } from '../visible-text.ts';
import { planWord, toDo, whereAtStart, whereWords } from './counts-lines.ts';
import { sentence } from './danger-lines.ts';
import { namesOf } from './names.ts';
import { failureLines, outcomeRows } from './outcome-rows.ts';
import { flowed, type Look, type Page, pageFor } from './page.ts';
import { waitingLines } from './waiting-lines.ts';

interface OutcomeTextOptions extends Look {
  /** A row for each change, however many there are. */
  full?: boolean | undefined;
  /** The plan that was carried out: what of it waits for a yes is said with the lines to paste. */
  plan?: Plan | undefined;
  /** The command that was called, for the next time, with what is to be added to it; absent where nobody types one. */
  again?: ((added: string) => string) | undefined;
}

/** The outcome of an apply for a terminal or a log: a row for each change, the result, what failed, what to do. */
export function renderOutcome(outcome: Outcome, options: OutcomeTextOptions): string {
  const page = pageFor(options);
  const changes = effectiveChanges(outcome);
  const begun = changes.filter(({ status }) => status !== 'waits');
  const failed = changes.filter(({ status }) => status !== 'done');
  const nameOf = namesOf(changes);
  const rows = outcomeRows(outcome, begun, { page, nameOf, full: options.full === true });
  const lines = [
    ...(changes.length === 0
      ? []
      : [...beginning(outcome, changes, page), '', ...rows, ...(rows.length > 0 ? [''] : [])]),
    ...resultLines(outcome, changes, page),
    ...failureLines(failed, { page, nameOf }),
    ...endLines(outcome, changes, page, options),
  ];
  return `${lines.join('\n')}\n`;
}

/** `production: 1 to create, 61 to change; plan b081003`. */
function beginning({ environment, digest }: Outcome, changes: readonly ChangeOutcome[], page: Page): string[] {
  return flowed(
    [[whereAtStart(environment), page.palette.bold], [`: ${toDo(changes.map(deedDone))}; ${planWord(digest)}`]],
    page.width,
  );
}

function resultLines(outcome: Outcome, changes: readonly ChangeOutcome[], page: Page): string[] {
  const { bold, green, red } = page.palette;
  const where = whereWords(outcome.environment);
  if (changes.length === 0 && outcome.complete)
    return flowed(
      [
        ['✓', green],
        [' '],
        [whereAtStart(outcome.environment), bold],
        [' is as the definitions say: nothing was written'],
      ],
      page.width,
    );
  const words = resultWords(outcome, changes, where);
  const sign = outcome.complete ? green('✓') : red('✗');
  return flowed([[words, bold]], page.width - 2).map((line, index) => `${index === 0 ? sign : ' '} ${line}`);
}

function resultWords(outcome: Outcome, changes: readonly ChangeOutcome[], where: string): string {
  const took = `in ${seconds(outcome.durationMs)}`;
  const done = changes.filter(({ status }) => status === 'done');
  if (outcome.complete) return `Applied on ${where}: ${doneWords(done.map(deedDone))}, ${took}`;
  const cancelled = outcome.cancelled ? ', then the run was cancelled' : '';
  const isOnlyWaiting = changes.every(({ status }) => status === 'waits');
  if (isOnlyWaiting) return `Nothing was applied on ${where}: ${counted(changes)} left alone`;
  if (done.length === 0) return `Nothing was applied on ${where}${cancelled || `, ${took}`}`;
  if (done.length === changes.length)
    return `Applied on ${where}: ${doneWords(done.map(deedDone))}, ${took}, but not everything is in order`;
  return `Applied in part on ${where}: ${done.length} of ${countedAll(changes)}, ${took}${cancelled}`;
}

/** What stays on the screen: what is as planned, and what to do about the rest. */
function endLines(
  outcome: Outcome,
  changes: readonly ChangeOutcome[],
  page: Page,
  { plan, again }: OutcomeTextOptions,
): string[] {
  const count = (status: ChangeOutcome['status']) => changes.filter((one) => one.status === status).length;
  const [done, waits] = [count('done'), count('waits')];
  const wentWrong = changes.length - done - waits;
  const unseen = outcome.unseen ? [`One more look at the end was not possible: ${visible(outcome.unseen)}`] : [];
  const words = [
    done === 0 ? '' : `${goodWords(done, changes.length)}${outcome.complete ? replicatedWords(outcome) : ''}.`,
    ...unseen.map(sentence),
    ...(wentWrong > 0 && !outcome.cancelled
      ? ['Solve what stands above, then run the same command again: it goes on from what is live.']
      : []),
    ...(outcome.cancelled ? ['The same command goes on from what is live.'] : []),
  ].filter((one) => one !== '');
  const waiting =
    plan && waits > 0
      ? waitingLines(effectiveChanges(plan), namesOf(plan.changes), page, { applyWith: again, isDone: true })
      : [];
  return [
    ...(words.length > 0 ? [...(outcome.complete ? [] : ['']), ...flowed([[words.join(' ')]], page.width)] : []),
    ...(wentWrong > 0 && again ? [`    ${again('')}`] : []),
    ...(waiting.length > 0 ? ['', ...waiting] : []),
  ];
}

function goodWords(done: number, all: number): string {
  if (done === all) return 'Read back and as planned';
  return done === 1
    ? 'The other one was read back and is as planned'
    : `The other ${done} were read back and are as planned`;
}
