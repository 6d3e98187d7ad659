import { describe, expect, test } from 'vitest';
import { buildBody } from '../../../src/core/connection/body/build-body.ts';
import { compareDesired } from '../../../src/core/connection/compare-desired.ts';
import type { Live } from '../../../src/core/connection/types.ts';
import { withoutDefaults } from '../../../src/core/connection/without-defaults.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { pathText } from '../../../src/core/document/path.ts';
import type { KindName } from '../../../src/core/kinds.ts';
import { Secret } from '../../../src/core/secret.ts';
import { computed } from '../../computed.ts';
import { htmlForm, ldap, simple } from '../connector/plugin/support.ts';
import { desiredOf } from './support/desired.ts';

const fieldsOf = (values: Record<string, string>) => Object.entries(values).map(([name, value]) => ({ name, value }));
const row = (values: Record<string, string>) => ({ fields: fieldsOf(values) });

/** An HTML Form adapter as a server answers it. */
function adapter(more: JsonObject = {}): Live {
  return {
    id: 'form',
    name: 'Form',
    pluginDescriptorRef: { id: htmlForm.id, location: 'https://pf/x' },
    configuration: {
      fields: fieldsOf({ 'Challenge Retries': '3', 'Session State': 'None', AllowChanges: 'false' }),
      tables: [{ name: 'Credential Validators', rows: [validator('one'), validator('two')] }],
    },
    attributeContract: {
      coreAttributes: [
        { name: 'policy.action', pseudonym: false, masked: false },
        { name: 'username', pseudonym: true, masked: false },
      ],
      extendedAttributes: [{ name: 'mail', pseudonym: false, masked: false }],
      maskOgnlValues: false,
    },
    attributeMapping: {
      attributeSources: [],
      attributeContractFulfillment: Object.fromEntries(
        ['policy.action', 'username', 'mail'].map((name) => [name, own(name)]),
      ),
      issuanceCriteria: { conditionalCriteria: [] },
    },
    ...more,
  };
}
const own = (value: string) => ({ source: { type: 'ADAPTER' }, value });
const validator = (id: string) => ({ ...row({ 'Password Credential Validator Instance': id }), defaultRow: false });

/** A Simple validator with these users, each with both hashes, as a server answers it. */
const users = (...names: string[]): Live => ({
  id: 'simple',
  name: 'Simple',
  pluginDescriptorRef: { id: simple.id },
  configuration: { fields: [], tables: [{ name: 'Users', rows: names.map(user) }] },
  attributeContract: { coreAttributes: [{ name: 'username' }] },
});
const user = (name: string) => ({
  fields: [
    { name: 'Username', value: name },
    { name: 'Password', encryptedValue: `hash of ${name}` },
    { name: 'Confirm Password', encryptedValue: `hash of ${name}` },
    { name: 'Relax Password Requirements', value: 'false' },
  ],
  defaultRow: false,
});
const written = (name: string, secret = `\${secret:${name.toUpperCase()}}`) =>
  row({ Username: name, Password: secret, 'Confirm Password': secret });
const wanted = (...rows: JsonObject[]) => ({
  id: 'simple',
  name: 'Simple',
  pluginDescriptorRef: { id: simple.id },
  configuration: { tables: [{ name: 'Users', rows }] },
});

const descriptors = { form: htmlForm, simple, ldap } as const;
type Id = keyof typeof descriptors;
const kindOf = (id: Id): KindName => (id === 'form' ? 'IdpAdapter' : 'PasswordCredentialValidator');

/** `path: live → desired` of each difference. */
function differences(document: JsonObject & { id: string }, live: Live): string[] {
  const id = document.id as Id;
  const desired = desiredOf(kindOf(id), document);
  return compareDesired({ desired, live, descriptor: descriptors[id] }).map((one) => {
    const sides = one.secret ? '(secret)' : `${JSON.stringify(one.live)} → ${JSON.stringify(one.desired)}`;
    return `${one.kind} ${pathText(one.path)}: ${sides}`;
  });
}

function bodyOf(document: JsonObject & { id: string }, live?: Live, secrets: Record<string, string> = {}) {
  const id = document.id as Id;
  return buildBody({
    desired: desiredOf(kindOf(id), document),
    live,
    descriptor: descriptors[id],
    secrets: new Map(Object.entries(secrets).map(([name, value]) => [name, new Secret(value)])),
    version: '12.2.2.0',
  });
}

const least = {
  id: 'form',
  name: 'Form',
  pluginDescriptorRef: { id: htmlForm.id },
  configuration: {
    tables: [
      {
        name: 'Credential Validators',
        rows: [
          row({ 'Password Credential Validator Instance': 'one' }),
          row({ 'Password Credential Validator Instance': 'two' }),
        ],
      },
    ],
  },
  attributeContract: {
    coreAttributes: [{ name: 'username', pseudonym: true }],
    extendedAttributes: [{ name: 'mail' }],
  },
};

describe('what nobody wrote', () => {
  test('is as the server has it: fields, tables, the mapping, core attributes', () => {
    expect(differences(least, adapter())).toEqual([]);
    expect(differences({ ...least, attributeContract: undefined, configuration: {} } as never, adapter())).toEqual([]);
  });

  test('an answer of the server, and what is left of it without defaults, is no difference', () => {
    expect(differences(adapter(), adapter())).toEqual([]);
    const tidy = withoutDefaults('IdpAdapter', adapter(), htmlForm);
    expect(tidy.configuration).toEqual({
      tables: [
        {
          name: 'Credential Validators',
          rows: [
            row({ 'Password Credential Validator Instance': 'one' }),
            row({ 'Password Credential Validator Instance': 'two' }),
          ],
        },
      ],
    });
    expect(tidy.attributeMapping).toBeUndefined();
    expect(differences({ ...tidy, id: 'form' }, adapter())).toEqual([]);
  });

  test('a field that an upgrade brought is no drift, and travels back', () => {
    const later = adapter();
    const fields = [...(later.configuration as { fields: JsonObject[] }).fields, { name: 'New', value: 'x' }];
    const live = adapter({ configuration: { ...(later.configuration as JsonObject), fields } });
    expect(differences(least, live)).toEqual([]);
    expect((bodyOf(least, live).body.configuration as JsonObject).fields).toContainEqual({ name: 'New', value: 'x' });
  });

  test('an empty text is the field’s default', () => {
    const document = { ...least, configuration: { fields: [{ name: 'Challenge Retries', value: '' }] } };
    expect(differences(document, adapter())).toEqual([]);
  });

  test('a table without rows is an absent one', () => {
    const live = adapter({ configuration: { fields: [], tables: [{ name: 'Credential Validators', rows: [] }] } });
    expect(differences({ ...least, configuration: { tables: [{ name: 'Credential Validators' }] } }, live)).toEqual([]);
  });
});

describe('what somebody changed', () => {
  test('a field, an attribute, a row', () => {
    const document = {
      ...least,
      configuration: {
        fields: [{ name: 'Challenge Retries', value: '5' }],
        tables: [{ name: 'Credential Validators', rows: [row({ 'Password Credential Validator Instance': 'one' })] }],
      },
      attributeContract: { coreAttributes: [{ name: 'username' }], extendedAttributes: [] },
    };
    expect(differences(document, adapter())).toEqual([
      'removed configuration.tables["Credential Validators"].rows[1]: {"fields":[{"name":"Password Credential Validator Instance","value":"two"}]} → undefined'.replaceAll(
        '"Credential Validators"',
        'Credential Validators',
      ),
      'changed configuration.fields[Challenge Retries].value: "3" → "5"',
      'changed attributeContract.coreAttributes[username].pseudonym: true → false',
      'removed attributeContract.extendedAttributes[mail]: {"name":"mail"} → undefined',
    ]);
  });

  test('another order of the rows is one difference, told by their first column', () => {
    const rows = ['two', 'one'].map((id) => row({ 'Password Credential Validator Instance': id }));
    const document = { ...least, configuration: { tables: [{ name: 'Credential Validators', rows }] } };
    expect(differences(document, adapter())).toEqual([
      'changed configuration.tables[Credential Validators].rows: ["one","two"] → ["two","one"]',
    ]);
    const { tables } = bodyOf(document, adapter()).body.configuration as { tables: { rows: JsonObject[] }[] };
    expect(tables[0]?.rows.map((one) => JSON.stringify(one.fields))).toEqual(
      rows.map((one) => JSON.stringify(one.fields)),
    );
  });

  test('of many rows one that comes, goes or changes is found at once', () => {
    const ids = Array.from({ length: 3000 }, (_, at) => `validator${at}`);
    const live = adapter({
      configuration: { fields: [], tables: [{ name: 'Credential Validators', rows: ids.map(validator) }] },
    });
    const wanted = ['new', ...ids.slice(0, 1500), 'other', ...ids.slice(1501, 2999)];
    const rows = wanted.map((id) => row({ 'Password Credential Validator Instance': id }));
    const document = { ...least, configuration: { tables: [{ name: 'Credential Validators', rows }] } };
    const before = computed();
    expect(differences(document, live).length).toBeLessThanOrEqual(3);
    expect(computed() - before).toBeLessThan(4000);
  });

  test('the mapping of an attribute that is gone is not sent', () => {
    const document = { ...least, attributeContract: { ...least.attributeContract, extendedAttributes: [] } };
    const { attributeMapping } = bodyOf(document, adapter()).body as { attributeMapping: JsonObject };
    expect(attributeMapping.attributeContractFulfillment).toEqual({
      'policy.action': own('policy.action'),
      username: own('username'),
    });
    // What the definition maps itself is for a check to say, and what is the parent's is the parent's.
    const fulfilment = { username: own('username'), mail: own('mail') };
    const said = bodyOf({ ...document, attributeMapping: { attributeContractFulfillment: fulfilment } }, adapter());
    expect(said.body.attributeMapping).toMatchObject({ attributeContractFulfillment: fulfilment });
    const inherited = { ...(adapter().attributeMapping as JsonObject), inherited: true };
    expect(bodyOf(document, adapter({ attributeMapping: inherited })).body.attributeMapping).toMatchObject({
      attributeContractFulfillment: { mail: own('mail') },
    });
  });

  test('an attribute that is mapped to itself may be left out', () => {
    const fulfilment = { mail: { source: { type: 'TEXT' }, value: 'x' } };
    const document = { ...least, attributeMapping: { attributeContractFulfillment: fulfilment } };
    expect(differences(document, adapter())).toEqual([
      'changed attributeMapping.attributeContractFulfillment.mail.source.type: "ADAPTER" → "TEXT"',
      'changed attributeMapping.attributeContractFulfillment.mail.value: "mail" → "x"',
    ]);
  });
});

describe('secrets in rows', () => {
  test('are taken to be right where the server holds something', () => {
    expect(differences(wanted(written('alice'), written('bob')), users('alice', 'bob'))).toEqual([]);
  });

  test('stay with their row when another one goes or comes', () => {
    const { body } = bodyOf(wanted(written('zoe'), written('bob')), users('alice', 'bob'), { ZOE: 'z' });
    const rows = (body.configuration as { tables: { rows: { fields: JsonObject[] }[] }[] }).tables[0]?.rows;
    expect(rows?.[1]?.fields).toContainEqual({ name: 'Password', encryptedValue: 'hash of bob' });
    expect(rows?.[0]?.fields).toContainEqual({ name: 'Password', value: 'z' });
    expect(rows?.[0]?.fields).toContainEqual({ name: 'Confirm Password', value: 'z' });
  });

  test('stay with their row in another order', () => {
    const { body, keptSecrets } = bodyOf(wanted(written('bob'), written('alice')), users('alice', 'bob'));
    const rows = (body.configuration as { tables: { rows: { fields: JsonObject[] }[] }[] }).tables[0]?.rows;
    expect(rows?.map(({ fields }) => fields[1]?.encryptedValue)).toEqual(['hash of bob', 'hash of alice']);
    expect(keptSecrets.sort()).toEqual(['ALICE', 'BOB']);
  });

  test('stay with a row that is changed and moved at once', () => {
    const secret = '${secret:ALICE}';
    const relaxed = { Username: 'alice', Password: secret, 'Confirm Password': secret };
    const alice = row({ ...relaxed, 'Relax Password Requirements': 'true' });
    const document = wanted(written('carol'), written('zoe'), alice, written('bob'));
    const { body, keptSecrets } = bodyOf(document, users('alice', 'bob', 'carol'), { ZOE: 'z' });
    const rows = (body.configuration as { tables: { rows: { fields: JsonObject[] }[] }[] }).tables[0]?.rows;
    expect(rows?.map(({ fields }) => fields.find(({ name }) => name === 'Password'))).toEqual([
      { name: 'Password', encryptedValue: 'hash of carol' },
      { name: 'Password', value: 'z' },
      { name: 'Password', encryptedValue: 'hash of alice' },
      { name: 'Password', encryptedValue: 'hash of bob' },
    ]);
    expect(keptSecrets.sort()).toEqual(['ALICE', 'BOB', 'CAROL']);
  });

  test('a row that stands twice is one more than the server’s', () => {
    const [only, ...more] = differences(
      wanted(written('bob'), written('alice'), written('alice')),
      users('alice', 'bob'),
    );
    expect(only).toMatch(/^added configuration\.tables\[Users\]\.rows\[\d\]: .*"alice"/);
    expect(more.filter((line) => !line.startsWith('changed configuration.tables[Users].rows: '))).toEqual([]);
  });

  test('are in no difference, written in clear or not', () => {
    const said = differences(wanted(written('alice'), written('carol', 'clear text')), users('alice')).join('\n');
    expect(said).toContain('carol');
    expect(said).not.toContain('clear text');
  });

  test('a new one is sent', () => {
    const { body, missingSecrets } = bodyOf(wanted(written('alice')), undefined, {});
    expect(missingSecrets).toEqual(['ALICE']);
    expect(JSON.stringify(body)).not.toContain('secret:');
  });
});

describe('a child instance', () => {
  const parents = (value: string) => ({ name: 'Challenge Retries', value, inherited: true });
  const child = (field: JsonObject) =>
    adapter({ parentRef: { id: 'parent' }, configuration: { fields: [field], tables: [] } });
  const document = (field: JsonObject) => ({
    ...least,
    parentRef: { id: 'parent' },
    configuration: { fields: [{ name: 'Challenge Retries', ...field }] },
  });

  test('what is inherited isn’t compared, whatever the parent says', () => {
    expect(differences(document({ inherited: true }), child(parents('9')))).toEqual([]);
    expect(differences(document({ inherited: true, value: '3' }), child(parents('9')))).toEqual([]);
    const contract = { inherited: true };
    expect(
      differences(
        { ...document({ inherited: true }), attributeContract: contract },
        {
          ...child(parents('9')),
          attributeContract: { ...(adapter().attributeContract as JsonObject), inherited: true },
        },
      ),
    ).toEqual([]);
  });

  test('a value of its own takes the place of the parent’s', () => {
    expect(differences(document({ value: '5' }), child(parents('9')))).toEqual([
      'changed configuration.fields[Challenge Retries].value: "9" → "5"',
    ]);
    const { fields } = bodyOf(document({ value: '5' }), child(parents('9'))).body.configuration as JsonObject;
    expect(fields).toEqual([{ name: 'Challenge Retries', value: '5', inherited: false }]);
  });

  test('becomes the parent’s again when it is called inherited', () => {
    expect(differences(document({ inherited: true }), child({ name: 'Challenge Retries', value: '5' }))).toEqual([
      'changed configuration.fields[Challenge Retries].inherited: false → true',
    ]);
  });
});
