import type { DesiredConnection, Difference, ResourceNameOf } from '../connection/types.ts';
import { connectorOf } from '../connector/connector-of.ts';
import type { Connectors } from '../connector/types.ts';
import { type Json, type JsonObject, valueAt } from '../document/json.ts';
import { isMember, type Path, pathText } from '../document/path.ts';
import { isAt, pathPattern } from '../document/path-pattern.ts';
import type { Change } from '../plan/types.ts';
import { secretNamesIn } from '../secret.ts';
import { certificateIn } from './certificate-words.ts';
import { consoleWords, type LabelOf } from './console-words.ts';
import type { DifferenceView } from './difference-view.ts';
import { itemsInOneLine } from './items-in-one-line.ts';
import { type Leaf, showAt, shownLeaves } from './leaves.ts';
import { pathWithNames, withNames } from './named-references.ts';
import { secretWords, showValue } from './values.ts';
import { visible } from './visible-text.ts';

const signs = { added: '+', removed: '-', changed: '~' } as const;

/** A change's differences for people; a whole item that was added or removed is shown leaf by leaf. */
export function differenceViews(change: Change, connectors?: Connectors): DifferenceView[] {
  const labelOf = labelsFor(change, connectors);
  const told = differencesOf(change).filter(({ path }) => !isOwnId(path));
  const desired = 'desired' in change ? change.desired : undefined;
  return itemsInOneLine(told.flatMap((difference) => viewsOf(difference, labelOf, desired)));
}

/** The connection's id stands in the change's headline. */
const isOwnId = (path: Path) => isAt(path, ownId);

const ownId = pathPattern('id');

/** The differences that a change carries; a delete and a no-op have none. */
export function differencesOf(change: Change): Difference[] {
  return change.action === 'delete' || change.action === 'no-op' ? [] : change.differences;
}

/** How the connection's connector labels its settings and fields. */
export function labelsFor(change: Change, connectors?: Connectors): LabelOf {
  const document = 'desired' in change && change.desired ? change.desired.document : liveOf(change);
  const descriptor = document && connectors && connectorOf(document, connectors)?.descriptor;
  if (!descriptor) return () => undefined;
  const settings = new Map(descriptor.configDescriptor.fields.map((field) => [field.name, field.label]));
  const fields = new Map(descriptor.saasPluginFieldInfoDescriptors.map((field) => [field.code, field.label]));
  return (kind, name) => (kind === 'setting' ? settings : fields).get(name);
}

function liveOf(change: Change): JsonObject | undefined {
  return 'live' in change ? change.live : undefined;
}

function viewsOf(
  difference: Difference,
  labelOf: LabelOf,
  connection: DesiredConnection | undefined,
): DifferenceView[] {
  const { kind, path, pointer, live, desired } = spoken(difference, connection?.nameOf);
  const view = (at: Path, values: { before?: string; after?: string }, place = difference.place): DifferenceView => {
    const words = consoleWords(at, labelOf).map(visible);
    const inItem = isMemberOfItem(at, words) ? { inItem: true as const } : {};
    return {
      sign: signs[kind],
      tabs: words.slice(0, -1),
      field: words.at(-1) ?? pathText(at),
      ...values,
      place,
      ...inItem,
    };
  };
  if (difference.secret) return [view(path, secretValues(kind, desired))];
  if (kind === 'added') {
    const written = connection && valueAt(connection.document, pointer);
    const placeOf = (leaf: Leaf) =>
      leaf.isWritten && leaf.pointer !== pointer ? connection?.placeOf(leaf.pointer) : undefined;
    return shownLeaves({ path, pointer }, desired, written).map((leaf) =>
      view(leaf.path, { after: leaf.text }, placeOf(leaf)),
    );
  }
  if (kind === 'removed')
    return shownLeaves({ path, pointer }, live).map((leaf) => view(leaf.path, { before: leaf.text }));
  const [before, after] = listWithoutCommon(live, desired) ??
    longTexts(live, desired) ?? [showAt(path, live), showAt(path, desired)];
  return [view(path, { before, after })];
}

/** With names where it has ids, for a definition that speaks of names. */
function spoken(difference: Difference, nameOf: ResourceNameOf | undefined): Difference {
  if (!nameOf) return difference;
  const { path, live, desired } = difference;
  return {
    ...difference,
    path: pathWithNames(path, nameOf),
    live: withNames(path, live, nameOf),
    desired: withNames(path, desired, nameOf),
  };
}

/** True when the last word is a member's own, and the one before the key of the item that it's in. */
function isMemberOfItem(path: Path, words: readonly string[]): boolean {
  const [item, member] = path.slice(-2);
  if (!item || !member || isMember(item) || !isMember(member)) return false;
  return consoleWords(path.slice(0, -1)).length === words.length - 1;
}

/** Two long texts from shortly before they differ: cut at their start they would look the same. */
function longTexts(live: Json | undefined, desired: Json | undefined): [string, string] | undefined {
  if (typeof live !== 'string' || typeof desired !== 'string') return undefined;
  if (certificateIn(live) !== undefined || Math.max(live.length, desired.length) <= 160) return undefined;
  let same = 0;
  while (same < live.length && live[same] === desired[same]) same += 1;
  const start = Math.max(0, same - 40);
  if (start === 0 || secretNamesIn(live + desired).length > 0) return undefined;
  return [`…${showValue(live.slice(start))}`, `…${showValue(desired.slice(start))}`];
}

/** Two long lists that share much: what they share is only counted. */
function listWithoutCommon(live: Json | undefined, desired: Json | undefined): [string, string] | undefined {
  if (!Array.isArray(live) || !Array.isArray(desired) || live.length + desired.length < 12) return undefined;
  const keys = (list: Json[]) => new Set(list.map((item) => JSON.stringify(item)));
  const [liveKeys, desiredKeys] = [keys(live), keys(desired)];
  const shared = live.filter((item) => desiredKeys.has(JSON.stringify(item))).length;
  if (shared === 0) return undefined;
  const rest = (list: Json[], other: Set<string>) => list.filter((item) => !other.has(JSON.stringify(item)));
  const text = (list: Json[]) => showValue([`${shared} the same`, ...list], 400);
  return [text(rest(live, desiredKeys)), text(rest(desired, liveKeys))];
}

/** Of a secret only that it comes, goes or is sent again can be said. */
function secretValues(kind: Difference['kind'], desired: Json | undefined): { before?: string; after?: string } {
  if (kind === 'removed') return { before: secretWords };
  return { after: typeof desired === 'string' && secretNamesIn(desired).length > 0 ? showValue(desired) : secretWords };
}
