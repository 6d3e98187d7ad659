import { isObject, type Json, type JsonObject } from '../../document/json.ts';
import { fillInSecrets, isSecretReference, type Secret, secretNamesIn } from '../../secret.ts';
import { defaultOf, effective, isNothing, sameScalar } from '../compare/scalars.ts';
import type { ScalarRule } from '../fields/rule.ts';
import { isSecretManagerReference } from '../secrets/ciphertext.ts';

/** The objects that hold a member, as the definition and the server have them. */
interface Holders {
  desired: JsonObject | undefined;
  live: JsonObject | undefined;
}

/** A plain member of the body: the definition's, else the server's where that means the same. */
export function buildScalar(rule: ScalarRule, member: string, { desired, live }: Holders): Json | undefined {
  const wanted = desired?.[member] ?? undefined;
  const found = live?.[member] ?? undefined;
  if (wanted !== undefined) return rule.pem && sameScalar(wanted, found, rule) ? found : wanted;
  if (found === undefined) return undefined;
  if (isMade(rule, found, live)) return undefined;
  if (rule.absent === 'as-live') return isBound(rule, { desired, live }) ? found : undefined;
  const fallback = defaultOf(rule, desired, live);
  return effective(found, fallback) === fallback ? found : undefined;
}

/** True for what the server worked out of the rest, and works out anew. */
const isMade = ({ default: made }: ScalarRule, found: Json, live: JsonObject | undefined) =>
  typeof made === 'function' && live !== undefined && made(live) === found;

/** False for what belonged to a value that has changed, such as the id of another certificate. */
function isBound(rule: ScalarRule, { desired, live }: Holders): boolean {
  if (!rule.boundTo || !desired) return true;
  return sameScalar(idOf(desired[rule.boundTo]), idOf(live?.[rule.boundTo]), { kind: 'scalar', pem: true });
}

/** A reference counts by its id, whatever else the server says about it. */
const idOf = (value: Json | undefined) => (isObject(value) ? value.id : value);

/** What is at hand for secrets, and what became of them. */
export interface SecretSupply {
  secrets: ReadonlyMap<string, Secret>;
  missing: Set<string>;
  kept: Set<string>;
}

/**
 * A write-only member and its encrypted twin: the definition's value where there is one, else what the server holds
 * goes back encrypted. Neither would mean that the secret is lost.
 */
export function buildSecret(
  supply: SecretSupply,
  member: string,
  { encrypted: twin, goesWith }: NonNullable<ScalarRule['secret']>,
  { desired, live }: Holders,
): JsonObject {
  const wanted = desired?.[member] ?? undefined;
  const isKept = !isNothing(live?.[twin]) && (goesWith === undefined || !isNothing(desired?.[goesWith]));
  const held = isKept ? live?.[twin] : undefined;
  if (isSecretReference(wanted)) return fillIn(supply, member, twin, wanted, live);
  if (!isNothing(wanted)) return { [member]: wanted };
  if (isSecretManagerReference(desired?.[twin])) return { [twin]: desired?.[twin] };
  if (held !== undefined) return { [twin]: held };
  if (!isNothing(desired?.[twin])) return { [twin]: desired?.[twin] };
  return wanted === undefined ? {} : { [member]: wanted };
}

function fillIn(
  supply: SecretSupply,
  member: string,
  twin: string,
  reference: string,
  live: JsonObject | undefined,
): JsonObject {
  const value = fillInSecrets(reference, supply.secrets);
  if (value) return { [member]: value.reveal() };
  const absent = secretNamesIn(reference).filter((name) => !supply.secrets.get(name)?.reveal());
  const held = [twin, member].find((name) => !isNothing(live?.[name]));
  for (const name of absent) (held ? supply.kept : supply.missing).add(name);
  return held ? { [held]: live?.[held] } : {};
}
