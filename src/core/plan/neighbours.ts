import type { LiveConnection } from '../connection/types.ts';
import { connectorOf } from '../connector/connector-of.ts';
import type { Connectors } from '../connector/types.ts';
import { factsOf } from '../consequences/of-connection.ts';
import { fateOfLeavers, settingRoles, settingValue } from '../consequences/of-target.ts';
import { mayOverlap } from '../consequences/overlap.ts';
import { isOn, items, part } from '../consequences/situation.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Json, JsonObject } from '../document/json.ts';
import { textOf } from '../document/readers.ts';
import { comparableBaseUrl } from '../meaning/url.ts';
import { targetWords } from './consequences.ts';
import type { PlanInput } from './input.ts';
import type { UndigestedChange } from './types.ts';

type Made = Extract<UndigestedChange, { action: 'create' | 'update' | 'replace' }>;

/** A connection as it will be, whoever looks after it. */
interface Neighbour {
  id: string;
  name: string;
  document: JsonObject;
  isManaged: boolean;
}

/**
 * The changes, each with what only a look at the other connections tells: a second one that provisions into the same
 * account of a service, and a new one that does what one on the server does that no definition names.
 */
export function withNeighbours(drafts: readonly UndigestedChange[], input: PlanInput): UndigestedChange[] {
  const around = neighboursOf(drafts, input);
  const tenantIn = tenantOf(input.connectors);
  const [byTenant, byAddress] = [tenantIn, addressesOf].map((keyOf) => groupedBy(around, keyOf));
  return drafts.map((draft) => {
    if (!isMade(draft)) return draft;
    const { document } = draft.desired;
    const others = (group: Map<string, Neighbour[]>, key: string) =>
      (group.get(key) ?? []).filter(({ id }) => id !== draft.id);
    const found = [
      ...(movesIn(draft, tenantIn) ? others(byTenant!, tenantIn(document)) : []).flatMap((other) =>
        sameTenant(draft, other, input),
      ),
      ...(draft.action === 'create' ? others(byAddress!, addressesOf(document)) : []).flatMap((other) =>
        besideUnmanaged(draft, other),
      ),
    ];
    return found.length === 0 ? draft : ({ ...draft, findings: [...draft.findings, ...found] } as UndigestedChange);
  });
}

const isMade = (draft: UndigestedChange): draft is Made =>
  draft.action === 'create' || draft.action === 'update' || draft.action === 'replace';

/** All that are there when the plan is done. */
function neighboursOf(drafts: readonly UndigestedChange[], { server, desired }: PlanInput): Neighbour[] {
  const gone = new Set(drafts.filter(({ action }) => action === 'delete').map(({ id }) => id));
  const managed = desired.filter(({ lifecycle }) => lifecycle.state === 'present');
  const known = new Set([...desired.map(({ id }) => id), ...gone]);
  return [
    ...managed.map(({ id, name, document }) => ({ id, name, document, isManaged: true })),
    ...server.connections.filter(({ id }) => !known.has(id)).map(asNeighbour),
  ];
}

const asNeighbour = (document: LiveConnection): Neighbour => ({
  id: document.id,
  name: textOf(document.name ?? document.id),
  document,
  isManaged: false,
});

function groupedBy(all: readonly Neighbour[], keyOf: (document: JsonObject) => string): Map<string, Neighbour[]> {
  const groups = new Map<string, Neighbour[]>();
  for (const one of all) {
    const key = keyOf(one.document);
    if (key !== '') groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

/** The account of a service that a running connection provisions into; empty where its settings don't say. */
function tenantOf(connectors: Connectors): (document: JsonObject) => string {
  return (document) => {
    const facts = factsOf(document);
    const connector = facts.active && facts.provisions ? connectorOf(document, connectors) : undefined;
    const names = connector?.descriptor.configDescriptor.fields
      .map(({ name }) => name)
      .filter((name) => settingRoles(connector, name).includes('tenant'));
    const values = (names ?? []).map((name) => comparableBaseUrl(settingValue(document, connector, name)));
    return values.length === 0 || values.includes('') ? '' : JSON.stringify([connector?.descriptor.id, values]);
  };
}

/** Where messages go, and what they hold: equal for two that serve one partner in one way. */
function addressesOf(document: JsonObject): string {
  const { addresses, protocol } = factsOf(document);
  const names = items(part(document, 'spBrowserSso', 'attributeContract').extendedAttributes).map(({ name }) => name);
  return addresses.length === 0 ? '' : JSON.stringify([protocol, [...addresses].sort(), names.map(text).sort()]);
}

const text = (value: Json | undefined) => String(value ?? '');

/** Whether it provisions into its account only from this plan on. */
function movesIn(draft: Made, keyOf: (document: JsonObject) => string): boolean {
  if (draft.action === 'create') return true;
  return keyOf(draft.live) !== keyOf(draft.desired.document);
}

function sameTenant({ id, desired }: Made, other: Neighbour, input: PlanInput): Diagnostic[] {
  const stores = (input.server.resources.dataStores ?? []).filter(({ ldapType }) => ldapType === 'ACTIVE_DIRECTORY');
  const active = new Set(stores.map((store) => textOf(store.id)));
  const channels = (document: JsonObject) =>
    items(part(document, 'outboundProvision').channels).filter((one) => isOn(one.active));
  const meet = channels(desired.document).some((one) =>
    channels(other.document).some((beside) =>
      mayOverlap(one, beside, { isActiveDirectory: (store) => active.has(store) }),
    ),
  );
  if (!meet) return [];
  const connector = connectorOf(desired.document, input.connectors);
  const fates = [desired.document, other.document].map((document) => fateOfLeavers(document, connector));
  const fate = fates.includes('deleted') ? 'deleted' : fates.every((one) => one === 'kept') ? 'changed' : 'disabled';
  const subject = `People who are in the scope of this connection and of "${other.name}"`;
  const message = `${subject} are ${fate} at ${targetWords(connector)} by one of them while the other creates or updates them: both provision into the same account there`;
  const hint = 'give each its own scope, or leave one of them inactive';
  const place = desired.placeOf('/outboundProvision/targetSettings', 'key');
  return [
    {
      ...finding('same-tenant', place, message, { hint, connection: id }),
      subject,
      tier: 2,
      certain: false,
      order: 100,
    },
  ];
}

function besideUnmanaged({ id, desired }: Made, other: Neighbour): Diagnostic[] {
  if (other.isManaged) return [];
  const message = `this makes a second connection: "${other.name}" sends the same to the same addresses, stays on the server, and no definition looks after it`;
  const hint = `to rename it, keep its id: ${other.id}; if both are wanted, import the other one, too`;
  return [
    { ...finding('second-connection', desired.placeOf('/id', 'key'), message, { hint, connection: id }), tier: 3 },
  ];
}
