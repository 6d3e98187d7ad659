import { calledAs } from '../../kind-words.ts';
import type { Step } from '../../plan/outcome.ts';
import { outcomeWord, seconds } from '../outcome-words.ts';
import { type Verb, verbOfAction } from '../verbs.ts';
import { visible } from '../visible-text.ts';
import { cutToColumns, padded } from './columns.ts';

/** How each verb is said while it is carried out. */
const doing: Readonly<Record<Verb, string>> = {
  create: 'creating',
  change: 'changing',
  replace: 'replacing',
  delete: 'deleting',
  'take over': 'changing',
  leave: 'looking',
};

/** A line for a change that has ended: `[ 12/340] Zoom created 0.4 s`. */
export function endedLine({ position, total, change, outcome }: Step): string {
  if (!outcome) return '';
  const number = String(position).padStart(String(total).length);
  const because = outcome.status !== 'done' && outcome.message ? `: ${visible(outcome.message)}` : '';
  return `[${number}/${total}] ${calledAs(change, visible)} ${outcomeWord(outcome)} ${seconds(outcome.durationMs)}${because}`;
}

/** How far a run is: `> 34/62  Partner 32             changing …      24 s, some 20 s left`. */
export function liveLine({ position, total, change }: Step, elapsedMs: number, columns: number): string {
  const number = `${String(position).padStart(String(total).length)}/${total}`;
  const most = change.kind === 'SpConnection' ? 22 : 44;
  const name = padded(cutToColumns(calledAs(change, visible), most), columns < 64 ? 0 : 22);
  const line = `  > ${number}  ${name} ${doing[verbOfAction[change.action]]} …  ${timeWords(position - 1, total, elapsedMs)}`;
  return cutToColumns(line, columns - 1);
}

/** For a log: how many are done, and how long it takes. */
export function logLine({ position, total }: Step, elapsedMs: number): string {
  return `${position} of ${total} done, ${timeWords(position, total, elapsedMs)}`;
}

/** What is left is worth guessing once some have ended. */
function timeWords(done: number, total: number, elapsedMs: number): string {
  const left = done < 3 || done === total ? '' : `, some ${seconds((elapsedMs / done) * (total - done))} left`;
  return `${seconds(elapsedMs)}${left}`;
}
