import { hiddenKindsIn } from '../../connector/plugin/hidden-references.ts';
import { type KindName, kindNames } from '../../kinds.ts';
import type { FieldRule, ModelName } from '../fields/rule.ts';
import { fields } from '../fields/table.ts';

/**
 * The kinds whose objects matter to definitions of these kinds: they themselves, what they can refer to, what that can
 * refer to in turn. What no field of theirs leads to isn't among them, so that nobody asks a server for it.
 */
export function kindsWithinReach(from: Iterable<KindName>): KindName[] {
  const reached = new Set<KindName>();
  const waiting = [...from];
  for (let kind = waiting.pop(); kind !== undefined; kind = waiting.pop()) {
    if (reached.has(kind)) continue;
    reached.add(kind);
    waiting.push(...referredFrom(kind));
  }
  return kindNames.filter((kind) => reached.has(kind));
}

/** What the fields of a kind can refer to. */
function referredFrom(kind: KindName): KindName[] {
  const rules = modelsWithin(kind).flatMap((name) => Object.values(fields[name]?.members ?? {}));
  const linked = rules.flatMap((rule) => ('refersTo' in rule && rule.refersTo ? [rule.refersTo] : []));
  return [...linked, ...hiddenKindsIn(kind)];
}

/** The models that objects of a kind are made of, as far as the field table knows them. */
export function modelsWithin(kind: KindName): ModelName[] {
  const seen = new Set<ModelName>();
  const visit = (name: ModelName): void => {
    const model = seen.has(name) ? undefined : fields[name];
    if (!model) return;
    seen.add(name);
    for (const variant of Object.values(model.variants?.models ?? {})) visit(variant);
    for (const rule of Object.values(model.members)) {
      const within = modelWithin(rule);
      if (within !== undefined) visit(within);
    }
  };
  visit(kind);
  return [...seen];
}

function modelWithin(rule: FieldRule): ModelName | undefined {
  if (rule.kind === 'scalar') return undefined;
  return rule.kind === 'object' ? rule.model : rule.of;
}
