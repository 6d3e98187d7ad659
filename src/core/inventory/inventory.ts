import { visitModels } from '../connection/fields/visit-models.ts';
import { defaultMarkerProperty } from '../connection/marker-property.ts';
import { documentWithNames } from '../connection/references/named-references.ts';
import { resourceNames, type ServerResources } from '../connection/references/resource-names.ts';
import type { Desired, Live } from '../connection/types.ts';
import { connectorOf } from '../connector/connectors.ts';
import type { Connectors } from '../connector/types.ts';
import type { Json, JsonObject } from '../document/json.ts';
import { objectsOf, textOf } from '../document/readers.ts';
import { waysToName } from '../kinds.ts';
import { markerOf } from '../plan/marker.ts';
import { isDraft } from '../plan/summary.ts';
import type { Change, Plan } from '../plan/types.ts';
import { attributesOf } from './attributes.ts';
import { credentialsOf } from './credentials.ts';
import type { InventoryEntry, Standing } from './types.ts';

/** What every entry is worked out with. */
interface InventorySources {
  resources: ServerResources;
  connectors: Connectors;
}

/** Every connection of a server, with what a plan says about it. Of a connection that isn't there yet, its definition. */
export function entriesOfPlan(plan: Plan, live: readonly Live[], sources: InventorySources): InventoryEntry[] {
  const entryOf = entriesFrom(sources);
  const changes = new Map(plan.changes.map((change) => [change.id, change]));
  const held = live.map((one) => entryOf(one, standingOf(one, changes.get(one.id))));
  const missing = plan.changes.flatMap((change) =>
    change.action === 'create'
      ? [entryOf(documentOf(change.desired), { kind: 'missing', file: change.desired.file })]
      : [],
  );
  return [...held, ...missing];
}

/** Every connection of a server that no definition was laid beside. */
export function entriesOfServer(live: readonly Live[], sources: InventorySources): InventoryEntry[] {
  const entryOf = entriesFrom(sources);
  return live.map((one) => entryOf(one, standingOf(one, undefined)));
}

/** Every connection that the definitions have, without a server. */
export function entriesOfDefinitions(desired: readonly Desired[], sources: InventorySources): InventoryEntry[] {
  const entryOf = entriesFrom(sources);
  return desired
    .filter(({ lifecycle }) => lifecycle.state === 'present')
    .map((one) => entryOf(documentOf(one), { kind: 'not-compared', file: one.file }));
}

/** A definition's document; what it refers to by another way than its id is called so. */
function documentOf({ id, document }: Desired): JsonObject {
  const spoken = { ...structuredClone(document), id };
  visitModels('SpConnection', spoken, ({ value, model }) => {
    for (const [member, rule] of model.entries) {
      if (!('refersTo' in rule) || rule.refersTo === undefined) continue;
      for (const link of objectsOf([value[member] ?? null, ...listOf(value[member])])) nameAsWritten(link);
    }
  });
  return spoken;
}

function nameAsWritten(link: JsonObject): void {
  const way = waysToName.find((one) => typeof link[one] === 'string');
  if (link.id === undefined && way) link.id = link[way];
}

const listOf = (value: Json | undefined) => (Array.isArray(value) ? value : []);

function standingOf(live: Live, change: Change | undefined): Standing {
  const marker = markerOf(live, defaultMarkerProperty);
  if (!change)
    return marker ? { kind: 'marked', repository: marker.repository, file: marker.file } : { kind: 'unmanaged' };
  const file = change.file ?? marker?.file ?? '';
  switch (change.action) {
    case 'update':
    case 'replace':
      return { kind: 'differs', file, differences: change.differences.length };
    case 'delete':
      return { kind: 'leaves', file };
    default:
      return { kind: isDraft(change) ? 'draft' : 'as-defined', file };
  }
}

function entriesFrom({ resources, connectors }: InventorySources) {
  const { nameOf } = resourceNames(resources);
  return (document: JsonObject, standing: Standing): InventoryEntry => {
    const named = documentWithNames('SpConnection', document, nameOf);
    return {
      id: textOf(document.id),
      name: textOf(document.name),
      entityId: textOf(document.entityId),
      active: document.active === true,
      document: named,
      connector: connectorOf(document, connectors),
      attributes: attributesOf(named),
      credentials: credentialsOf(document, resources),
      standing,
    };
  };
}
