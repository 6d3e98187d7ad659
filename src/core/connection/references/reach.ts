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
function referredFrom(kind: KindName): ReadonlySet<KindName> {
  const referred = new Set<KindName>();
  const seen = new Set<ModelName>();
  const visit = (name: ModelName): void => {
    const model = seen.has(name) ? undefined : fields[name];
    seen.add(name);
    if (!model) return;
    for (const variant of Object.values(model.variants?.models ?? {})) visit(variant);
    for (const rule of Object.values(model.members)) {
      if ('refersTo' in rule && rule.refersTo) referred.add(rule.refersTo);
      const within = modelWithin(rule);
      if (within !== undefined) visit(within);
    }
  };
  visit(kind);
  return referred;
}

function modelWithin(rule: FieldRule): ModelName | undefined {
  if (rule.kind === 'scalar') return undefined;
  return rule.kind === 'object' ? rule.model : rule.of;
}
