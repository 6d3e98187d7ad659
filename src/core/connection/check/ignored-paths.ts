import { didYouMean } from '../../document/nearest.ts';
import { parseIgnoredPath } from '../compare/ignored-paths.ts';
import type { FieldRule } from '../fields/rule.ts';
import { fields, modelOf } from '../fields/table.ts';
import type { Check } from './check.ts';

/** That each path of `ignoreChanges` names something that a connection can have. */
export function checkIgnoredPaths({ report }: Check, paths: readonly string[]): void {
  paths.forEach((path, index) => {
    const wrong = firstUnknown(parseIgnoredPath(path));
    if (wrong === undefined) return;
    const what = wrong.part === '' ? 'is empty' : `names "${wrong.part}", which a connection doesn't have there`;
    report('unknown-ignore-path', `/lifecycle/ignoreChanges/${index}`, `the path "${path}" ${what}`, {
      hint: didYouMean(wrong.part, wrong.known),
    });
  });
}

/** The first part that leads nowhere, and what it could have been. */
function firstUnknown(parts: readonly string[]): { part: string; known: string[] } | undefined {
  if (parts.length === 0) return { part: '', known: [] };
  let rules: FieldRule[] = [{ kind: 'object', model: 'SpConnection' }];
  for (const part of parts) {
    const next = rules.flatMap((rule) => below(rule, part));
    if (next.length === 0) return { part, known: rules.flatMap(membersOf) };
    rules = next;
  }
  return undefined;
}

function below(rule: FieldRule, part: string): FieldRule[] {
  if (rule.kind === 'scalar') return [];
  if (rule.kind !== 'object') return rule.of ? [{ kind: 'object', model: rule.of }] : [{ kind: 'scalar' }];
  const models = [rule.model, ...Object.values(fields[rule.model]?.variants?.models ?? {})];
  return models.flatMap((model) => {
    const { members } = modelOf(model);
    const found = part === '*' ? [...members.values()] : [members.get(part)];
    return found.filter((one) => one !== undefined);
  });
}

function membersOf(rule: FieldRule): string[] {
  return rule.kind === 'object' ? [...modelOf(rule.model).members.keys()] : [];
}
