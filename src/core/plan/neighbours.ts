import type { Live } from '../connection/types.ts';
import type { Connectors } from '../connector/types.ts';
import { factsOf } from '../consequences/of-connection.ts';
import { part } from '../consequences/situation.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { JsonObject } from '../document/json.ts';
import { objectsIn, textOf } from '../document/readers.ts';
import { type Account, accountInUse, type Rival, sharedAccount } from './account.ts';
import type { Loss } from './acknowledge/loss.ts';
import type { PlanInput } from './input.ts';
import { factsAbout, questionsTo } from './server-state.ts';
import type { Made, UndigestedChange } from './types.ts';

/** A connection as it will be, whoever looks after it. */
interface Neighbour {
  id: string;
  name: string;
  document: JsonObject;
  isManaged: boolean;
}

/** Those that provision with one connector: by their account, and those of which only a token says which. */
interface OfConnector {
  byAccount: Map<string, Neighbour[]>;
  open: Neighbour[];
}

/**
 * The changes, each with what only a look at the other connections tells: a second one that provisions into the same
 * account of a service, and a new one that does what one on the server does that no definition names.
 */
export function withNeighbours(changes: readonly UndigestedChange[], input: PlanInput): UndigestedChange[] {
  const { connectors } = input;
  const moving = new Set(changes.filter((change) => isMade(change) && comesBeside(change, connectors)));
  // Most plans bring nobody near anybody: the others needn't be looked at.
  if (moving.size === 0) return [...changes];
  const around = neighboursOf(changes, input);
  const byConnector = connectorsAmong(around, connectors);
  const byAddress = groupedBy(around, addressesOf);
  const meeting = { connectors, ...questionsTo(factsAbout(input.server.resources)) };
  return changes.map((change) => {
    if (!isMade(change) || !moving.has(change)) return change;
    const shared = rivalsOf(change, byConnector, connectors).flatMap(
      (rival) => sharedAccount(change, rival, meeting) ?? [],
    );
    const found = [...shared.map(({ finding }) => finding), ...besideUnmanaged(change, byAddress)];
    if (found.length === 0) return change;
    const losses = [...(change.losses ?? []), ...shared.flatMap(({ losses }): Loss[] => losses)];
    return { ...change, findings: [...change.findings, ...found], losses } as UndigestedChange;
  });
}

/** It is new, or provisions into its account only from this plan on. */
function comesBeside(change: Made, connectors: Connectors): boolean {
  if (change.action === 'create') return true;
  const account = accountInUse(change.desired.document, connectors);
  return account !== undefined && movesIn(change, account, connectors);
}

const isMade = (change: UndigestedChange): change is Made =>
  change.kind === 'SpConnection' &&
  (change.action === 'create' || change.action === 'update' || change.action === 'replace');

/** All that are there when the plan is done. */
function neighboursOf(changes: readonly UndigestedChange[], { server, desired }: PlanInput): Neighbour[] {
  const gone = new Set(changes.filter(({ action }) => action === 'delete').map(({ key }) => key));
  const managed = desired.filter(({ lifecycle }) => lifecycle.state === 'present');
  const known = new Set([...desired.map(({ id }) => id), ...gone]);
  return [
    ...managed.map(({ id, name, document }) => ({ id, name, document, isManaged: true })),
    ...server.connections.filter(({ id }) => !known.has(id)).map(asNeighbour),
  ];
}

const asNeighbour = (document: Live): Neighbour => ({
  id: document.id,
  name: textOf(document.name ?? document.id),
  document,
  isManaged: false,
});

function connectorsAmong(all: readonly Neighbour[], connectors: Connectors): Map<string, OfConnector> {
  const groups = new Map<string, OfConnector>();
  for (const one of all) {
    const account = accountInUse(one.document, connectors);
    if (!account) continue;
    const group: OfConnector = groups.get(account.connector) ?? { byAccount: new Map(), open: [] };
    groups.set(account.connector, group);
    if (account.isByToken) group.open.push(one);
    if (account.key !== '') group.byAccount.set(account.key, [...(group.byAccount.get(account.key) ?? []), one]);
  }
  return groups;
}

/** Of connections whose account can't be told apart, so many are named. */
const mostOpen = 3;

/** Those that may look after the same people at the same target from this change on. */
function rivalsOf(change: Made, byConnector: ReadonlyMap<string, OfConnector>, connectors: Connectors): Rival[] {
  const account = accountInUse(change.desired.document, connectors);
  const group = account && byConnector.get(account.connector);
  if (!account || !group) return [];
  const others = (all: readonly Neighbour[] = []) => all.filter(({ id }) => id !== change.id);
  const same = others(account.key === '' ? [] : group.byAccount.get(account.key));
  const open = account.isByToken ? [...group.open, ...[...group.byAccount.values()].flat()] : group.open;
  const unknown = [...new Set(others(open))].filter((one) => !same.includes(one)).slice(0, mostOpen);
  return [...same.map((one) => ({ ...one, isSame: true })), ...unknown.map((one) => ({ ...one, isSame: false }))];
}

/** Whether it provisions into its account only from this plan on. A token that the server holds can't be compared. */
function movesIn(change: Made, account: Account, connectors: Connectors): boolean {
  const before = change.action === 'create' ? undefined : accountInUse(change.live, connectors);
  if (!before || before.connector !== account.connector) return true;
  return !account.isByToken && before.key !== account.key;
}

function groupedBy(all: readonly Neighbour[], keyOf: (document: JsonObject) => string): Map<string, Neighbour[]> {
  const groups = new Map<string, Neighbour[]>();
  for (const one of all) {
    const key = keyOf(one.document);
    if (key !== '') groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
}

/** Where messages go, and what they hold: equal for two that serve one partner in one way. */
export function addressesOf(document: JsonObject): string {
  const { addresses, protocol } = factsOf(document);
  const contract = part(document, 'spBrowserSso', 'attributeContract');
  const names = objectsIn(contract, 'extendedAttributes').map(({ name }) => textOf(name));
  return addresses.length === 0 ? '' : JSON.stringify([protocol, [...addresses].sort(), names.sort()]);
}

function besideUnmanaged(change: Made, byAddress: ReadonlyMap<string, Neighbour[]>): Diagnostic[] {
  if (change.action !== 'create') return [];
  const { id, desired } = change;
  const others = byAddress.get(addressesOf(desired.document)) ?? [];
  return others
    .filter((other) => other.id !== id && !other.isManaged)
    .map((other) => {
      const message = `this makes a second connection: "${other.name}" sends the same to the same addresses, stays on the server, and no definition looks after it`;
      const hint = `to rename it, keep its id: ${other.id}; if both are wanted, import the other one, too`;
      return {
        ...finding('second-connection', desired.placeOf('/id', 'key'), message, { hint, key: id }),
        tier: 3,
      };
    });
}
