import { fieldAt } from '../connection/fields/table.ts';
import type { JsonObject } from '../document/json.ts';
import { textOf } from '../document/readers.ts';
import { type KindName, kinds } from '../kinds.ts';
import { readCertificate } from '../meaning/certificate.ts';

/** What no two objects of a kind may share on a server, beside the id. */
export interface Identity {
  kind: KindName;
  member: string;
  value: string;
}

/** What an object is called, as far as no other of its kind may be called so. */
export function identitiesOf(kind: KindName, document: JsonObject): Identity[] {
  const unique = kinds[kind].written?.unique ?? [];
  return unique.flatMap((member) => {
    const value = identityOf(kind, member, document);
    return value === '' ? [] : [{ kind, member, value }];
  });
}

/** Of a certificate its fingerprint, which is all that a server shows of it. */
function identityOf(kind: KindName, member: string, document: JsonObject): string {
  const rule = fieldAt(kind, `/${member}`);
  const text = textOf(document[member]);
  if (rule?.kind !== 'scalar' || rule.seenAs === undefined) return text;
  return (textOf(document[rule.seenAs]) || readCertificate(text)?.fingerprint || '')
    .replaceAll(/[\s:]/g, '')
    .toLowerCase();
}

/** Equal for two that clash. */
export const identityText = ({ kind, member, value }: Identity) => `${kind} ${member} ${value}`;
