import type { ChangeOutcome } from '../../plan/outcome.ts';
import { visible } from '../visible-text.ts';
import { outcomeWord, seconds } from './render-outcome.ts';

/** A line for a change that has just ended: `[ 12/340] zoom-provisioning created 0.4 s`. `position` counts from 1. */
export function progressLine(position: number, total: number, change: ChangeOutcome): string {
  const number = String(position).padStart(String(total).length);
  const because = change.status !== 'done' && change.message ? `: ${visible(change.message)}` : '';
  return `[${number}/${total}] ${visible(change.id)} ${outcomeWord(change)} ${seconds(change.durationMs)}${because}`;
}
