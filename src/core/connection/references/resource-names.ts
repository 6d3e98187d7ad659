import type { Json, JsonObject } from '../../document/json.ts';
import { textOf } from '../../document/readers.ts';
import { type KindName, kinds, type WayToName } from '../../kinds.ts';
import { commonNameOf, comparableDn, subjectAsDn } from '../../ldap/distinguished-name.ts';
import { plainFingerprint } from '../../meaning/certificate.ts';
import { isSameUrl } from '../../meaning/url.ts';
import type { ResourceNameOf } from '../types.ts';
import type { Name } from './references.ts';

/** The names of a server's resources. */
export interface ResourceNames {
  /** What people call one; with its id where two have one name. */
  nameOf: ResourceNameOf;
  /** How a definition refers to one: by its name where that is the only one, else by its id. */
  referenceTo(kind: KindName, id: string): Json;
}

export function resourceNames(server: ServerResources): ResourceNames {
  const byKind = new Map<KindName, ReadonlyMap<string, Named>>();
  const find = (kind: KindName, id: string) => {
    const known = byKind.get(kind) ?? namesIn(kind, server[kind] ?? []);
    byKind.set(kind, known);
    return known.get(id);
  };
  return {
    nameOf: (kind, id) => find(kind, id)?.spoken,
    referenceTo: (kind, id) => find(kind, id)?.reference ?? id,
  };
}

interface Named {
  id: string;
  spoken: string;
  reference: Json;
}

function namesIn(kind: KindName, listed: readonly JsonObject[]): ReadonlyMap<string, Named> {
  const counts = new Map<string, number>();
  const named = listed.map((one) => namedAs(kind, one, listed));
  for (const { spoken } of named) counts.set(spoken, (counts.get(spoken) ?? 0) + 1);
  return new Map(named.map((one) => [one.id, counts.get(one.spoken) === 1 ? one : withId(one)]));
}

const withId = (one: Named): Named => ({
  ...one,
  spoken: one.spoken === one.id ? one.id : `${one.spoken} (${one.id})`,
});

function namedAs(kind: KindName, one: JsonObject, listed: readonly JsonObject[]): Named {
  const id = textOf(one.id);
  const name = nameOfResource(kind, one);
  if (!name) return { id, spoken: id, reference: id };
  // What reads like a reference would be filled in, or refused, in a definition.
  const isUnique = !name.text.includes('${') && resourcesNamed(kind, name, listed).length === 1;
  return isUnique
    ? { id, spoken: name.text, reference: { [name.by]: name.text } }
    : { id, spoken: `${name.text} (${id})`, reference: id };
}

/** The resources of a list that a name means; several when it isn't unique. */
export function resourcesNamed(kind: KindName, { by, text }: Name, listed: readonly JsonObject[]): JsonObject[] {
  const members = kinds[kind].known[by] ?? [];
  const found = listed.filter((one) => members.some((member) => means[by](text, textOf(one[member]), member)));
  if (found.length > 0 || !members.includes('subjectDN')) return found;
  // A key's common name is what people say for its subject.
  const spoken = plain(text);
  return listed.filter((one) => commonNameOf(subjectAsDn(textOf(one.subjectDN))) === spoken);
}

type Means = (written: string, held: string, member: string) => boolean;

/** Subjects, fingerprints and addresses are written in several ways that mean the same. */
const means: Record<WayToName, Means> = {
  name: (written, held, member) => (member === 'subjectDN' ? sameSubject(written, held) : written === held),
  subject: sameSubject,
  fingerprint: (written, held) => held !== '' && plainFingerprint(written) === plainFingerprint(held),
  url: (written, held) => held !== '' && isSameUrl(written, held),
};

function sameSubject(written: string, held: string): boolean {
  if (held === '') return false;
  if (written === held) return true;
  const name = comparable(written);
  return name !== undefined && name === comparable(held);
}

/** Each name of a list is compared with every other: read once. */
const read = new Map<string, string | undefined>();

function comparable(subject: string): string | undefined {
  if (!read.has(subject)) {
    if (read.size > 10_000) read.clear();
    read.set(subject, comparableDn(subjectAsDn(subject)));
  }
  return read.get(subject);
}

const plain = (text: string) => commonNameOf(`cn=${text.replace(/[,+\\"<>;=]/g, '\\$&')}`);

/** What people call a resource, and by which way; `undefined` when it has no name of its own. */
export function nameOfResource(kind: KindName, one: JsonObject): Name | undefined {
  const ways = Object.entries(kinds[kind].known) as [WayToName, readonly string[]][];
  for (const [by, members] of ways) {
    const text = members.map((member) => textOf(one[member])).find((held) => held !== '');
    if (text !== undefined) return { by, text };
  }
  return undefined;
}

/**
 * What a connection can refer to on the server, as the admin API lists it (`items` of the list). A kind that isn't
 * there could not be read: nothing is said about references to it.
 */
export type ServerResources = Partial<Record<KindName, readonly JsonObject[] | undefined>>;
