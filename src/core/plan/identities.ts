import type { LiveConnection } from '../connection/types.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Draft } from './plan-changes.ts';

/** A name or entity id that a change needs. */
interface Claim {
  member: 'name' | 'entityId';
  value: string;
}

/**
 * The changes with a finding on each that PingFederate would refuse because another connection has the name or the
 * entity id, and keeps it in this plan.
 */
export function checkIdentities(drafts: Draft[], live: readonly LiveConnection[]): Draft[] {
  const kept = live.flatMap((connection) => keptBy(connection, drafts));
  return drafts.map((draft) => {
    const findings = refusals(draft, kept);
    return findings.length === 0 ? draft : ({ ...draft, findings: [...draft.findings, ...findings] } as Draft);
  });
}

interface Kept extends Claim {
  owner: LiveConnection;
}

/** What a connection of the server still is called when the plan is done. */
function keptBy(owner: LiveConnection, drafts: readonly Draft[]): Kept[] {
  const draft = drafts.find(({ id }) => id === owner.id);
  if (draft?.action === 'delete') return [];
  return (['name', 'entityId'] as const)
    .map((member) => ({ member, value: String(owner[member] ?? ''), owner }))
    .filter(({ member, value }) => !draft || draft.action === 'no-op' || draft[member] === value);
}

function refusals(draft: Draft, kept: readonly Kept[]): Diagnostic[] {
  if (draft.action === 'delete' || draft.action === 'no-op') return [];
  const clashes = kept.filter(
    ({ member, value, owner }) => owner.id !== draft.id && value !== '' && draft[member] === value,
  );
  const owners = [...new Set(clashes.map(({ owner }) => owner))];
  return owners.map((owner) => {
    const members = clashes.filter((clash) => clash.owner === owner).map(({ member }) => member);
    return draft.action === 'create' ? underOtherId(draft, owner, members) : taken(draft, owner, members);
  });
}

type Named = Extract<Draft, { action: 'create' | 'update' | 'replace' }>;

function underOtherId({ id, desired }: Named, owner: LiveConnection, members: string[]): Diagnostic {
  const message = `the server already has a connection with this ${words(members)}, under the id "${owner.id}"; PingFederate would refuse a second one`;
  const hint = `to take it over, set id: ${owner.id}; to have a connection of its own, choose another ${words(members)}`;
  return finding('known-under-other-id', desired.placeOf('/id'), message, { hint, connection: id });
}

function taken({ id, desired }: Named, owner: LiveConnection, members: string[]): Diagnostic {
  const message = `the connection "${owner.id}" (${owner.name}) on the server already has this ${words(members)}`;
  const hint = `choose another ${words(members)}, or change or delete "${owner.id}" in the same plan`;
  return finding('name-or-entity-id-taken', desired.placeOf(`/${members[0]}`), message, { hint, connection: id });
}

const words = (members: string[]) => members.map((member) => (member === 'name' ? 'name' : 'entity id')).join(' and ');
