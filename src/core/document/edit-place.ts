import { isMap, isScalar, isSeq, type Node, type Pair, type YAMLMap, type YAMLSeq } from 'yaml';

/** An entry (member or item) of a collection in a syntax tree, or the place behind the last one. */
export interface EditPlace {
  collection: YAMLMap | YAMLSeq;
  index: number;
  /** The entry's value, when it has one. */
  node: Node | null;
  /** The steps below the collection that aren't there yet, the entry's own first; empty when the entry is there. */
  rest: string[];
}

/** Where a path leads: to an entry, or to the last collection on its way. Not through aliases, not below texts. */
export function findPlace(root: Node | null, segments: readonly string[]): EditPlace | undefined {
  let node: Node | null = root;
  let place: EditPlace | undefined;
  for (const [depth, segment] of segments.entries()) {
    if (!isMap(node) && !isSeq(node)) return undefined;
    const collection: YAMLMap | YAMLSeq = node;
    const index = isMap(collection) ? indexOfKey(collection, segment) : indexOfItem(collection, segment);
    if (index < 0) return { collection, index: collection.items.length, node: null, rest: segments.slice(depth) };
    node = valueOfEntry(collection.items[index] as Entry);
    place = { collection, index, node, rest: [] };
  }
  return place;
}

export type Entry = Pair<Node, Node | null> | Node;

/** What an entry begins with: a member's key, or the item itself. */
export function startOfEntry(entry: Entry): Node {
  return 'key' in entry ? entry.key : entry;
}

function valueOfEntry(entry: Entry): Node | null {
  return 'key' in entry ? (entry.value ?? null) : entry;
}

/** The offset at which an entry's text ends, comments not counted. */
export function endOfEntry(entry: Entry): number {
  const value = valueOfEntry(entry);
  return value?.range?.[1] ?? startOfEntry(entry).range?.[1] ?? 0;
}

function indexOfKey(map: YAMLMap, key: string): number {
  return map.items.findLastIndex((pair) => isScalar(pair.key) && String(pair.key.source ?? pair.key.value) === key);
}

function indexOfItem(seq: YAMLSeq, segment: string): number {
  const index = Number(segment);
  return Number.isInteger(index) && index >= 0 && index < seq.items.length ? index : -1;
}
