import type { Difference } from '../connection/types.ts';
import type { Place as Spot } from '../diagnostics/place.ts';
import { type Judgement, judge } from './judge.ts';
import { ofTheWhole } from './judge-change.ts';
import { moveAt } from './places.ts';
import { isOn, type Subject } from './situation.ts';

/** What a new connection does: it is switched on for everyone whom it lets in. An inactive one does nothing. */
export function judgeCreation(subject: Subject, place: Spot): Judgement[] {
  if (!isOn(subject.after.active)) return [];
  const path = [{ member: 'active' }];
  const difference: Difference = { kind: 'added', path, pointer: '/active', desired: true, place };
  const move = moveAt(path, difference, { word: 'on', old: 'false', new: 'true' });
  return [judge({ subject, move }), ...ofTheWhole(subject, [])];
}
