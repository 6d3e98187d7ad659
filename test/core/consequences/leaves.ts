import type { FieldRule, ModelName } from '../../../src/core/connection/fields/rule.ts';
import { fields } from '../../../src/core/connection/fields/table.ts';
import { type Path, pathText } from '../../../src/core/document/path.ts';
import type { KindName } from '../../../src/core/kinds.ts';

/** A path of the field table, and what stands there. */
export interface Spot {
  path: Path;
  is: 'leaf' | 'texts' | 'item' | 'list' | 'part';
  rule: FieldRule;
}

/** Every leaf, list, item and part that the field table knows of a kind, each with one way to it. */
export function spotsOfTable(kind: KindName = 'SpConnection'): Spot[] {
  if (kind === 'SpConnection') return membersOf(kind, []);
  // What is the server's own is never compared, and the id is what both sides were matched by.
  const members = membersOf(kind, [], ({ readOnly }) => !readOnly).filter(({ path }) => pathText(path) !== 'id');
  const begun = (path: Path) => path.map((step, at) => (at === 0 ? { ...step, of: kind } : step));
  return members.map((spot) => ({ ...spot, path: begun(spot.path) }));
}

type Choice = (rule: FieldRule) => boolean;

function membersOf(name: ModelName, path: Path, isMeant: Choice = () => true): Spot[] {
  const model = fields[name]!;
  const variants = Object.values(model.variants?.models ?? {}).flatMap((variant) =>
    Object.entries(fields[variant]!.members),
  );
  const members = new Map<string, FieldRule>([...Object.entries(model.members), ...variants]);
  // What only a definition says is resolved before anything is compared.
  const rules = [...members].filter(([, rule]) => !rule.ours && isMeant(rule));
  return rules.flatMap(([member, rule]) => spotsOf(rule, [...path, { member }], isMeant));
}

function spotsOf(rule: FieldRule, path: Path, isMeant: Choice): Spot[] {
  switch (rule.kind) {
    case 'scalar':
      return [{ path, is: 'leaf', rule }];
    case 'object':
      return [{ path, is: 'part', rule }, ...membersOf(rule.model, path, isMeant)];
    case 'map':
      return itemSpots(rule, rule.of, [...path, { member: 'entry' }], isMeant);
    default:
      if (!rule.of) return [{ path, is: 'texts', rule }];
      return [
        { path, is: 'list', rule },
        ...itemSpots(rule, rule.of, [...path, { item: 'key', by: 'name', index: 0 }], isMeant),
      ];
  }
}

const itemSpots = (rule: FieldRule, of: ModelName, path: Path, isMeant: Choice): Spot[] => [
  { path, is: 'item', rule },
  ...membersOf(of, path, isMeant),
];
