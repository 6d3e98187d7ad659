import type { UndigestedChange } from '../types.ts';
import type { Loss } from './loss.ts';

/** What of a change can't be undone, whatever else it does: a deletion that nobody wrote down, a replacement. */
export function lossesOf(draft: UndigestedChange): Loss[] {
  if (draft.action === 'delete') return deletionLosses(draft);
  return draft.action === 'replace' ? [replacement(draft)] : [];
}

/** `state: absent` says yes to the deletion; not to what becomes of those whom the connection provisioned. */
function deletionLosses({ id, reason, findings }: Extract<UndigestedChange, { action: 'delete' }>): Loss[] {
  const told = { severity: 'irreversible', differences: [] } as const;
  const pruned = findings.filter(({ code }) => reason === 'prune' && code === 'prune-connection');
  const stranding = findings.filter(({ code }) => code === 'delete-strands-people');
  return [
    ...pruned.map(({ place }) => ({ ...told, kind: 'delete', why: gone(id), place })),
    ...stranding.map(({ place, message: why }) => ({ ...told, kind: 'leave-accounts', why, place })),
  ];
}

const gone = (id: string) => `"${id}" is deleted, and no definition says that it may go`;

/** The whole connection is made anew, so that everything that differs counts. */
function replacement({ id, reason, differences, desired }: Extract<UndigestedChange, { action: 'replace' }>): Loss {
  return {
    kind: 'replace',
    severity: 'irreversible',
    why: `"${id}" is deleted and created again (${reason}), and the record of whom it provisioned is lost`,
    place: desired.placeOf('/outboundProvision', 'key'),
    differences: differences.filter(({ secret }) => secret !== true),
  };
}
