/**
 * `src/generated/list-keys.ts`: kind by kind, by what the items of each list are known, from the field table. Overrides
 * are laid over a definition before the field table's folder has a say.
 */
import type { FieldRule, ModelName } from '../../src/core/connection/fields/rule.ts';
import { fields } from '../../src/core/connection/fields/table.ts';
import { definable } from '../../src/core/kinds.ts';

/** A part of a document: `keys` for a list whose items have some, `items` for those or a map's entries. */
interface KeyShape {
  keys?: readonly string[];
  items?: KeyShape;
  members?: Record<string, KeyShape>;
}

export async function generate(): Promise<Map<string, string>> {
  const shapes = Object.fromEntries(definable.map((kind) => [kind, shapeOfModel(kind)]));
  const lines = [
    '// Made from the field table by `npm run generate`. Not for editing.',
    `export const listKeys = '${JSON.stringify(shapes)}';`,
  ];
  return new Map([['src/generated/list-keys.ts', `${lines.join('\n')}\n`]]);
}

function shapeOfModel(name: ModelName): KeyShape | undefined {
  const model = fields[name];
  if (!model) throw new Error(`the field table has no ${name}: src/core/connection/fields/models/`);
  const variants = Object.values(model.variants?.models ?? {}).map((variant) => fields[variant]!);
  const members = Object.fromEntries(
    [model, ...variants]
      .flatMap((one) => Object.entries(one.members))
      .map(([member, rule]) => [member, shapeOf(rule)] as const)
      .filter(([, shape]) => shape !== undefined),
  ) as Record<string, KeyShape>;
  return Object.keys(members).length > 0 ? { members } : undefined;
}

function shapeOf(rule: FieldRule): KeyShape | undefined {
  if (rule.kind === 'scalar' || rule.readOnly) return undefined;
  if (rule.kind === 'object') return shapeOfModel(rule.model);
  const keys = keysOf(rule);
  const items = rule.of === undefined ? undefined : shapeOfModel(rule.of);
  return keys.length > 0 || items ? { ...(keys.length > 0 ? { keys } : {}), ...(items ? { items } : {}) } : undefined;
}

/** A certificate's text is nothing to write as a key. */
function keysOf(rule: FieldRule): readonly string[] {
  if (rule.kind === 'keyed') return rule.key;
  return rule.kind === 'set' ? (rule.match ?? []).filter((path) => !path.endsWith('fileData')) : [];
}
