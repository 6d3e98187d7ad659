import type { Live } from '../connection/types.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { type Key, keyOf, kinds } from '../kinds.ts';
import { identitiesOf, identityText } from './identity.ts';
import { takenBy } from './names.ts';
import { objectsOf, type ServerState } from './server-state.ts';
import type { UndigestedChange } from './types.ts';

/**
 * The changes, with a finding on each that PingFederate would refuse because another object of its kind has the name or
 * what else has to be unique, and keeps it in this plan.
 */
export function checkIdentities(changes: UndigestedChange[], server: ServerState): UndigestedChange[] {
  const owners = keepers(changes, server);
  return changes.map((change) => {
    const findings = refusals(change, owners);
    return findings.length === 0
      ? change
      : ({ ...change, findings: [...change.findings, ...findings] } as UndigestedChange);
  });
}

/** Who is called what when the plan is done: on the server already, else by this plan. */
type Keepers = ReadonlyMap<string, Keeper>;

/** `isMade`: it isn't on the server yet. */
interface Keeper {
  key: Key;
  live: Live;
  isMade?: true;
}

function keepers(changes: readonly UndigestedChange[], server: ServerState): Keepers {
  const byKey = new Map(changes.map((change) => [change.key, change]));
  const owners = new Map<string, Keeper>();
  for (const kind of new Set(changes.map((change) => change.kind)))
    for (const live of objectsOf(server, kind)) {
      const key = keyOf({ kind, id: live.id });
      const change = byKey.get(key);
      if (change?.action === 'delete') continue;
      const keeper: Keeper = { key, live };
      const stays = change && change.action !== 'no-op' ? new Set(takenBy(change)) : undefined;
      for (const identity of identitiesOf(kind, live).map(identityText))
        if (!stays || stays.has(identity)) owners.set(identity, keeper);
    }
  for (const change of changes) {
    if (change.action !== 'create') continue;
    const made: Keeper = { key: change.key, live: { ...change.desired.document, id: change.id }, isMade: true };
    for (const identity of takenBy(change)) if (!owners.has(identity)) owners.set(identity, made);
  }
  return owners;
}

/** A name that two objects on the server have already is let be by an update that keeps it. */
function refusals(change: UndigestedChange, owners: Keepers): Diagnostic[] {
  if (change.action === 'delete' || change.action === 'no-op') return [];
  const kept = new Set(change.action === 'update' ? identitiesOf(change.kind, change.live).map(identityText) : []);
  const clashes = new Map<Keeper, string[]>();
  for (const identity of identitiesOf(change.kind, change.desired.document)) {
    const owner = kept.has(identityText(identity)) ? undefined : owners.get(identityText(identity));
    if (!owner || owner.key === change.key) continue;
    clashes.set(owner, [...(clashes.get(owner) ?? []), identity.member]);
  }
  return [...clashes].map(([owner, taken]) =>
    change.action === 'create' && !owner.isMade
      ? underOtherId(change, owner.live, taken)
      : alreadyTaken(change, owner, taken),
  );
}

type Named = Extract<UndigestedChange, { action: 'create' | 'update' | 'replace' }>;

function underOtherId({ kind, key, desired }: Named, owner: Live, taken: string[]): Diagnostic {
  const { word } = kinds[kind];
  const what = words(taken);
  const message = `the server already has ${articled(word)} with this ${what}, under the id "${owner.id}"; PingFederate would refuse a second one`;
  const hint = `to take it over, set id: ${owner.id}; to have ${articled(word)} of its own, choose another ${what}`;
  return finding('known-under-other-id', desired.placeOf('/id'), message, { hint, key });
}

function alreadyTaken({ kind, key, desired }: Named, { live: owner, isMade }: Keeper, taken: string[]): Diagnostic {
  const called = typeof owner.name === 'string' ? ` (${owner.name})` : '';
  const message = `the ${kinds[kind].word} "${owner.id}"${called} ${isMade ? 'of this plan' : 'on the server'} already has this ${words(taken)}`;
  const hint = `choose another ${words(taken)}, or change or delete "${owner.id}" in the same plan`;
  return finding('name-or-entity-id-taken', desired.placeOf(`/${taken[0]}`), message, { hint, key });
}

/** What people call the members that have to be unique. */
const memberWords: Record<string, string> = { entityId: 'entity id' };

const words = (taken: string[]) => taken.map((member) => memberWords[member] ?? member).join(' and ');

const articled = (word: string) => (/^(?:[aeio]|SSL)/i.test(word) ? `an ${word}` : `a ${word}`);
