import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { idIn, objectIn, objectsIn, textIn, textOf } from '../document/readers.ts';
import type { DefinableKind, KindName } from '../kinds.ts';
import { consoleValue } from '../meaning/console-values.ts';
import { secretNamesIn } from '../secret.ts';
import { certificateWords } from './certificate-words.ts';
import { showValue } from './values.ts';
import { visible } from './visible-text.ts';
import type { CardRow } from './words.ts';
import { code, listed, strong, type Words } from './words.ts';

/** A row that has nothing to say is left out. */
type Answers = (document: JsonObject, type: string | undefined) => [label: string, words: Words][];

/**
 * What a reviewer asks about a new object that isn't a connection.
 *
 * @param type what an instance of a plugin is one of, as the console says it: `HTML Form IdP Adapter`
 */
export function rowsOfKind(kind: KindName, document: JsonObject, type: string | undefined): CardRow[] {
  const rows = answers[kind]?.(document, type) ?? [];
  return rows.filter(([, words]) => words.length > 0).map(([label, words]) => ({ label, words }));
}

const answers: Partial<Record<KindName, Answers>> & Record<Exclude<DefinableKind, 'SpConnection'>, Answers> = {
  DataStore: (store, type) => [
    ['Directory', directory(store)],
    ['Database', value(textIn(store, 'connectionUrl'))],
    ['Type', typeWords(type)],
    ['As whom', asWhom(store)],
    ['TLS', tls(store)],
    ['Secret', secrets(store)],
  ],
  PasswordCredentialValidator: (validator, type) => [
    ['Type', typeWords(type)],
    ['Settings', settings(validator)],
    ['Attributes', attributes(objectIn(validator, 'attributeContract'))],
    ['Secret', secrets(validator)],
  ],
  IdpAdapter: (adapter, type) => [
    ['Type', typeWords(type)],
    ['Asks', asked(adapter)],
    ['Attributes', attributes(objectIn(adapter, 'attributeContract'))],
    ['Secret', secrets(adapter)],
  ],
  AuthenticationPolicyContract: (contract) => [['Attributes', contractAttributes(contract)]],
  MetadataUrl: (url) => [
    ['Address', value(textIn(url, 'url'))],
    ['Signature', signature(url)],
  ],
  // There is one, which every server has.
  ExtendedProperties: () => [],
  CertificateAuthority: (authority) => [['Certificate', certificate(authority)]],
  SigningKeyPair: keyRows,
  SslClientKeyPair: keyRows,
};

const value = (text: string | undefined): Words => (text ? [code(showValue(text))] : []);

const values = (texts: readonly string[], last?: string): Words => listed(texts.map(value), last);

/** `ad1.example.com:636, then ad2.example.com:636 (Active Directory)`. */
function directory(store: JsonObject): Words {
  const hosts = values([store.hostnames ?? []].flat().map(textOf), ', then ');
  const gateway = idIn(store, 'pingOneConnectionRef');
  const where: Words = gateway ? ['behind the PingOne connection ', code(showValue(gateway))] : hosts;
  const ldapType = textIn(store, 'ldapType');
  const sort = ldapType && visible(consoleValue('ldapType', ldapType) ?? ldapType);
  return where.length > 0 && sort ? [...where, ` (${sort})`] : where;
}

/** Who asks the directory or the database. */
function asWhom(store: JsonObject): Words {
  const [user, key] = [textIn(store, 'userDN') ?? textIn(store, 'userName'), idIn(store, 'clientTlsCertificateRef')];
  if (store.bindAnonymously === true) return [strong('nobody'), ': it asks without signing in.'];
  if (user) return value(user);
  return key ? ['by the client certificate ', code(showValue(key))] : [];
}

function tls(store: JsonObject): Words {
  if (textIn(store, 'type') !== 'LDAP') return [];
  const unverified: Words = store.verifyHost === false ? [', and the host’s name ', strong('isn’t verified')] : [];
  if (store.useSsl === true) return ['LDAPS', ...unverified, '.'];
  if (store.useStartTLS === true) return ['StartTLS', ...unverified, '.'];
  return [strong('none'), ': passwords cross the network in the clear.'];
}

const typeWords = (type: string | undefined): Words => (type === undefined ? [] : [visible(type)]);

/** So many settings are told. */
const mostSettings = 4;

/** `Search Base: dc=example; Search Filter: uid=${username}`. */
function settings(instance: JsonObject): Words {
  const fields = objectsIn(objectIn(instance, 'configuration'), 'fields').filter(
    (field) => textOf(field.value) !== '' && secretNamesIn(textOf(field.value)).length === 0,
  );
  const told = fields
    .slice(0, mostSettings)
    .map((field): Words => [`${visible(textOf(field.name))} `, ...value(textOf(field.value))]);
  const more = fields.length - told.length;
  return told.length === 0
    ? []
    : [...listed(told, more > 0 ? ', ' : ' and '), ...(more > 0 ? [` and ${more} more`] : [])];
}

/** Who is asked first, as a table of the adapter lists them. */
function asked(adapter: JsonObject): Words {
  const tables = objectsIn(objectIn(adapter, 'configuration'), 'tables');
  const ids = tables.flatMap((table) =>
    objectsIn(table, 'rows').map((row) => textOf(objectsIn(row, 'fields')[0]?.value)),
  );
  return values(
    ids.filter((id) => id !== ''),
    ', then ',
  );
}

function attributes(contract: JsonObject | undefined): Words {
  const names = ['coreAttributes', 'extendedAttributes'].flatMap((list) =>
    objectsIn(contract, list).map(({ name }) => textOf(name)),
  );
  const known = objectsIn(contract, 'coreAttributes').filter(({ pseudonym }) => pseudonym === true);
  const pseudonym: Words =
    known.length === 0 ? [] : ['; pseudonyms are made of ', ...values(known.map(({ name }) => textOf(name)))];
  return names.length === 0 ? [] : [...values(names), ...pseudonym, '.'];
}

/** Its subject is there whether somebody writes it or not. */
function contractAttributes(contract: JsonObject): Words {
  const names = objectsIn(contract, 'extendedAttributes').map(({ name }) => textOf(name));
  return [...values(['subject', ...names.filter((name) => name !== 'subject')]), '.'];
}

function signature(url: JsonObject): Words {
  if (url.validateSignature === false) return [strong('not checked'), ': whoever answers there is believed.'];
  const file = textIn(objectIn(url, 'x509File'), 'fileData');
  return ['checked', ...(file ? [' by ', code(certificateWords(file))] : [])];
}

function certificate(document: JsonObject): Words {
  const text = textIn(document, 'certificate') ?? textIn(document, 'fileData');
  return text === undefined ? [] : [code(certificateWords(text))];
}

/** A key by its subject and expiry; how it comes to the server, and never the private half. */
function keyRows(key: JsonObject): [string, Words][] {
  const made = objectIn(key, 'generate');
  return [
    ['Certificate', certificate(key)],
    ['Subject', made ? value(subjectOf(made)) : []],
    ['Made', made ? generated(made) : imported(key)],
  ];
}

function subjectOf(made: JsonObject): string {
  const parts = [
    ['CN', made.commonName],
    ['OU', made.organizationUnit],
    ['O', made.organization],
    ['L', made.city],
    ['ST', made.state],
    ['C', made.country],
  ] as const;
  return parts.flatMap(([name, part]) => (textOf(part) === '' ? [] : [`${name}=${textOf(part)}`])).join(', ');
}

function generated({ keyAlgorithm, keySize, validDays }: JsonObject): Words {
  const key = [keyAlgorithm, keySize].filter((part) => part !== undefined).map((part) => String(part));
  const days = validDays === undefined ? '' : `, valid for ${String(validDays)} days`;
  return [`by PingFederate${key.length > 0 ? `: ${visible(key.join(' '))}` : ''}${days}.`];
}

function imported(key: JsonObject): Words {
  const names = secretNamesIn(textOf(key.keyStore));
  return names.length === 0 ? [] : ['imported, from ', ...names.map((name) => code(name))];
}

/** Where each secret of it comes from. */
function secrets(document: JsonObject): Words {
  const names = [...new Set(textsOf(document).flatMap(secretNamesIn))];
  return names.length === 0 ? [] : ['from ', ...listed(names.map((name): Words => [code(name)]))];
}

function textsOf(held: Json | undefined): string[] {
  if (typeof held === 'string') return [held];
  if (Array.isArray(held)) return held.flatMap(textsOf);
  return isObject(held) ? Object.values(held).flatMap(textsOf) : [];
}
