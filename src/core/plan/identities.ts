import type { Live } from '../connection/types.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { textOf } from '../document/readers.ts';
import type { UndigestedChange } from './types.ts';

const members = ['name', 'entityId'] as const;
type Member = (typeof members)[number];

/**
 * The changes, with a finding on each that PingFederate would refuse because another connection has the name or the
 * entity id, and keeps it in this plan.
 */
export function checkIdentities(changes: UndigestedChange[], live: readonly Live[]): UndigestedChange[] {
  const owners = keepers(changes, live);
  return changes.map((change) => {
    const findings = refusals(change, owners);
    return findings.length === 0
      ? change
      : ({ ...change, findings: [...change.findings, ...findings] } as UndigestedChange);
  });
}

type Keepers = Record<Member, Map<string, Live>>;

/** Who on the server still is called what when the plan is done. */
function keepers(changes: readonly UndigestedChange[], live: readonly Live[]): Keepers {
  const byId = new Map(changes.map((change) => [change.id, change]));
  const owners: Keepers = { name: new Map(), entityId: new Map() };
  for (const connection of live) {
    const change = byId.get(connection.id);
    if (change?.action === 'delete') continue;
    for (const member of members) {
      const value = textOf(connection[member]);
      if (!change || change.action === 'no-op' || change[member] === value) owners[member].set(value, connection);
    }
  }
  return owners;
}

/** A name that two connections on the server have already is let be by an update that keeps it. */
function refusals(change: UndigestedChange, owners: Keepers): Diagnostic[] {
  if (change.action === 'delete' || change.action === 'no-op') return [];
  const clashes = new Map<Live, Member[]>();
  for (const member of members) {
    if (change.action === 'update' && textOf(change.live[member]) === change[member]) continue;
    const owner = change[member] === '' ? undefined : owners[member].get(change[member]);
    if (owner && owner.id !== change.id) clashes.set(owner, [...(clashes.get(owner) ?? []), member]);
  }
  return [...clashes].map(([owner, taken]) =>
    change.action === 'create' ? underOtherId(change, owner, taken) : alreadyTaken(change, owner, taken),
  );
}

type Named = Extract<UndigestedChange, { action: 'create' | 'update' | 'replace' }>;

function underOtherId({ id, desired }: Named, owner: Live, taken: Member[]): Diagnostic {
  const message = `the server already has a connection with this ${words(taken)}, under the id "${owner.id}"; PingFederate would refuse a second one`;
  const hint = `to take it over, set id: ${owner.id}; to have a connection of its own, choose another ${words(taken)}`;
  return finding('known-under-other-id', desired.placeOf('/id'), message, { hint, key: id });
}

function alreadyTaken({ id, desired }: Named, owner: Live, taken: Member[]): Diagnostic {
  const message = `the connection "${owner.id}" (${owner.name}) on the server already has this ${words(taken)}`;
  const hint = `choose another ${words(taken)}, or change or delete "${owner.id}" in the same plan`;
  return finding('name-or-entity-id-taken', desired.placeOf(`/${taken[0]}`), message, { hint, key: id });
}

const words = (taken: Member[]) => taken.map((member) => (member === 'name' ? 'name' : 'entity id')).join(' and ');
