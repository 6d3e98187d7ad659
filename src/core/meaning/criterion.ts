import { comparableDn } from '../ldap/distinguished-name.ts';

/** A condition of an issuance criterion, by PingFederate's name (API description 12.2.2), as three questions. */
interface ConditionKind {
  /** One value, or one of several. */
  of: 'one' | 'several';
  /** It demands the value, or forbids it. */
  demands: boolean;
  /** What it takes for equal. */
  as: 'text' | 'any-case' | 'name';
}

/** `NOT_EQUAL_DN` → one value, forbidden, compared as a distinguished name; `undefined` for a name nobody knows. */
export function conditionKind(condition: string): ConditionKind | undefined {
  const parts = /^(EQUALS|NOT_EQUAL|MULTIVALUE_CONTAINS|MULTIVALUE_DOES_NOT_CONTAIN)(_CASE_INSENSITIVE|_DN)?$/.exec(
    condition,
  );
  if (!parts) return undefined;
  const [, verb, spelling] = parts;
  return {
    of: verb!.startsWith('MULTIVALUE') ? 'several' : 'one',
    demands: verb === 'EQUALS' || verb === 'MULTIVALUE_CONTAINS',
    as: spelling === '_DN' ? 'name' : spelling ? 'any-case' : 'text',
  };
}

/** True when the condition takes both values for the same one. */
export function isSameForCondition(condition: string, a: string, b: string): boolean {
  if (a === b) return true;
  const as = conditionKind(condition)?.as;
  if (as === 'any-case') return a.toLowerCase() === b.toLowerCase();
  return as === 'name' && comparableDn(a) !== undefined && comparableDn(a) === comparableDn(b);
}

/** What becomes of those who pass when a condition takes the place of another, its value staying the same. */
type ConditionChange = 'same' | 'turned' | 'fewer' | 'more' | 'unknown';

export function compareConditions(old: string, now: string): ConditionChange {
  if (old === now) return 'same';
  const [before, after] = [conditionKind(old), conditionKind(now)];
  if (!before || !after || before.of !== after.of) return 'unknown';
  if (before.demands !== after.demands) return before.as === after.as ? 'turned' : 'unknown';
  // With several values it isn't documented whether one that differs is enough to "not contain".
  if (before.of === 'several' && !before.demands) return 'unknown';
  if (before.as !== 'text' && after.as !== 'text') return 'unknown';
  const takesMore = before.as === 'text';
  return takesMore === after.demands ? 'more' : 'fewer';
}
