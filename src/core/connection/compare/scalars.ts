import type { Json, JsonObject } from '../../document/json.ts';
import { sameJson, textOf } from '../../document/readers.ts';
import { certificateContent, plainFingerprint } from '../../meaning/certificate.ts';
import type { FieldRule, ScalarRule } from '../fields/rule.ts';

/** True for what PingFederate doesn't tell from an absent member: `null`, `false`, `""`, `[]`, `{}`. */
export function isNothing(value: Json | undefined): boolean {
  if (value === undefined || value === null || value === false || value === '') return true;
  if (typeof value !== 'object') return false;
  for (const _ in value) return false;
  return true;
}

/** True where nobody said anything. `false` is something that was said. */
export function isUnsaid(value: Json | undefined): boolean {
  return value === undefined || value === null || value === '';
}

/**
 * The default of a member, given the object that holds it; `undefined` where there is none. A sibling that the default
 * hangs on and that isn't there is looked for in `orElse`.
 */
export function defaultOf(rule: FieldRule, owner: JsonObject | undefined, orElse?: JsonObject): Json | undefined {
  if (typeof rule.default === 'function') return owner && rule.default(owner);
  if (typeof rule.default !== 'object') return rule.default;
  const found = rule.default.find(({ when }) => {
    const sibling = owner?.[when.sibling] ?? orElse?.[when.sibling];
    return typeof sibling === 'string' && when.is.includes(sibling);
  });
  return found?.value;
}

/** True for a member that the server doesn't keep, because of a sibling's value. */
export function isUnkept(
  { unless }: FieldRule,
  desired: JsonObject | undefined,
  live: JsonObject | undefined,
): boolean {
  const sibling = unless && (desired?.[unless.sibling] ?? live?.[unless.sibling]);
  return unless?.is.some((value) => value === sibling) ?? false;
}

/** The value as it counts: the default for nothing, nothing for `false` where there is no default. */
export function effective(value: Json | undefined, fallback: Json | undefined): Json | undefined {
  if (isUnsaid(value)) return fallback;
  if (value === false && fallback === undefined) return undefined;
  return value;
}

/** True when two values that count mean the same. */
export function sameScalar(a: Json | undefined, b: Json | undefined, rule: ScalarRule): boolean {
  if (a === b) return true;
  if (rule.pem && typeof a === 'string' && typeof b === 'string')
    return certificateContent(a) === certificateContent(b);
  if (rule.fingerprint) return plainFingerprint(textOf(a)) === plainFingerprint(textOf(b));
  return sameJson(a, b);
}

/** Scalars of a set in one order, each once. */
export function sortedScalars(values: Json | undefined): Json[] {
  if (!Array.isArray(values)) return [];
  return [...new Set(values)].sort((a, b) => (textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0));
}
