import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { objectIn, objectsIn, own, sameJson, textIn, textsIn } from '../document/readers.ts';

/** The name under which the default branch's rules are kept on GitHub. */
export const rulesName = 'pingfederate';

/**
 * What the default branch asks for: a pull request that somebody else approves, and definitions that are valid. Who works
 * alone would wait for ever for that somebody.
 */
function wantedRules(alone: boolean): JsonObject {
  const review = {
    required_approving_review_count: alone ? 0 : 1,
    dismiss_stale_reviews_on_push: true,
    require_code_owner_review: !alone,
    require_last_push_approval: !alone,
    required_review_thread_resolution: false,
  };
  const checks = { strict_required_status_checks_policy: true, required_status_checks: [{ context: 'validate' }] };
  return {
    name: rulesName,
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    rules: [
      { type: 'deletion' },
      { type: 'non_fast_forward' },
      { type: 'pull_request', parameters: review },
      { type: 'required_status_checks', parameters: checks },
    ],
  };
}

/**
 * What has to be sent so that the rules ask for at least what is wanted: what somebody added or tightened stays, also who
 * may pass them by.
 *
 * @returns `undefined` when everything is there
 */
export function joinedRules(found: JsonObject | undefined, alone: boolean): JsonObject | undefined {
  const wanted = wantedRules(alone);
  if (!found) return wanted;
  const standing = objectsIn(found, 'rules');
  const rules = objectsIn(wanted, 'rules').map((rule) => {
    const present = standing.find(({ type }) => type === rule.type);
    return present ? joinedRule(present, rule, alone) : rule;
  });
  const others = standing.filter(({ type }) => !rules.some((rule) => rule.type === type));
  const joined: JsonObject = { ...wanted, rules: [...rules, ...others] };
  if (coversDefault(found)) joined.conditions = found.conditions as Json;
  if (Array.isArray(found.bypass_actors)) joined.bypass_actors = found.bypass_actors;
  return isHeld(found, joined) ? undefined : joined;
}

/** Whoever keeps the same rules for more branches goes on doing so. */
function coversDefault(found: JsonObject): boolean {
  const names = objectIn(objectIn(found, 'conditions'), 'ref_name');
  const included = textsIn(names, 'include');
  return (included.includes('~DEFAULT_BRANCH') || included.includes('~ALL')) && textsIn(names, 'exclude').length === 0;
}

function joinedRule(present: JsonObject, wanted: JsonObject, alone: boolean): JsonObject {
  const parameters = objectIn(wanted, 'parameters');
  if (!parameters) return present;
  const before = objectIn(present, 'parameters') ?? {};
  // Somebody who says that they are alone takes the approvals back; everything else is only ever tightened.
  const isLoosened = alone && textIn(wanted, 'type') === 'pull_request';
  const after = Object.entries(parameters).map(([name, value]) => [
    name,
    isLoosened ? value : stricter(own(before, name), value),
  ]);
  return { ...present, parameters: { ...before, ...Object.fromEntries(after) } };
}

function stricter(found: Json | undefined, wanted: Json | undefined): Json | undefined {
  if (typeof wanted === 'boolean') return wanted || found === true;
  if (typeof wanted === 'number') return typeof found === 'number' ? Math.max(found, wanted) : wanted;
  if (!Array.isArray(wanted) || !Array.isArray(found)) return wanted;
  const missing = wanted.filter((one) => !found.some((other) => sameContext(other, one as Json)));
  return [...found, ...missing];
}

const sameContext = (a: Json, b: Json) => isObject(a) && isObject(b) && a.context === b.context;

/** True when `found` says everything that `wanted` says; what GitHub adds beside it doesn't matter. */
function isHeld(found: JsonObject, wanted: JsonObject): boolean {
  const { rules: _, ...head } = wanted;
  const same = Object.entries(head).every(([name, value]) => sameJson(own(found, name), value));
  const present = objectsIn(found, 'rules');
  return same && objectsIn(wanted, 'rules').every((rule) => present.some((one) => sameJson(one, rule)));
}
