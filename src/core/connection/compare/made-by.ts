import { isObject, type JsonObject } from '../../document/json.ts';
import { textOf } from '../../document/readers.ts';
import { readDn } from '../../ldap/distinguished-name.ts';

/** What the parts of a subject are called in the settings for a new key pair. */
const parts = [
  ['cn', 'commonName'],
  ['o', 'organization'],
  ['ou', 'organizationUnit'],
  ['l', 'city'],
  ['st', 'state'],
  ['c', 'country'],
] as const;

/**
 * The server's object with the settings that it would be made by, as far as it tells: its subject's parts, its key's
 * algorithm and size. As it is where a definition doesn't say how it is made.
 *
 * @param madeBy the member that says how, of models that have one
 */
export function withMaking(
  madeBy: string | undefined,
  desired: JsonObject | undefined,
  live: JsonObject | undefined,
): JsonObject | undefined {
  if (madeBy === undefined || !live || !isObject(desired?.[madeBy])) return live;
  const { keyAlgorithm, keySize } = live;
  return { ...live, [madeBy]: { ...subjectParts(textOf(live.subjectDN)), keyAlgorithm, keySize } as JsonObject };
}

function subjectParts(subject: string): JsonObject {
  const read = readDn(subject);
  const held = 'problem' in read ? [] : read.name.flat();
  return Object.fromEntries(
    parts.flatMap(([type, member]) => {
      const part = held.find((one) => one.type === type);
      return part ? [[member, part.value]] : [];
    }),
  );
}
