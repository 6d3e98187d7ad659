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

export function prepare(value: JsonObject, vault: Vault): Rendering {
  const secrets: Secret[] = [];
  const text = JSON.stringify(value, (name, member) => {
    if (typeof member !== 'string' || !holdsCiphertext(name)) return member;
    secrets.push(vault.open(member) ?? { foreign: member });
    return '\u0001';
  });
  return { texts: secrets.length === 0 ? [text] : text.split('\\u0001'), secrets };
}

export function render({ texts, secrets }: Rendering, vault: Vault): string {
  if (secrets.length === 0) return texts[0]!;
  return texts.map((text, index) => (index < secrets.length ? text + vault.seal(secrets[index]!) : text)).join('');
}
