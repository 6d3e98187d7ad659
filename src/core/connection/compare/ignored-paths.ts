import { didYouMean } from '../../document/nearest.ts';
import { parsePath, type WrittenPath } from '../../document/parse-path.ts';
import { isWithinWritten, leadsInto } from '../../document/path-pattern.ts';
import { type KindName, kinds } from '../../kinds.ts';
import type { Check } from '../check/check.ts';
import type { FieldRule } from '../fields/rule.ts';
import { fields, modelOf } from '../fields/table.ts';
import type { Desired } from '../types.ts';
import { pathOf, type WalkStep } from './walk.ts';

/** The paths that are left to the server, by the definition's wish or because the server decides them by itself. */
export function ignoredPaths({ lifecycle }: Desired, loggingOverride?: string): WrittenPath[] {
  const written = lifecycle.ignoreChanges.map((path) => parsePath(path.trim()).steps);
  const paths = [...written, ...written.flatMap(inOtherForm)];
  const isOverridden = loggingOverride !== undefined && loggingOverride !== 'DONT_OVERRIDE';
  return isOverridden ? [...paths, parsePath('loggingMode').steps] : paths;
}

/** Who leaves an address to the server leaves it in both forms in which the server keeps it. */
function inOtherForm([first]: WrittenPath): WrittenPath[] {
  const found = Object.values(fields).find(
    ({ addresses }) => addresses && [addresses.whole, addresses.tagged].includes(first?.text ?? ''),
  )?.addresses;
  if (!found) return [];
  return [parsePath(first?.text === found.whole ? found.tagged : found.whole).steps];
}

/** True when the value at the end of `steps` is at or below one of the paths. */
export function isIgnored(steps: readonly WalkStep[], paths: readonly WrittenPath[]): boolean {
  return anyOf(steps, paths, isWithinWritten);
}

/** True when one of the paths leads to something within the value at the end of `steps`. */
export function holdsIgnored(steps: readonly WalkStep[], paths: readonly WrittenPath[]): boolean {
  return anyOf(steps, paths, leadsInto);
}

function anyOf(steps: readonly WalkStep[], paths: readonly WrittenPath[], holds: typeof leadsInto): boolean {
  if (paths.length === 0) return false;
  const path = pathOf(steps);
  return paths.some((one) => holds(path, one));
}

/** That each path of `ignoreChanges` names something that an object of the kind can have. */
export function checkIgnoredPaths({ kind, report }: Check, paths: readonly string[]): void {
  paths.forEach((path, index) => {
    const wrong = firstUnknown(kind, parsePath(path.trim()).steps);
    if (wrong === undefined) return;
    const what = wrong.part === '' ? 'is empty' : `names "${wrong.part}", which no ${kinds[kind].word} has there`;
    report(
      'unknown-ignore-path',
      `/lifecycle/ignoreChanges/${index}`,
      `the path "${path}" ${what}`,
      didYouMean(wrong.part, wrong.known),
    );
  });
}

/** The first part that leads nowhere, and what it could have been. */
function firstUnknown(kind: KindName, path: WrittenPath): { part: string; known: string[] } | undefined {
  if (path.length === 0) return { part: '', known: [] };
  let rules: FieldRule[] = [{ kind: 'object', model: kind }];
  for (const { text, form } of path) {
    const isAny = text === '*' && form !== 'quoted';
    const next = rules.flatMap((rule) => below(rule, isAny ? undefined : text));
    if (next.length === 0) return { part: text, known: rules.flatMap(membersOf) };
    rules = next;
  }
  return undefined;
}

/** @param part `undefined` for any */
function below(rule: FieldRule, part: string | undefined): FieldRule[] {
  if (rule.kind === 'scalar') return [];
  if (rule.kind !== 'object') return rule.of ? [{ kind: 'object', model: rule.of }] : [{ kind: 'scalar' }];
  const models = [rule.model, ...Object.values(fields[rule.model]?.variants?.models ?? {})];
  return models.flatMap((model) => {
    const { members } = modelOf(model);
    const found = part === undefined ? [...members.values()] : [members.get(part)];
    return found.filter((one) => one !== undefined);
  });
}

function membersOf(rule: FieldRule): string[] {
  return rule.kind === 'object' ? [...modelOf(rule.model).members.keys()] : [];
}
