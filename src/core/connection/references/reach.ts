import { hiddenKindsIn } from '../../connector/plugin/hidden-references.ts';
import { type KindName, kindNames } from '../../kinds.ts';
import type { ModelName } from '../fields/rule.ts';
import { fields, modelWithin } from '../fields/table.ts';

/**
 * The kinds that a plan has to know: those that definitions are of, what these can refer to, and what can refer to other
 * kinds than connections, itself or through something else, because it hangs on them. With connections alone that is
 * what connections refer to, so that nobody asks a server for more.
 */
export function kindsWithinReach(from: Iterable<KindName>): KindName[] {
  const used = [...from];
  const reached = new Set([...used, ...used.flatMap(referredFrom), ...kindsLeadingTo(used)]);
  return kindNames.filter((kind) => reached.has(kind));
}

/** What can refer to objects of these kinds, what can refer to that in turn, and so on. */
function kindsLeadingTo(used: readonly KindName[]): ReadonlySet<KindName> {
  const leading = new Set<KindName>();
  const waiting = [...used];
  for (let kind = waiting.pop(); kind !== undefined; kind = waiting.pop())
    for (const one of kindNames)
      if (!leading.has(one) && referredFrom(one).includes(kind)) {
        leading.add(one);
        waiting.push(one);
      }
  return leading;
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
