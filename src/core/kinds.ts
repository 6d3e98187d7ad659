/** The kinds of object that a server holds and this project knows, by the name of their model in the admin API. */
export type KindName =
  | 'SpConnection'
  | 'AuthenticationPolicyContract'
  | 'CertificateAuthority'
  | 'DataStore'
  | 'ExtendedProperties'
  | 'IdpAdapter'
  | 'MetadataUrl'
  | 'PasswordCredentialValidator'
  | 'PingOneConnection'
  | 'SigningKeyPair'
  | 'SslClientKeyPair'
  | 'StsRequestParametersContract'
  | 'TokenExchangeProcessorPolicy'
  | 'TokenProcessor';

/** How a definition can name an object, beside its id. */
export const waysToName = ['name', 'subject', 'fingerprint', 'url'] as const;
export type WayToName = (typeof waysToName)[number];

/**
 * A kind of object on a server. What can be referred to and what a definition can be of are this one list; what is more
 * than data (a kind's schema, its checks, what a change does to people) stands where that is done, by the kind's name.
 */
interface Kind {
  /** Where the admin API lists it; a bulk export saves it under the same path. */
  path: string;
  /** What a message calls one. */
  word: string;
  /** For each way to name one, the members that say so; the first way is the one that people know it by. */
  known: Partial<Record<WayToName, readonly string[]>>;
  /** How a definition of it is written to a server; absent where it can only be referred to. */
  written?: {
    /**
     * `collection`: POST, PUT and DELETE by id. `singleton`: there is one, which is read and replaced as a whole. `key`:
     * imported or generated once, never changed, deleted by id.
     */
    how: 'collection' | 'singleton' | 'key';
    /** What no two on a server may share, beside the id. */
    unique: readonly string[];
    /** What can't change in place. */
    frozen: readonly string[];
    /** Where `import` puts its definitions: `data-stores`. */
    folder: string;
  };
}

const byName = { name: ['name'] };
const ofKey = { subject: ['subjectDN'], fingerprint: ['sha1Fingerprint', 'sha256Fingerprint'], name: ['subjectDN'] };

/** In the order in which a server without any of them is filled, as far as references leave that open. */
const table = {
  CertificateAuthority: {
    path: '/certificates/ca',
    word: 'certificate authority',
    known: ofKey,
    written: { how: 'key', unique: ['certificate'], frozen: [], folder: 'authorities' },
  },
  SslClientKeyPair: {
    path: '/keyPairs/sslClient',
    word: 'SSL client key pair',
    known: ofKey,
    written: { how: 'key', unique: [], frozen: [], folder: 'ssl-client-key-pairs' },
  },
  SigningKeyPair: {
    path: '/keyPairs/signing',
    word: 'signing key pair',
    known: ofKey,
    written: { how: 'key', unique: [], frozen: [], folder: 'signing-key-pairs' },
  },
  ExtendedProperties: {
    path: '/extendedProperties',
    word: 'extended property',
    known: {},
    written: { how: 'singleton', unique: [], frozen: [], folder: 'settings' },
  },
  MetadataUrl: {
    path: '/metadataUrls',
    word: 'metadata URL',
    known: { ...byName, url: ['url'] },
    written: { how: 'collection', unique: [], frozen: [], folder: 'metadata-urls' },
  },
  PingOneConnection: { path: '/pingOneConnections', word: 'PingOne connection', known: byName },
  DataStore: {
    path: '/dataStores',
    word: 'data store',
    known: byName,
    written: {
      how: 'collection',
      unique: ['name'],
      frozen: ['type', 'pluginDescriptorRef'],
      folder: 'data-stores',
    },
  },
  AuthenticationPolicyContract: {
    path: '/authenticationPolicyContracts',
    word: 'policy contract',
    known: byName,
    written: { how: 'collection', unique: ['name'], frozen: [], folder: 'policy-contracts' },
  },
  PasswordCredentialValidator: {
    path: '/passwordCredentialValidators',
    word: 'password credential validator',
    known: byName,
    written: { how: 'collection', unique: [], frozen: ['pluginDescriptorRef'], folder: 'validators' },
  },
  StsRequestParametersContract: {
    path: '/idp/stsRequestParametersContracts',
    word: 'request contract',
    known: byName,
  },
  TokenProcessor: { path: '/idp/tokenProcessors', word: 'token processor', known: byName },
  TokenExchangeProcessorPolicy: {
    path: '/oauth/tokenExchange/processor/policies',
    word: 'token exchange processor policy',
    known: byName,
  },
  IdpAdapter: {
    path: '/idp/adapters',
    word: 'IdP adapter',
    known: byName,
    written: { how: 'collection', unique: [], frozen: ['pluginDescriptorRef'], folder: 'adapters' },
  },
  SpConnection: {
    path: '/idp/spConnections',
    word: 'connection',
    known: byName,
    written: { how: 'collection', unique: ['name', 'entityId'], frozen: [], folder: 'connections' },
  },
} satisfies Record<KindName, Kind>;

export const kinds: Readonly<Record<KindName, Kind>> = table;

export const kindNames = Object.keys(kinds) as readonly KindName[];

/** A kind that a definition can be of. What each of them needs is a `Record` by this, so that the compiler asks for it. */
export type DefinableKind = {
  [Name in KindName]: (typeof table)[Name] extends { written: object } ? Name : never;
}[KindName];

export const definable: readonly DefinableKind[] = kindNames.filter(isDefinable);

export function isDefinable(kind: unknown): kind is DefinableKind {
  return kindNames.some((name) => name === kind && kinds[name].written !== undefined);
}

/** Where repositories keep the definitions of a kind; a file's own `kind` decides what it is, wherever it lies. */
export const folderOf = (kind: DefinableKind): string => table[kind].written.folder;

/** All of these folders, `connections` first. */
export const definitionFolders: readonly string[] = [
  folderOf('SpConnection'),
  ...definable
    .filter((kind) => kind !== 'SpConnection')
    .map(folderOf)
    .sort(),
];

/** What the kind's schema is called: `connection`, `data-store`. */
export function schemaNameOf(kind: DefinableKind): string {
  if (kind === 'SpConnection') return 'connection';
  return inKebab(kind);
}

/** Where editors find it in a repository: `schemas/connection.schema.json`. */
export const schemaPathOf = (kind: DefinableKind): string => `schemas/${schemaNameOf(kind)}.schema.json`;

/**
 * What an object is known by among all of a server: two of different kinds may share an id. It is also how people write
 * one where its kind isn't clear: `zoom` is a connection, `DataStore/corp-ad` a data store.
 */
export type Key = string;

/** The id of what a server has one of, which the admin API gives none: `extended-properties`. */
export function singletonId(kind: KindName): string {
  return inKebab(kind);
}

const inKebab = (kind: KindName) => kind.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase();

export function keyOf({ kind, id }: { kind: KindName; id: string }): Key {
  return kind === 'SpConnection' ? id : `${kind}/${id}`;
}

/** The kind of what is known by a key: ids hold no slash. */
export function kindOfKey(key: Key): KindName {
  const kind = key.slice(0, Math.max(0, key.indexOf('/')));
  return kindNames.find((name) => name === kind) ?? 'SpConnection';
}

/** The keys that an object of this id may have, when its kind isn't known. */
export function keysOfId(id: string): Key[] {
  return definable.map((kind) => keyOf({ kind, id }));
}

/** What people may write for a key: the id, where no other kind has it, and the id with its kind before it. */
export function waysToWrite(key: Key): [id: string, whole: string] {
  const id = key.slice(key.indexOf('/') + 1);
  return [id, id === key ? `SpConnection/${id}` : key];
}

/** A server always has one, which is read and replaced as a whole. */
export const isSingleton = (kind: KindName): boolean => kinds[kind].written?.how === 'singleton';

/** Keys and certificates are made or imported once; they never change. */
export const isKey = (kind: KindName): boolean => kinds[kind].written?.how === 'key';

/** A key of which PingFederate never gives out all that it would take to make it again. */
export const isKeyPair = (kind: KindName): boolean => isKey(kind) && kind !== 'CertificateAuthority';
