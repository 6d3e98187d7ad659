import { ruleAt } from '../connection/fields/table.ts';
import { differenceWithNames, withNames } from '../connection/references/named-references.ts';
import type { Desired, Difference } from '../connection/types.ts';
import { connectorOf } from '../connector/connectors.ts';
import { descriptorOf } from '../connector/descriptor-of.ts';
import type { Connectors, Descriptor } from '../connector/types.ts';
import { targetWords } from '../consequences/of-target.ts';
import { above, isObject, type Json, type JsonObject, segmentsOf, valueAt } from '../document/json.ts';
import { isMember, type Path, pathText, type Step } from '../document/path.ts';
import { isAt, pathPattern } from '../document/path-pattern.ts';
import type { Change } from '../plan/types.ts';
import { secretNamesIn } from '../secret.ts';
import type { LabelOf } from './console-words.ts';
import type { DifferenceView } from './difference-blocks.ts';
import { headingWords } from './heading-words.ts';
import { itemDepth, itemWords } from './item-words.ts';
import { type Leaf, showAt, shownLeaves } from './leaves.ts';
import { withTypeName } from './plugin-type.ts';
import { textPair } from './text-pair.ts';
import { secretWords, showValue } from './values.ts';
import { visible } from './visible-text.ts';

const signs = { added: '+', removed: '-', changed: '~' } as const;

/** A change's differences for people; a whole item that was added or removed is shown leaf by leaf. */
export function differenceViews(change: Change, connectors: Connectors | undefined): DifferenceView[] {
  const named = namesFor(change, connectors);
  const told = differencesOf(change).filter(({ path }) => !isOwnId(path));
  const desired = 'desired' in change ? change.desired : undefined;
  const spokenOf = told.map((difference) =>
    withTypeName(differenceWithNames(difference, desired?.nameOf), change.kind, connectors),
  );
  return changedItems(spokenOf, desired).flatMap((difference) => viewsOf(difference, named, desired));
}

/** The connection's id stands in the change's headline. */
const isOwnId = (path: Path) => isAt(path, ownId);

const ownId = pathPattern('id');

/** The differences that a change carries; a delete and a no-op have none. */
export function differencesOf(change: Change): Difference[] {
  return change.action === 'delete' || change.action === 'no-op' ? [] : change.differences;
}

/** What an object's plugin calls its settings, a connector its fields, and where a connection provisions to. */
interface Names {
  labelOf: LabelOf;
  target: string | undefined;
}

export function namesFor(change: Change, connectors: Connectors | undefined): Names {
  const document = 'desired' in change && change.desired ? change.desired.document : liveOf(change);
  if (!document || !connectors) return { labelOf: labelsOf(undefined), target: undefined };
  const connector = change.kind === 'SpConnection' ? connectorOf(document, connectors) : undefined;
  return {
    labelOf: labelsOf(descriptorOf(change.kind, document, connectors)),
    target: connector && visible(targetWords(connector)),
  };
}

function labelsOf(descriptor: Descriptor | undefined): LabelOf {
  if (!descriptor) return () => undefined;
  const { fields: own, tables = [] } = descriptor.configDescriptor;
  const columns = tables.flatMap((table) => table.columns);
  const settings = new Map([...columns, ...own].map((field) => [field.name, field.label]));
  const targets = 'saasPluginFieldInfoDescriptors' in descriptor ? descriptor.saasPluginFieldInfoDescriptors : [];
  const fields = new Map(targets.map((field) => [field.code, field.label]));
  return (kind, name) => (kind === 'setting' ? settings : fields).get(name);
}

function liveOf(change: Change): JsonObject | undefined {
  return 'live' in change ? change.live : undefined;
}

function viewsOf(difference: Difference, names: Names, connection: Desired | undefined): DifferenceView[] {
  const { kind, path, pointer, live, desired } = difference;
  const view = (at: Path, values: Partial<DifferenceView>, place = difference.place): DifferenceView => {
    const words = headingWords(at, names.labelOf, names.target).map(visible);
    return {
      sign: signs[kind],
      tabs: words.slice(0, -1),
      field: words.at(-1) ?? pathText(at),
      place,
      pointer: kind === 'removed' ? undefined : pointer,
      ...values,
    };
  };
  if (difference.secret) return [view(path, secretValues(kind, desired))];
  if (kind === 'added') {
    const written = connection && valueAt(connection.document, pointer);
    const placeOf = (leaf: Leaf) =>
      leaf.isWritten && leaf.pointer !== pointer ? connection?.placeOf(leaf.pointer) : undefined;
    return shownLeaves({ path, pointer }, desired, written).map((leaf) =>
      view(leaf.path, { after: leaf.text, pointer: leaf.pointer }, placeOf(leaf)),
    );
  }
  if (kind === 'removed') return removedViews(difference, view);
  return setViews(path, live, desired, view) ?? [view(path, textPair(path, live, desired))];
}

type ViewOf = (at: Path, values: Partial<DifferenceView>) => DifferenceView;

/** What goes, or goes back to what PingFederate takes when nothing is said. */
function removedViews({ path, pointer, live }: Difference, view: ViewOf): DifferenceView[] {
  const rule = ruleAt(path);
  const fallback =
    rule?.kind === 'scalar' && typeof rule.default !== 'object' && typeof rule.default !== 'function'
      ? (rule.default as Json)
      : undefined;
  if (fallback !== undefined)
    return [view(path, { sign: '~', before: showAt(path, live), after: `${showAt(path, fallback)} (default)` })];
  return shownLeaves({ path, pointer }, live).map((leaf) => view(leaf.path, { before: leaf.text }));
}

/** A set's texts, each that comes and each that goes; `undefined` for what isn't one. */
function setViews(
  path: Path,
  live: Json | undefined,
  desired: Json | undefined,
  view: ViewOf,
): DifferenceView[] | undefined {
  if (ruleAt(path)?.kind !== 'set' || !Array.isArray(live) || !Array.isArray(desired)) return undefined;
  const words = (list: readonly Json[]) => new Set(list.map((item) => showAt(path, item)));
  const [before, after] = [words(live), words(desired)];
  const gone = [...before].filter((item) => !after.has(item));
  const come = [...after].filter((item) => !before.has(item));
  if (gone.length + come.length === 0) return undefined;
  return [
    ...within(gone).map((text) => view(path, { sign: '-', before: text })),
    ...within(come).map((text) => view(path, { sign: '+', after: text })),
  ];
}

const mostOfASet = 30;

function within(texts: readonly string[]): string[] {
  const more = texts.length - mostOfASet;
  return more > 1 ? [...texts.slice(0, mostOfASet), `and ${more} more`] : [...texts];
}

/** Of a secret only that it comes, goes or is sent again can be said. */
function secretValues(kind: Difference['kind'], desired: Json | undefined): { before?: string; after?: string } {
  if (kind === 'removed') return { before: secretWords };
  return { after: typeof desired === 'string' && secretNamesIn(desired).length > 0 ? showValue(desired) : secretWords };
}

/**
 * Differences in an item that people take for one thing as one difference of the whole item: a source and a value that
 * change are `mail, from the contract` before and `uid, from LDAP corp-ad` after. Where the words for both are the same,
 * the differences stay as they are, so that none gets lost. An expression of several lines is compared line by line.
 */
function changedItems(differences: readonly Difference[], desired: Desired | undefined): Difference[] {
  const groups = new Map<string, Difference[]>();
  for (const one of differences) {
    const depth = one.secret ? undefined : itemDepth(one.path);
    const isInside = depth !== undefined && depth < one.path.length;
    const key = isInside ? `in ${pathText(one.path.slice(0, depth))}` : `at ${groups.size}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()].flatMap((group) => whole(group, desired) ?? group);
}

function whole(group: readonly Difference[], desired: Desired | undefined): Difference[] | undefined {
  const [first] = group;
  const depth = first && itemDepth(first.path);
  if (!first || !desired || depth === undefined || depth === first.path.length || isLongText(group)) return undefined;
  const path = first.path.slice(0, depth);
  const pointer = upBy(first.pointer, first.path.length - depth, first.kind);
  if (segmentsOf(pointer).length !== depth) return undefined;
  const held = valueAt(desired.document, pointer);
  const after = desired.nameOf ? withNames(path, held, desired.nameOf) : held;
  if (!isObject(after)) return undefined;
  const before = structuredClone(after) as JsonObject;
  for (const one of group) put(before, one.path.slice(depth), one.live);
  const [was, is] = [itemWords(path, before), itemWords(path, after)];
  if (!was || !is || was.text === is.text) return undefined;
  const at = is.alone ? path.slice(0, -1) : path;
  return [{ kind: 'changed', path: at, pointer, live: was.text, desired: is.text, place: first.place }];
}

function isLongText([only, ...others]: readonly Difference[]): boolean {
  const isText = [only?.live, only?.desired].every((value) => typeof value === 'string');
  return isText && others.length === 0 && /\n/.test(`${only?.live}${only?.desired}`);
}

/** What was removed points to its nearest parent already. */
function upBy(pointer: string, steps: number, kind: Difference['kind']): string {
  let at = pointer;
  for (let step = kind === 'removed' ? 1 : 0; step < steps; step++) at = above(at);
  return at;
}

function put(object: JsonObject, path: Path, value: Json | undefined): void {
  const [first, ...rest] = path;
  const name = first && nameOf(first);
  if (name === undefined) return;
  if (rest.length === 0) {
    object[name] = value;
    return;
  }
  const inner = object[name];
  const next: JsonObject = isObject(inner) ? inner : {};
  object[name] = next;
  put(next, rest, value);
}

const nameOf = (step: Step) => (isMember(step) ? step.member : undefined);
