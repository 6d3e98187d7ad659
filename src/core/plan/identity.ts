import { fieldAt } from '../connection/fields/table.ts';
import type { JsonObject } from '../document/json.ts';
import { textOf } from '../document/readers.ts';
import { type KindName, kinds } from '../kinds.ts';
import { plainFingerprint, readCertificate } from '../meaning/certificate.ts';

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
  const text = textOf(document[member]);
  const seenAs = fingerprintFor(kind, member);
  if (seenAs === undefined) return text;
  const fingerprint = textOf(document[seenAs]) || (readCertificate(text)?.fingerprint ?? '');
  return plainFingerprint(fingerprint);
}

/** The member that shows the fingerprint of this one; looked up once, as a plan asks for each object. */
function fingerprintFor(kind: KindName, member: string): string | undefined {
  const path = `${kind}/${member}`;
  if (!known.has(path)) {
    const rule = fieldAt(kind, `/${member}`);
    known.set(path, rule?.kind === 'scalar' ? rule.seenAs : undefined);
  }
  return known.get(path);
}

const known = new Map<string, string | undefined>();

/** Equal for two that clash. */
export const identityText = ({ kind, member, value }: Identity) => `${kind} ${member} ${value}`;
