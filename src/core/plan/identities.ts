import type { LiveConnection } from '../connection/types.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { textOf } from '../document/readers.ts';
import type { UndigestedChange } from './types.ts';

const members = ['name', 'entityId'] as const;
type Member = (typeof members)[number];

/**
 * The changes, with a finding on each that PingFederate would refuse because another connection has the name or the
 * entity id, and keeps it in this plan.
 */
export function checkIdentities(drafts: UndigestedChange[], live: readonly LiveConnection[]): UndigestedChange[] {
  const owners = keepers(drafts, live);
  return drafts.map((draft) => {
    const findings = refusals(draft, owners);
    return findings.length === 0
      ? draft
      : ({ ...draft, findings: [...draft.findings, ...findings] } as UndigestedChange);
  });
}

type Keepers = Record<Member, Map<string, LiveConnection>>;

/** Who on the server still is called what when the plan is done. */
function keepers(drafts: readonly UndigestedChange[], live: readonly LiveConnection[]): Keepers {
  const changes = new Map(drafts.map((draft) => [draft.id, draft]));
  const owners: Keepers = { name: new Map(), entityId: new Map() };
  for (const connection of live) {
    const draft = changes.get(connection.id);
    if (draft?.action === 'delete') continue;
    for (const member of members) {
      const value = textOf(connection[member]);
      if (!draft || draft.action === 'no-op' || draft[member] === value) owners[member].set(value, connection);
    }
  }
  return owners;
}

/** A name that two connections on the server have already is let be by an update that keeps it. */
function refusals(draft: UndigestedChange, owners: Keepers): Diagnostic[] {
  if (draft.action === 'delete' || draft.action === 'no-op') return [];
  const clashes = new Map<LiveConnection, Member[]>();
  for (const member of members) {
    if (draft.action === 'update' && textOf(draft.live[member]) === draft[member]) continue;
    const owner = draft[member] === '' ? undefined : owners[member].get(draft[member]);
    if (owner && owner.id !== draft.id) clashes.set(owner, [...(clashes.get(owner) ?? []), member]);
  }
  return [...clashes].map(([owner, taken]) =>
    draft.action === 'create' ? underOtherId(draft, owner, taken) : alreadyTaken(draft, owner, taken),
  );
}

type Named = Extract<UndigestedChange, { action: 'create' | 'update' | 'replace' }>;

function underOtherId({ id, desired }: Named, owner: LiveConnection, taken: Member[]): Diagnostic {
  const message = `the server already has a connection with this ${words(taken)}, under the id "${owner.id}"; PingFederate would refuse a second one`;
  const hint = `to take it over, set id: ${owner.id}; to have a connection of its own, choose another ${words(taken)}`;
  return finding('known-under-other-id', desired.placeOf('/id'), message, { hint, connection: id });
}

function alreadyTaken({ id, desired }: Named, owner: LiveConnection, taken: Member[]): Diagnostic {
  const message = `the connection "${owner.id}" (${owner.name}) on the server already has this ${words(taken)}`;
  const hint = `choose another ${words(taken)}, or change or delete "${owner.id}" in the same plan`;
  return finding('name-or-entity-id-taken', desired.placeOf(`/${taken[0]}`), message, { hint, connection: id });
}

const words = (taken: Member[]) => taken.map((member) => (member === 'name' ? 'name' : 'entity id')).join(' and ');
