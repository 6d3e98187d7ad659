import type { ChangeOutcome, ChangeStatus, Outcome } from '../plan/outcome.ts';
import { verbOfAction, verbWords } from './verbs.ts';

/** How each status is said; `ok` is what a person wished for. */
export const statusWords: Record<ChangeStatus, { mark: string; words: string; ok: boolean }> = {
  done: { mark: '✓', words: '', ok: true },
  'saved-inactive': { mark: '!', words: 'saved, not activated', ok: false },
  unconfirmed: { mark: '?', words: 'sent, but not confirmed', ok: false },
  failed: { mark: '✗', words: 'failed', ok: false },
  conflict: { mark: '✗', words: 'not written: changed by somebody else since the plan', ok: false },
  skipped: { mark: '·', words: 'not begun', ok: false },
  waits: { mark: '!', words: 'left alone: waits for a yes', ok: false },
  'rolled-back': { mark: '↺', words: 'put back as it was', ok: false },
  'rollback-failed': { mark: '✗', words: 'could not be put back', ok: false },
  'left-alone': { mark: '!', words: 'left alone, not put back', ok: false },
  gone: { mark: '✗', words: 'gone since it was written', ok: false },
  'changed-since': { mark: '✗', words: 'changed since it was written', ok: false },
};

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

const shortWords: Record<ChangeStatus, string> = {
  done: 'done',
  'saved-inactive': 'saved inactive',
  unconfirmed: 'not confirmed',
  failed: 'failed',
  conflict: 'changed by somebody else',
  skipped: 'not begun',
  waits: 'waiting for a yes',
  'rolled-back': 'put back',
  'rollback-failed': 'not put back',
  'left-alone': 'left alone',
  gone: 'gone',
  'changed-since': 'changed since',
};

function shortWord(change: ChangeOutcome): string {
  return change.status === 'done' ? verbWords[verbOfAction[change.action]].done : shortWords[change.status];
}

/** `0.4 s`, `12 s`, `3 min 5 s`. */
export function seconds(milliseconds: number): string {
  const all = milliseconds / 1000;
  if (all < 10) return `${all.toFixed(1)} s`;
  const whole = Math.round(all);
  return whole < 120 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
}
