import { defaultMarkerProperty } from '../connection/marker-property.ts';
import type { ServerResources } from '../connection/references/resource-names.ts';
import type { Live } from '../connection/types.ts';
import type { JsonObject } from '../document/json.ts';
import { textOf } from '../document/readers.ts';
import { type DefinableKind, isKeyPair, isSingleton, type Key, keyOf, singletonId } from '../kinds.ts';
import { readCertificate } from '../meaning/certificate.ts';

/** An object of a server that a definition can be made of. */
export interface Importable {
  kind: DefinableKind;
  key: Key;
  live: Live;
}

/** What a server, or an export of one, holds. */
interface Held {
  connections: readonly Live[];
  resources: ServerResources;
}

/** The objects of these kinds, in the order of the kinds. What a server has one of and that is empty is left out. */
export function importables(wanted: readonly DefinableKind[], held: Held): Importable[] {
  return wanted.flatMap((kind) =>
    heldOf(kind, held).map((live) => ({ kind, key: keyOf({ kind, id: live.id }), live })),
  );
}

function heldOf(kind: DefinableKind, { connections, resources }: Held): Live[] {
  if (kind === 'SpConnection') return [...connections];
  const listed = resources[kind] ?? [];
  if (isSingleton(kind)) return asOne(kind, listed);
  return listed.filter((one): one is Live => isUsableId(one.id)).map((one) => asAnswered(kind, one));
}

/** The property that this tool itself keeps there is no setting of anybody's. */
function asOne(kind: DefinableKind, listed: readonly JsonObject[]): Live[] {
  const items = listed.filter(({ name }) => name !== defaultMarkerProperty);
  return items.length === 0 ? [] : [{ id: singletonId(kind), items }];
}

/** An export has a trusted certificate as a file, where a server answers with a view of it. */
function asAnswered(kind: DefinableKind, object: Live): Live {
  if (kind !== 'CertificateAuthority' || typeof object.fileData !== 'string') return object;
  const { fileData, ...rest } = object;
  const fingerprint = readCertificate(fileData)?.fingerprint.replaceAll(':', '');
  return { sha256Fingerprint: fingerprint, ...rest, certificate: fileData, id: object.id };
}

const isUsableId = (id: unknown) => typeof id === 'string' && /^[\w.-]+$/.test(id);

/** The keys of an export: they are sealed in it, and nothing says what their certificates are. */
export function sealedKeys(objects: readonly Importable[]): Importable[] {
  return objects.filter(({ kind, live }) => isKeyPair(kind) && textOf(live.sha256Fingerprint) === '');
}

/** What an object is called where its id says nothing to people: its name, of a certificate the name of its subject. */
export function readableName({ live }: Importable): string {
  const { certificate, subjectDN, name } = live;
  const subject = textOf(subjectDN) || (readCertificate(textOf(certificate))?.subject ?? '');
  return textOf(name) || (/(?:^|,\s*)CN=([^,]+)/i.exec(subject)?.[1] ?? '');
}
