import fc from 'fast-check';
import { type Member, membersOf } from '../../../../sandbox/model/model.ts';
import type { FieldRule } from '../../../../src/core/connection/fields/rule.ts';
import { fields, modelOf } from '../../../../src/core/connection/fields/table.ts';
import type { Live } from '../../../../src/core/connection/types.ts';
import type { Json, JsonObject } from '../../../../src/core/document/json.ts';

/** The version whose members are made up: the newest that is described. */
const VERSION = '13.1.0';

/**
 * Live connections in every shape that the API description allows: each optional member there or not, each enumeration,
 * each variant, names with dots, brackets, quotes and letters of all kinds.
 */
export function liveConnections(): fc.Arbitrary<Live> {
  return objectOf('SpConnection').map((document) => ({ ...document, type: 'SP', id: 'generated' }) as Live);
}

/** Live data stores of each type, as a server keeps them: the default address on its own and in its list. */
export function liveDataStores(): fc.Arbitrary<Live> {
  const variants = Object.entries(fields.DataStore?.variants?.models ?? {});
  return fc.oneof(
    ...variants.map(([type, model]) =>
      objectOf(model).map((store) => keptTwice(model, { ...store, type, id: 'generated' })),
    ),
  );
}

export function liveExtendedProperties(): fc.Arbitrary<Live> {
  return objectOf('ExtendedProperties').map((document) => ({ ...document, id: 'extended-properties' }));
}

function keptTwice(model: string, store: Live): Live {
  const { addresses } = modelOf(model);
  const list = addresses && store[addresses.tagged];
  if (!addresses || !Array.isArray(list) || list.length === 0) return store;
  const tags = list.map((tag, at) => ({ ...(tag as JsonObject), defaultSource: at === 0 }));
  return { ...store, [addresses.tagged]: tags, [addresses.whole]: tags[0]?.[addresses.whole as keyof object] ?? null };
}

const text = fc.oneof(
  { weight: 4, arbitrary: fc.stringMatching(/^[A-Za-z][A-Za-z0-9 ._-]{0,8}$/) },
  { weight: 1, arbitrary: fc.string({ minLength: 1, maxLength: 6, unit: 'grapheme' }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('a[b].c', '"quoted"', 'urn:oid:2.5.4.3', '${attr}', 'constructor', '/~1', ' '),
  },
);
const key = fc.stringMatching(/^[A-Za-z][A-Za-z0-9]{1,8}$/);
const certificate = fc
  .uint8Array({ minLength: 90, maxLength: 200 })
  .map(
    (bytes) =>
      `-----BEGIN CERTIFICATE-----\n${wrap(Buffer.from(bytes).toString('base64'))}\n-----END CERTIFICATE-----\n`,
  );

const wrap = (base64: string) => base64.match(/.{1,76}/g)?.join('\n') ?? '';

const made = new Map<string, fc.Arbitrary<JsonObject>>();

function objectOf(type: string): fc.Arbitrary<JsonObject> {
  const known = made.get(type);
  if (known) return known;
  const arbitrary =
    type === 'ConfigField' ? configField : type === 'AttributeSource' ? attributeSource() : recordOf(type);
  made.set(type, arbitrary);
  return arbitrary;
}

const configField: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.record({ name: key, value: text }),
  fc.record({ name: key, encryptedValue: key.map((word) => `OBF:JWE:${word}`) }),
  fc.record({ name: key }),
);

function attributeSource(): fc.Arbitrary<JsonObject> {
  const variants = Object.entries(fields.AttributeSource?.variants?.models ?? {});
  return fc.oneof(...variants.map(([type, model]) => recordOf(model).map((source) => ({ ...source, type }))));
}

function recordOf(type: string): fc.Arbitrary<JsonObject> {
  const members = Object.entries(membersOf(type, VERSION)).filter(
    ([name, { writeOnly }]) => !writeOnly && !isEncryptedForm(modelOf(type).members.get(name)),
  );
  const arbitraries = members.map(([name, member]) => [name, memberOf(type, name, member)] as const);
  const required = members.filter(([name, member]) => member.required || isKey(type, name)).map(([name]) => name);
  return fc
    .record(Object.fromEntries(arbitraries) as Record<string, fc.Arbitrary<Json>>, { requiredKeys: required })
    .map(withTwin(type));
}

/** A server answers with the encrypted twin instead of the secret. */
function withTwin(type: string): (value: JsonObject) => JsonObject {
  const secret = modelOf(type).members.get('password');
  if (secret?.kind !== 'scalar' || secret.secret?.encrypted !== 'encryptedPassword') return (value) => value;
  return ({ password, ...rest }) =>
    password === undefined ? rest : { ...rest, encryptedPassword: `OBF:JWE:${password}` };
}

function memberOf(type: string, name: string, member: Member): fc.Arbitrary<Json> {
  const rule = modelOf(type).members.get(name) as FieldRule;
  if (rule.kind === 'scalar' && rule.pem) return certificate;
  if (member.ref) return objectOf(member.ref);
  if (member.type === 'map')
    return fc.dictionary(text, objectOf(member.values?.ref as string), { maxKeys: 2 }) as fc.Arbitrary<JsonObject>;
  if (member.type === 'array') return listOf(member, rule);
  if (member.enum) return fc.constantFrom(...member.enum);
  if (member.type === 'boolean') return fc.boolean();
  if (member.type === 'integer' || member.type === 'number') return fc.integer({ min: 1, max: 600 });
  return isKey(type, name) ? key : text;
}

function listOf(member: Member, rule: FieldRule): fc.Arbitrary<Json> {
  const of = member.items?.ref;
  if (!of) return fc.uniqueArray(member.items?.enum ? fc.constantFrom(...member.items.enum) : text, { maxLength: 3 });
  const paths = rule.kind === 'keyed' ? rule.key : [];
  return fc.uniqueArray(objectOf(of), {
    maxLength: 2,
    comparator: (a, b) => paths.some((path) => at(a, path) !== undefined && at(a, path) === at(b, path)),
  }) as fc.Arbitrary<Json>;
}

function at(item: Json | undefined, path: string): Json | undefined {
  return path.split('/').reduce<Json | undefined>((value, name) => (value as JsonObject | undefined)?.[name], item);
}

/** Members that items are known by. */
const keys = new Set(
  Object.values(fields).flatMap(({ members }) =>
    Object.values(members).flatMap((rule) =>
      rule.kind === 'keyed'
        ? rule.key.map((path) => (path.includes('/') ? `ResourceLink.id` : `${rule.of}.${path}`))
        : [],
    ),
  ),
);

function isKey(type: string, name: string): boolean {
  if (type.endsWith('AttributeSource')) return name === 'id';
  if (type === 'IdpAdapterAssertionMapping') return name === 'idpAdapterRef';
  if (type === 'ProtocolMessageCustomization') return name === 'contextName';
  if (type === 'UrlWhitelistEntry') return name === 'validDomain';
  if (type === 'X509File') return name === 'id';
  return keys.has(`${type}.${name}`);
}

function isEncryptedForm(rule: FieldRule | undefined): boolean {
  return rule?.kind === 'scalar' && rule.encryptedFormOf !== undefined;
}
