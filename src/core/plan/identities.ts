import { fieldAt } from '../connection/fields/table.ts';
import type { Live } from '../connection/types.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { JsonObject } from '../document/json.ts';
import { textOf } from '../document/readers.ts';
import { type Key, type KindName, keyOf, kinds } from '../kinds.ts';
import { plainFingerprint, readCertificate } from '../meaning/certificate.ts';
import { articled } from '../wording.ts';
import { objectsOf, type ServerState } from './server-state.ts';
import type { Made, UndigestedChange } from './types.ts';

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

function underOtherId({ kind, key, desired }: Made, owner: Live, taken: string[]): Diagnostic {
  const { word } = kinds[kind];
  const what = words(taken);
  const message = `the server already has ${articled(word)} with this ${what}, under the id "${owner.id}"; PingFederate would refuse a second one`;
  const hint = `to take it over, set id: ${owner.id}; to have ${articled(word)} of its own, choose another ${what}`;
  return finding('known-under-other-id', desired.placeOf('/id'), message, { hint, key });
}

function alreadyTaken({ kind, key, desired }: Made, { live: owner, isMade }: Keeper, taken: string[]): Diagnostic {
  const called = typeof owner.name === 'string' ? ` (${owner.name})` : '';
  const message = `the ${kinds[kind].word} "${owner.id}"${called} ${isMade ? 'of this plan' : 'on the server'} already has this ${words(taken)}`;
  const hint = `choose another ${words(taken)}, or change or delete "${owner.id}" in the same plan`;
  return finding('name-or-entity-id-taken', desired.placeOf(`/${taken[0]}`), message, { hint, key });
}

/** What people call the members that have to be unique. */
const memberWords: Record<string, string> = { entityId: 'entity id' };

const words = (taken: string[]) => taken.map((member) => memberWords[member] ?? member).join(' and ');

/** What no two objects of a kind may share on a server, beside the id. */
export interface Identity {
  kind: KindName;
  member: string;
  value: string;
}

/** What an object is called, as far as no other of its kind may be called so. */
export function identitiesOf(kind: KindName, document: JsonObject): Identity[] {
  const unique = kinds[kind].written?.unique ?? [];
  return unique.flatMap((member) => {
    const value = identityOf(kind, member, document);
    return value === '' ? [] : [{ kind, member, value }];
  });
}

/** Of a certificate its fingerprint, which is all that a server shows of it. */
function identityOf(kind: KindName, member: string, document: JsonObject): string {
  const text = textOf(document[member]);
  const seenAs = fingerprintFor(kind, member);
  if (seenAs === undefined) return text;
  const fingerprint = textOf(document[seenAs]) || (readCertificate(text)?.fingerprint ?? '');
  return plainFingerprint(fingerprint);
}

/** The member that shows the fingerprint of this one; looked up once, as a plan asks for each object. */
function fingerprintFor(kind: KindName, member: string): string | undefined {
  const path = `${kind}/${member}`;
  if (!known.has(path)) {
    const rule = fieldAt(kind, `/${member}`);
    known.set(path, rule?.kind === 'scalar' ? rule.seenAs : undefined);
  }
  return known.get(path);
}

const known = new Map<string, string | undefined>();

/** Equal for two that clash. */
export const identityText = ({ kind, member, value }: Identity) => `${kind} ${member} ${value}`;

/** What an object is called now and gives up in this plan, and its place when it goes. */
export function freedBy(change: UndigestedChange): string[] {
  if (change.action === 'create' || change.action === 'no-op') return [];
  const kept = new Set(change.action === 'delete' ? [] : takenBy(change));
  const freed = identitiesOf(change.kind, change.live).map(identityText);
  const place = change.action === 'delete' ? [`place ${change.key}`] : [];
  return [...freed.filter((identity) => !kept.has(identity)), ...place];
}

/** What an object is called when the plan is done, and whose place it takes. */
export function takenBy(change: UndigestedChange): string[] {
  if (change.action === 'delete' || change.action === 'no-op') return [];
  const place = change.action === 'create' && change.succeeds ? [`place ${change.succeeds}`] : [];
  return [...identitiesOf(change.kind, change.desired.document).map(identityText), ...place];
}
