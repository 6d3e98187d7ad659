import type { Json, JsonObject } from '../../document/json.ts';
import { sameJson, textOf } from '../../document/readers.ts';
import { canonicalPem, plainFingerprint, readCertificate } from '../../meaning/certificate.ts';
import { isOneReference, isSecretReference } from '../../secret.ts';
import type { FieldRule, ScalarRule } from '../fields/rule.ts';
import { isSecretManagerReference } from '../secrets/ciphertext.ts';
import { defaultOf, effective, isNothing, isUnsaid, sameScalar, sortedScalars } from './scalars.ts';
import type { Walk } from './walk.ts';

/** A member on both sides, and the objects that hold it. */
export interface Sides {
  wanted: Json | undefined;
  found: Json | undefined;
  desired: JsonObject | undefined;
  live: JsonObject | undefined;
}

/** Texts, numbers, booleans, secrets and their encrypted twins. */
export function compareScalar(walk: Walk, rule: ScalarRule, sides: Sides): void {
  if (rule.secret && walk.asStates) compareStated(walk, rule, rule.secret, sides);
  else if (rule.secret) compareSecret(walk, rule, rule.secret, sides);
  else if (rule.encryptedFormOf) compareEncrypted(walk, rule.encryptedFormOf, sides);
  else if (rule.seenAs !== undefined && isNothing(sides.found)) compareFingerprint(walk, rule.seenAs, sides);
  else comparePlain(walk, rule, sides);
}

/** A certificate that the server speaks of by its fingerprint; where neither side says one, there's nothing to compare. */
function compareFingerprint(walk: Walk, member: string, { wanted, live }: Sides): void {
  if (isNothing(wanted)) return;
  const found = plainFingerprint(textOf(live?.[member]));
  const own = plainFingerprint(readCertificate(textOf(wanted))?.fingerprint ?? '');
  if (found === '') walk.report({ kind: 'added', desired: canonicalPem(textOf(wanted)) });
  else if (own !== found) walk.report({ kind: 'changed', live: sha256(found), desired: sha256(own) });
}

const sha256 = (fingerprint: string) => `SHA-256 ${fingerprint}`;

function comparePlain(walk: Walk, rule: ScalarRule, { wanted, found, desired, live }: Sides): void {
  const ownDefault = defaultOf(rule, live, desired);
  let a = effective(wanted, defaultOf(rule, desired, live));
  let b = effective(found, ownDefault);
  // A default can hang on a sibling, such as the protocol; what follows from that by itself is no difference of its own.
  if (isUnsaid(wanted) && (isUnsaid(found) || sameScalar(b, ownDefault, rule))) return;
  if (typeof b === 'boolean') a ??= false;
  if (typeof a === 'boolean') b ??= false;
  if (sameScalar(a, b, rule)) return;
  const kind = b === undefined ? 'added' : a === undefined ? 'removed' : 'changed';
  walk.report({ kind, live: shown(b, rule), desired: shown(a, rule) });
}

/** A certificate is shown in one form, however either side wraps it. */
const shown = (value: Json | undefined, rule: ScalarRule) =>
  rule.pem && typeof value === 'string' ? canonicalPem(value) : value;

type SecretTrait = NonNullable<ScalarRule['secret']>;

/**
 * A secret can't be read back: where the server holds one, it is taken to be the right one. Only where it holds nothing
 * there is something to send.
 */
function compareSecret(walk: Walk, rule: ScalarRule, secret: SecretTrait, sides: Sides): void {
  const { encrypted: twin } = secret;
  const { wanted, found, desired, live } = sides;
  const isHeld = !isNothing(live?.[twin]);
  if (isNothing(wanted)) {
    if (!isHeld && isNothing(desired?.[twin])) comparePlain(walk, rule, sides);
  } else if (!walk.isHeld && isSecretReference(wanted)) {
    // What stands around the reference is for everybody to read.
    if (!isHeld && isNothing(found))
      walk.report(isOneReference(wanted) ? { kind: 'added', secret: true } : { kind: 'added', desired: wanted });
  } else if (!isHeld || !isNothing(found)) {
    if (secret.always || walk.descriptor?.isSecret(textOf(desired?.name)))
      walk.report({ kind: isNothing(found) ? 'added' : 'changed', secret: true });
    else comparePlain(walk, rule, sides);
  }
}

/** A secret of two states: what stands there, compared as it stands. */
function compareStated(walk: Walk, rule: ScalarRule, secret: SecretTrait, sides: Sides): void {
  const { wanted, found, desired } = sides;
  const isReference = [wanted, found].every((value) => isNothing(value) || isSecretReference(value));
  const isKept = secret.always || walk.descriptor?.isSecret(textOf(desired?.name));
  if (isReference || !isKept) comparePlain(walk, rule, sides);
  else walk.report({ kind: isNothing(found) ? 'added' : isNothing(wanted) ? 'removed' : 'changed', secret: true });
}

/**
 * An encrypted value in a definition (from an export) counts only where the server holds none. Where a secret is kept can
 * be told, the secret itself can't.
 */
function compareEncrypted(walk: Walk, plain: string, { wanted, found, desired, live }: Sides): void {
  const isSaidInClear = !isNothing(desired?.[plain]) || !isNothing(live?.[plain]);
  const isTold = walk.asStates ? [wanted, found].some(isSecretManagerReference) : isSecretManagerReference(wanted);
  if (isTold && isNothing(desired?.[plain])) compareKeeping(walk, wanted, found);
  else if (!isNothing(wanted) && isNothing(found) && !isSaidInClear) walk.report({ kind: 'added', secret: true });
}

function compareKeeping(walk: Walk, wanted: Json | undefined, found: Json | undefined): void {
  const kind = isNothing(found) ? 'added' : isNothing(wanted) ? 'removed' : 'changed';
  const shown = (value: Json | undefined) => (isSecretManagerReference(value) ? value : undefined);
  walk.report({ kind, live: shown(found), desired: shown(wanted) });
}

/** A list of texts, as a whole; a set is shown sorted, because the server's order means nothing. */
export function compareTexts(walk: Walk, rule: FieldRule, wanted: Json | undefined, found: Json | undefined): void {
  if (isSameList(wanted, found)) return;
  const [a, b] = [wanted, found].map((value) =>
    rule.kind === 'list' ? (Array.isArray(value) ? value : []) : sortedScalars(value),
  ) as [Json[], Json[]];
  if (sameJson(a, b)) return;
  if (b.length === 0) walk.report({ kind: 'added', desired: a });
  else if (a.length === 0) walk.report({ kind: 'removed', live: b });
  else walk.report({ kind: 'changed', live: b, desired: a });
}

/** Mostly the order is the same, too, and nothing needs sorting. */
function isSameList(a: Json | undefined, b: Json | undefined): boolean {
  if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
  for (let index = 0; index < a.length; index++) if (a[index] !== b[index]) return false;
  return true;
}
