import type { Json } from '../../document/json.ts';
import { fields } from '../fields/table.ts';

/** The members in which a server answers a secret, encrypted anew on each read. */
const encryptedMembers: ReadonlySet<string> = new Set(
  Object.values(fields).flatMap(({ members }) =>
    Object.entries(members).flatMap(([name, rule]) => (rule.kind === 'scalar' && rule.encryptedFormOf ? [name] : [])),
  ),
);

/**
 * Whether a member's value is an encrypted secret, which says nothing to a reader. In what isn't known here, too: told
 * by the member's name or by the text's own form.
 */
export function isCiphertext(member: string, value: Json | undefined): boolean {
  if (typeof value !== 'string' || isSecretManagerReference(value)) return false;
  return encryptedMembers.has(member) || /^encrypted[A-Z]/.test(member) || value.startsWith('OBF:');
}

/** `OBF:MGR:<manager>:<secret>`: says where a secret is kept. It stays the same on each read, and is no secret itself. */
export const isSecretManagerReference = (value: Json | undefined): boolean =>
  typeof value === 'string' && value.startsWith('OBF:MGR:');

/** Whether a document of the server's holds an encrypted secret somewhere. */
export function holdsCiphertext(value: Json | undefined, member = ''): boolean {
  if (Array.isArray(value)) return value.some((item) => holdsCiphertext(item, member));
  if (typeof value !== 'object' || value === null) return isCiphertext(member, value);
  return Object.entries(value).some(([name, held]) => holdsCiphertext(held, name));
}
