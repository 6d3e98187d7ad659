import type { JsonObject } from '../json.ts';
import { membersOf, type Shape } from '../model/model.ts';
import { walkTypes } from '../model/walk.ts';
import type { ValidationError } from '../server/answer.ts';
import { keyIdOf, type Vault } from './vault.ts';

/** Which member takes the clear text of a secret, and which gives back its ciphertext. */
const pairs: [clear: string, encrypted: string][] = [
  ['password', 'encryptedPassword'],
  ['secret', 'encryptedSecret'],
  ['clientSecret', 'encryptedSecret'],
  ['credential', 'encryptedCredential'],
  ['secretKey', 'encryptedSecretKey'],
  ['sharedSecret', 'encryptedSharedSecret'],
  ['kerberosPassword', 'kerberosEncryptedPassword'],
];

interface SecretRules {
  foreign: 'accept' | 'refuse';
  /** Key ids of the server that the seed came from: its ciphertexts are this server's own. */
  knownKeys: ReadonlySet<string>;
}

/**
 * Turns every clear secret of a document into ciphertext, in place. Given both, the clear text wins. Ciphertext that
 * comes back is taken as it is, so the secret is kept. Settings of plugins (`value`, `encryptedValue`) are the plugin
 * configuration's business, which knows from the descriptor what is secret.
 */
export function sealSecrets(document: JsonObject, shape: Shape, vault: Vault, rules: SecretRules): ValidationError[] {
  const errors: ValidationError[] = [];
  walkTypes(document, shape, ({ value, type, path }) => {
    const members = membersOf(type);
    for (const [clear, encrypted] of pairs) {
      if (!Object.hasOwn(members, encrypted) || !Object.hasOwn(members, clear)) continue;
      if (typeof value[clear] === 'string') value[encrypted] = vault.seal({ clear: value[clear] });
      delete value[clear];
    }
    for (const encrypted of [...pairs.map((pair) => pair[1]), 'encryptedValue']) {
      const given = value[encrypted];
      if (!Object.hasOwn(members, encrypted) || typeof given !== 'string') continue;
      const error = refusedCiphertext(given, vault, rules);
      if (error) errors.push({ ...error, fieldPath: path ? `${path}.${encrypted}` : encrypted });
    }
  });
  return errors;
}

function refusedCiphertext(given: string, vault: Vault, rules: SecretRules): ValidationError | undefined {
  const error = { errorId: 'invalid_encrypted_value', message: 'The encrypted value could not be decrypted.' };
  const opened = vault.open(given);
  if (opened === undefined) return error;
  if (opened.foreign === undefined || given === '' || rules.foreign === 'accept') return undefined;
  if (given.startsWith('OBF:MGR:')) return undefined;
  return rules.knownKeys.has(keyIdOf(given) ?? '') ? undefined : error;
}
