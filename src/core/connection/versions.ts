import { below, type Json } from '../document/json.ts';
import type { Check } from './check/check.ts';
import { isNothing } from './compare/scalars.ts';
import type { FieldRule } from './fields/rule.ts';
import { visitModels } from './fields/visit-models.ts';

/** PingFederate's versions, as far as they matter here. */
export const knownVersions = {
  /** Of older ones nothing is known. */
  earliest: '10.2',
  /** From here on what a connection can hold, and its defaults, are known. */
  oldest: '11.3',
  /** The oldest that Ping Identity still supports. */
  supported: '12.2',
  newest: '13.1',
};

/** `12.2.2.0` → `[12, 2, 2, 0]`; what isn't a number counts as 0. */
function partsOf(version: string): number[] {
  return version.split('.').map((part) => Number.parseInt(part, 10) || 0);
}

/** Negative when `a` is older than `b`: `12.2.2.0` and `12.2` are compared as far as both go. */
export function compareVersions(a: string, b: string): number {
  const right = partsOf(b);
  for (const [index, left] of partsOf(a).entries()) {
    const other = right[index];
    if (other === undefined) return 0;
    if (left !== other) return left - other;
  }
  return 0;
}

/** True when a member with these bounds exists in `version`. */
export function isKnownTo(
  version: string,
  bounds: { since?: string | undefined; until?: string | undefined },
): boolean {
  if (bounds.since !== undefined && compareVersions(version, bounds.since) < 0) return false;
  return bounds.until === undefined || compareVersions(version, bounds.until) <= 0;
}

/** That the server's version knows every member that the definition uses, and finds every member that it asks for. */
export function checkVersion({ kind, document, version, report }: Check): void {
  if (version === undefined) return;
  visitModels(kind, document, ({ value, model, pointer }) => {
    for (const [member, rule] of model.ofVersions) {
      if (
        rule.requiredUntil !== undefined &&
        rule.required === undefined &&
        isNothing(value[member]) &&
        isKnownTo(version, { until: rule.requiredUntil })
      ) {
        const message = `PingFederate ${version} asks for "${member}"; versions after ${rule.requiredUntil} don't`;
        report('member-required-by-version', [pointer, 'key'], message);
      }
      if (isNothing(value[member]) || rule.readOnly) continue;
      const at = below(pointer, member);
      if (isKnownTo(version, rule)) {
        checkValue({
          rule,
          member,
          value: value[member],
          version,
          report: (...found) => report(found[0], at, found[1]),
        });
        continue;
      }
      const message =
        rule.since !== undefined && !isKnownTo(version, { since: rule.since })
          ? `PingFederate ${version} doesn't know "${member}"; it came with ${rule.since}`
          : `PingFederate ${version} doesn't know "${member}" any more; it went after ${rule.until}`;
      report('member-not-in-version', [at, 'key'], message);
    }
  });
}

interface Valued {
  rule: FieldRule;
  member: string;
  value: Json | undefined;
  version: string;
  report(code: 'value-not-in-version' | 'value-perhaps-not-in-version', message: string): void;
}

/** That the version knows the value, too. */
function checkValue({ rule, member, value, version, report }: Valued): void {
  if (rule.kind !== 'scalar' || typeof value !== 'string') return;
  const bound = rule.valuesSince && Object.hasOwn(rule.valuesSince, value) ? rule.valuesSince[value] : undefined;
  if (bound && !isKnownTo(version, bound)) {
    const message = `PingFederate ${version} doesn't know ${value}; it came with ${bound.since}`;
    report(bound.evidence ? 'value-perhaps-not-in-version' : 'value-not-in-version', message);
  }
  if (rule.capitalsSince && /[A-Z]/.test(value) && !isKnownTo(version, { since: rule.capitalsSince })) {
    report('value-not-in-version', `PingFederate ${version} takes no capital letters in "${member}"`);
  }
}
