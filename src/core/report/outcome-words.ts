import type { ChangeOutcome, ChangeStatus, Outcome } from '../plan/outcome.ts';
import { verbOfAction, verbWords } from './verbs.ts';

interface StatusWords {
  mark: string;
  /** Beside a name, in a table. */
  words: string;
  /** Behind a number: `3 not begun`. */
  counted: string;
  /** Behind a name, as a sentence; `{done}` is what was to be done. What matters in it is bold, as in Markdown. */
  became: string;
  /** It is what a person wished for. */
  ok: boolean;
}

export const statusWords: Record<ChangeStatus, StatusWords> = {
  done: { mark: '✓', words: '', counted: 'done', became: 'is as planned', ok: true },
  'saved-inactive': {
    mark: '!',
    words: 'saved, not activated',
    counted: 'saved inactive',
    became: 'was saved, but **not activated**',
    ok: false,
  },
  unconfirmed: {
    mark: '?',
    words: 'sent, but not confirmed',
    counted: 'not confirmed',
    became: 'was **sent, but not confirmed**',
    ok: false,
  },
  failed: { mark: '✗', words: 'failed', counted: 'failed', became: 'was **not {done}**', ok: false },
  conflict: {
    mark: '✗',
    words: 'not written: changed by somebody else since the plan',
    counted: 'changed by somebody else',
    became: 'was **not {done}**: somebody else has changed it since the plan',
    ok: false,
  },
  skipped: { mark: '·', words: 'not begun', counted: 'not begun', became: 'was **not begun**', ok: false },
  waits: {
    mark: '!',
    words: 'left alone: waits for a yes',
    counted: 'waiting for a yes',
    became: 'was **left alone** until somebody says yes',
    ok: false,
  },
  'rolled-back': {
    mark: '↺',
    words: 'put back as it was',
    counted: 'put back',
    became: 'was **put back** as it was',
    ok: false,
  },
  'rollback-failed': {
    mark: '✗',
    words: 'could not be put back',
    counted: 'not put back',
    became: '**could not be put back**',
    ok: false,
  },
  'left-alone': {
    mark: '!',
    words: 'left alone, not put back',
    counted: 'left alone',
    became: 'was **not put back**',
    ok: false,
  },
  gone: {
    mark: '✗',
    words: 'gone since it was written',
    counted: 'gone',
    became: 'was written, and **is gone** now',
    ok: false,
  },
  'changed-since': {
    mark: '✗',
    words: 'changed since it was written',
    counted: 'changed since',
    became: 'was written, and **is another one** now',
    ok: false,
  },
};

/** What became of a change that didn't come to its end: `was **not created**`. */
export function becameWords({ status, action }: ChangeOutcome): string {
  return statusWords[status].became.replace('{done}', verbWords[verbOfAction[action]].done);
}

/** Why, without the request that failed, which the record holds; empty where a finding says it. */
export function reasonOf({ message = '', diagnostics }: ChangeOutcome): string {
  const words = message.replace(/^[A-Z]+ \/\S+: /, '');
  return diagnostics.some((finding) => words.includes(finding.message)) ? '' : words;
}

/** `; replicated to both engine nodes`; empty where nothing was, or nobody knows to which. */
export function replicatedWords({ replication: { status, nodes } }: Outcome): string {
  if (status !== 'replicated' || nodes.length === 0) return '';
  const which = ['the engine node', 'both engine nodes'][nodes.length - 1] ?? `all ${nodes.length} engine nodes`;
  return `; replicated to ${which}`;
}

/** What one change came to, in one or two words: `created`, `failed`. */
export function outcomeWord(change: ChangeOutcome): string {
  return change.status === 'done' ? verbWords[verbOfAction[change.action]].done : statusWords[change.status].words;
}

/** `2 created, 1 failed, 3 not begun in 4.2 s`; says when a run was cancelled. */
export function outcomeSentence(outcome: Outcome): string {
  const words = outcome.changes.filter((change) => change.action !== 'no-op').map(shortWord);
  const counts = [...new Set(words)].map((word) => `${words.filter((one) => one === word).length} ${word}`);
  const said = counts.length > 0 ? counts.join(', ') : 'nothing to do';
  return `${outcome.cancelled ? 'Cancelled: ' : ''}${said} in ${seconds(outcome.durationMs)}`;
}

function shortWord(change: ChangeOutcome): string {
  return change.status === 'done' ? verbWords[verbOfAction[change.action]].done : statusWords[change.status].counted;
}

/** `0.4 s`, `12 s`, `3 min 5 s`. */
export function seconds(milliseconds: number): string {
  const all = milliseconds / 1000;
  if (all < 10) return `${all.toFixed(1)} s`;
  const whole = Math.round(all);
  return whole < 120 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
