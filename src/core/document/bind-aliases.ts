import { type Alias, isAlias, isMap, isNode, isScalar, isSeq, type Node, type Pair } from 'yaml';

/** What each alias stands for; an alias that isn't in here names no anchor above it. */
export type Targets = ReadonlyMap<Alias, Node>;

/** Binds each alias to the latest anchor of its name that stands before it, as YAML wants. */
export function bindAliases(root: Node | null): Targets {
  const anchors = new Map<string, Node>();
  const targets = new Map<Alias, Node>();
  const visit = (node: unknown): void => {
    if (isAlias(node)) {
      const target = anchors.get(node.source);
      if (target) targets.set(node, target);
      return;
    }
    if (!isNode(node)) return;
    if ((isScalar(node) || isMap(node) || isSeq(node)) && node.anchor) anchors.set(node.anchor, node);
    if (isSeq(node)) for (const item of node.items) visit(item);
    if (isMap(node)) for (const pair of node.items) visitPair(pair);
  };
  const visitPair = (pair: Pair) => {
    visit(pair.key);
    visit(pair.value);
  };
  visit(root);
  return targets;
}
