import { type Diagnostic, finding, hasErrors } from '../diagnostics/diagnostic.ts';
import { quotedId } from '../kind-words.ts';
import type { DraftStanding, NoChange, UndigestedChange } from './types.ts';

type UndigestedNoChange = Extract<UndigestedChange, { action: NoChange['action'] }>;

/** A definition that says `state: draft`: what it would do if it were meant, and that nothing is done. */
export function leftAsDraft(meant: UndigestedChange): UndigestedNoChange {
  const { kind, id, key, name, entityId, file, action } = meant;
  const draft: DraftStanding = {
    would: action === 'delete' ? 'no-op' : action,
    settings: 'differences' in meant ? meant.differences.length : 0,
  };
  const [refusal] = meant.findings.filter((one) => hasErrors([one]));
  if (refusal) draft.refusedBecause = refusal.message;
  const base: UndigestedNoChange = { action: 'no-op', kind, id, key, name, entityId, file, findings: [], draft };
  if ('desired' in meant) base.desired = meant.desired;
  if ('live' in meant) base.live = meant.live;
  return base;
}

/** What a plan says of its drafts: nothing of them is written, whatever the server holds. */
export function draftFindings(changes: readonly UndigestedChange[]): Diagnostic[] {
  return changes.flatMap((change) => {
    if (change.action !== 'no-op' || !change.draft || !change.desired) return [];
    const place = change.desired.placeOf('/lifecycle/state');
    const more = { key: change.key };
    return change.live
      ? [finding('draft-is-live', place, liveWords(change, change.draft), more)]
      : [finding('draft-not-written', place, newWords(change, change.draft), more)];
  });
}

function newWords(change: UndigestedChange, draft: DraftStanding): string {
  const would = `it would be created with ${draft.settings} settings`;
  return `${quotedId(change)} is a draft: nothing is written. Without \`state: draft\` ${would}${refusalWords(draft)}`;
}

function liveWords(change: UndigestedChange, draft: DraftStanding): string {
  const verb = draft.settings === 1 ? 'differs' : 'differ';
  const differ =
    draft.would === 'no-op'
      ? 'it holds what the draft says'
      : `${draft.settings} of its settings ${verb} from the draft`;
  return `${quotedId(change)} is on the server and its definition is a draft: nothing of it is written or deleted; ${differ}${refusalWords(draft)}`;
}

function refusalWords({ refusedBecause }: DraftStanding): string {
  return refusedBecause === undefined ? '' : `, and that would be refused: ${refusedBecause}`;
}
