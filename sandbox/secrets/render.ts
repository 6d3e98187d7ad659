import type { JsonObject } from '../json.ts';
import type { Secret, Vault } from './vault.ts';

/** A document as text with gaps where its secrets go: rendered again on each read, with new ciphertexts. */
export interface Rendering {
  texts: string[];
  secrets: Secret[];
}

/** Members that hold ciphertext. */
export function holdsCiphertext(member: string): boolean {
  return member.startsWith('encrypted') || member === 'kerberosEncryptedPassword';
}

/**
 * Whose ciphertext stays as it is, or which ciphertext itself: by the official Terraform provider's tests, an import
 * reads what the write answered, while they leave every other ciphertext out of that comparison.
 */
const lasting = new Set(['oidcClientCredentials', 'encryptedCredential']);

/** A reference to a secret manager isn't ciphertext, although it stands where one does. */
const isReference = (text: string) => text.startsWith('OBF:MGR:');

export function prepare(value: JsonObject, vault: Vault): Rendering {
  const secrets: Secret[] = [];
  const lastingHolders = new Set<unknown>();
  const text = JSON.stringify(value, function (this: unknown, name, member) {
    if (lasting.has(name)) lastingHolders.add(member);
    if (typeof member !== 'string' || !holdsCiphertext(name)) return member;
    if (lasting.has(name) || lastingHolders.has(this) || isReference(member)) return member;
    secrets.push(vault.open(member) ?? { foreign: member });
    return '\u0001';
  });
  return { texts: secrets.length === 0 ? [text] : text.split('\\u0001'), secrets };
}

export function render({ texts, secrets }: Rendering, vault: Vault): string {
  if (secrets.length === 0) return texts[0]!;
  return texts.map((text, index) => (index < secrets.length ? text + vault.seal(secrets[index]!) : text)).join('');
}
