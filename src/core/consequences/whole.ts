import type { Difference, LiveConnection } from '../connection/types.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Place as Spot } from '../diagnostics/place.ts';
import { type Judgement, judge } from './judge.ts';
import { factsOf } from './of-connection.ts';
import { placeAt } from './places.ts';
import { isOn, items, part, type Subject } from './situation.ts';

/** What a new connection does: it is switched on for everyone whom it lets in. An inactive one does nothing. */
export function judgeCreation(subject: Subject, place: Spot): Judgement[] {
  if (!isOn(subject.after.active)) return [];
  const path = [{ member: 'active' }];
  const difference: Difference = { kind: 'added', path, pointer: '/active', desired: true, place };
  const move = { place: placeAt(path)!, path, word: 'on', old: 'false', new: 'true', item: '', difference } as const;
  return [judge({ subject, move })];
}

/** What the deletion of a connection does: to those who sign on, and to those whom it provisioned. */
export function deletionConsequences(live: LiveConnection, target: string, place: Spot): Diagnostic[] {
  const { id } = live;
  const facts = factsOf(live);
  const channels = items(part(live, 'outboundProvision').channels);
  const said = (code: 'delete-active' | 'delete-strands-people', message: string) =>
    finding(code, place, message, { connection: id });
  return [
    ...(facts.active && facts.signsOn
      ? [
          said(
            'delete-active',
            'Everyone who signs on or asks for a token here is refused from the apply on: the connection is deleted',
          ),
        ]
      : []),
    ...(channels.length > 0
      ? [
          said(
            'delete-strands-people',
            facts.active && facts.provisions
              ? `Everyone provisioned so far stays at ${target} with nobody looking after the accounts: who leaves keeps access, and the record of them is gone`
              : `Everyone whom it provisioned before it was switched off stays at ${target} with nobody looking after the accounts`,
          ),
        ]
      : []),
  ];
}
