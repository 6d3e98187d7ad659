import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unfilledReferences } from '../../../../src/core/apply/body-for.ts';
import { buildBody } from '../../../../src/core/connection/body/build-body.ts';
import { lowerDefinition } from '../../../../src/core/connection/lower/index.ts';
import type { Live } from '../../../../src/core/connection/types.ts';
import { connectorsFrom } from '../../../../src/core/connector/connectors.ts';
import type { CatalogueEntry, ConnectorDescriptor, Connectors } from '../../../../src/core/connector/types.ts';
import { hasErrors } from '../../../../src/core/diagnostics/diagnostic.ts';
import type { JsonObject } from '../../../../src/core/document/json.ts';
import { Secret } from '../../../../src/core/secret.ts';
import { cases } from '../../../seeds/cases.ts';
import { load, type Repository } from '../../definition/check.ts';
import { liveConnections } from '../support/arbitrary-connection.ts';
import { valuesBelow, withValueAt } from '../support/leaves.ts';

const entry = (name: string): CatalogueEntry =>
  JSON.parse(readFileSync(`src/core/connector/catalogue/${name}.json`, 'utf8'));
const catalogue = [entry('zoom'), entry('scim'), entry('pingid')];
const offline = connectorsFrom({ catalogue });
const live = (...fields: ConnectorDescriptor['configDescriptor']['fields']) =>
  connectorsFrom({
    catalogue,
    live: [{ id: 'Plugin', configDescriptor: { fields }, saasPluginFieldInfoDescriptors: [] }],
  });

/** `code line`, and what it says, of everything that a definition is told about its secrets. */
function judged(text: string, connectors: Connectors = offline, more: Omit<Repository, 'files'> = {}) {
  const file = 'c/f.yaml';
  const loaded = load({ files: { [file]: text }, ...more });
  const lowered = loaded.value.map(
    (definition) => lowerDefinition({ definition, connectors, now: new Date('2026-11-24') }).diagnostics,
  );
  const about = /^(secret-|reference-)/;
  return [...loaded.diagnostics, ...lowered.flat()].filter(({ code }) => about.test(code));
}

const lines = (...given: Parameters<typeof judged>) =>
  judged(...given).map(({ code, place, message }) => `${place.line} ${code}: ${message}`);

const head = 'kind: SpConnection\nid: a\nname: A\nentityId: urn:a\n';
const zoom = (settings: string, more = '') =>
  `${head}${more}outboundProvision:\n  connector: zoom\n  channels: []\n  targetSettings:\n${settings}`;
const plugin = (settings: string, more = '') => zoom(settings, more).replace('connector: zoom', 'type: Plugin');

describe('a secret goes where a secret belongs', () => {
  test.each([
    ['a setting that the catalogue calls secret', zoom('    Client Secret: ${secret:X}\n')],
    ['with text around it', zoom('    Client Secret: "a ${secret:X} b ${secret:Y}"\n')],
    ['in the long form', zoom('    Client Secret: { value: "${secret:X}" }\n')],
    [
      'a password of the back channel',
      `${head}outboundProvision: { connector: zoom, targetSettings: {}, channels: [] }
credentials:
  inboundBackChannelAuth:
    type: INBOUND
    httpBasicCredentials: { username: u, password: "\${secret:X}" }
`,
    ],
    ['a connection that is to be deleted', zoom('    Account ID: ${secret:X}\n', 'lifecycle: { state: absent }\n')],
  ])('%s', (_, text) => {
    expect(lines(text)).toEqual([]);
  });
});

describe('and nowhere else', () => {
  test.each([
    ['baseUrl: https://evil.example/${secret:X}', 'baseUrl'],
    ['virtualEntityIds: ["v-${secret:X}"]', 'virtualEntityIds[0]'],
    ['contactInfo: { company: "${secret:X}" }', 'contactInfo.company'],
    ['extendedProperties: { owner: "${secret:X}" }', 'extendedProperties.owner.values[0]'],
    ['extendedProperties: { owner: [a, "${secret:X}"] }', 'extendedProperties.owner.values[1]'],
    ['extendedProperties: { owner: { values: ["${secret:X}"] } }', 'extendedProperties.owner.values[0]'],
    ['credentials: { decryptionKeyPairRef: "${secret:X}" }', 'credentials.decryptionKeyPairRef.id'],
    [
      'credentials: { inboundBackChannelAuth: { type: INBOUND, httpBasicCredentials: { username: "${secret:X}" } } }',
      'credentials.inboundBackChannelAuth.httpBasicCredentials.username',
    ],
    [
      'credentials: { inboundBackChannelAuth: { type: INBOUND, httpBasicCredentials: { encryptedPassword: "${secret:X}" } } }',
      'credentials.inboundBackChannelAuth.httpBasicCredentials.encryptedPassword',
    ],
  ])('%s', (line, title) => {
    expect(lines(zoom('    Client ID: b\n', `${line}\n`))).toEqual([
      `5 secret-not-here: \${secret:X} can't stand in "${title}": PingFederate keeps it as readable text`,
    ]);
  });

  test('the ids and names that are shown everywhere, and the handling', () => {
    for (const line of ['lifecycle: { ignoreChanges: ["${secret:X}"] }', 'samlMetadata: { file: "${secret:X}" }'])
      expect(lines(zoom('    Client ID: b\n', `${line}\n`))).toEqual([
        `5 secret-not-here: \${secret:X} can't stand here`,
      ]);
    expect(lines(zoom('    Client ID: b\n').replace('name: A', 'name: A ${secret:X}'))).toEqual([
      "3 secret-not-here: ${secret:X} can't stand here",
    ]);
  });

  test('a name of a member', () => {
    expect(lines(zoom('    Client ID: b\n', 'extendedProperties: { "${secret:X}": a }\n'))).toEqual([
      '5 reference-in-key: ${secret:X} stands in a key; references are filled in in values only',
    ]);
  });

  test('a constant of a mapping, the connector’s own name, an encrypted value, the value of a check box', () => {
    const channel = `channels:
    - name: Corp
      channelSource: { directory: active-directory, dataSource: corp-ad, baseDn: "dc=\${secret:X}" }
      attributeMapping: { Department: { defaultValue: "\${secret:X}" } }`;
    expect(
      lines(zoom('    Client ID: b\n').replace('channels: []', channel)).map((line) => line.split(' can')[0]),
    ).toEqual(['9 secret-not-here: ${secret:X}', '10 secret-not-here: ${secret:X}']);
    expect(lines(zoom('    Client Secret: { encryptedValue: "${secret:X}" }\n'))).toEqual(
      [
        '9 secret-not-here: ${secret:X} can\'t stand in "outboundProvision.targetSettings[CLIENT_SECRET].encryptedValue": PingFederate keeps it as readable text',
      ].map((line) =>
        line.replace(
          'CLIENT_SECRET',
          catalogue[0]?.descriptor.configDescriptor.fields.find(({ label }) => label === 'Client Secret')?.name ?? '',
        ),
      ),
    );
    expect(lines(zoom('    User Create: ${secret:X}\n'))[0]).toMatch(/^9 secret-(not-here|place-unknown)/);
  });

  test('what an override of the environment brings, at its line there', () => {
    const environment = 'overrides:\n  a:\n    baseUrl: "https://x/${secret:X}"\n';
    const [finding, ...more] = judged(zoom('    Client ID: b\n'), offline, { environment });
    expect(more).toEqual([]);
    expect(finding).toMatchObject({ code: 'secret-not-here', place: { file: 'environments/dev.yaml', line: 3 } });
  });
});

describe('where the descriptor isn’t known to be complete', () => {
  const refused = (title: string) =>
    `9 secret-place-unknown: \${secret:X} stands in "${title}", and nothing here says that PingFederate keeps it secret`;

  test('a setting whose name is assumed is refused, and can be allowed', () => {
    expect(lines(zoom('    Account ID: ${secret:X}\n'))).toEqual([refused('Account ID')]);
    expect(lines(zoom('    Account ID: ${secret:X}\n', 'lifecycle: { allowSecretIn: [account id] }\n'))).toEqual([]);
  });

  test('so is every setting of a plugin that nothing is known of', () => {
    expect(lines(plugin('    Key: ${secret:X}\n'))).toEqual([refused('Key')]);
    expect(lines(plugin('    Key: ${secret:X}\n', 'lifecycle: { allowSecretIn: [Key] }\n'))).toEqual([]);
    expect(lines(plugin('    Key: ${secret:X}\n', 'lifecycle: { allowSecretIn: [Kee] }\n'))).toHaveLength(1);
  });

  test('and a setting of an adapter’s override', () => {
    const override = (more: string) => `${head}${more}spBrowserSso:
  protocol: SAML20
  ssoServiceEndpoints: []
  assertionLifetime: { minutesBefore: 5, minutesAfter: 5 }
  attributeContract: {}
  adapterMappings:
    - attributeContractFulfillment: {}
      adapterOverrideSettings:
        parentRef: HTMLFormAdapter
        configuration: { fields: [{ name: Key, value: "\${secret:X}" }] }
`;
    expect(lines(override('')).map((line) => line.split(' stands')[0])).toEqual([
      '14 secret-place-unknown: ${secret:X}',
    ]);
    expect(lines(override('lifecycle: { allowSecretIn: [Key] }\n'))).toEqual([]);
  });

  test('the server’s own descriptor decides, whatever is allowed', () => {
    const text = plugin('    Key: ${secret:X}\n', 'lifecycle: { allowSecretIn: [Key] }\n');
    expect(judged(text, live({ type: 'TEXT', name: 'Key' }))).toMatchObject([
      {
        code: 'secret-not-here',
        hint: expect.stringMatching(/^lifecycle.allowSecretIn is for settings that nothing is known of/),
      },
    ]);
    const own = plugin('    Key: ${secret:X}\n');
    expect(lines(own, live({ type: 'TEXT', name: 'Key', encrypted: true }))).toEqual([]);
    expect(lines(own, live({ type: 'HASHED_TEXT', name: 'Key' }))).toEqual([]);
    expect(lines(own, live({ type: 'UPLOAD_FILE', name: 'Key' }))).toEqual([refused('Key')]);
  });
});

describe('what a file brings', () => {
  const metadata = `<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://x/\${secret:X}">
  <SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <AssertionConsumerService index="0" isDefault="true" Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://x/acs"/>
  </SPSSODescriptor></EntityDescriptor>`;

  test('metadata with a reference is refused', () => {
    const text = zoom('    Client ID: b\n', 'samlMetadata: { file: m.xml }\n').replace('entityId: urn:a\n', '');
    expect(lines(text, offline, { attached: { 'c/m.xml': metadata } })).toEqual([
      '4 reference-in-metadata: the metadata gives "entityId" a text with ${secret:X} in it',
    ]);
  });

  test('a text of a file is told about; in a secret’s place it counts as a reference', () => {
    const attached = { 'c/t.txt': 'a ${var:X}', 'c/s.txt': '${secret:X}' };
    expect(lines(zoom('    Client ID: b\n', 'baseUrl: ${file:t.txt}\n'), offline, { attached })).toEqual([
      '5 reference-brought-in: the file for "baseUrl" holds ${var:X}, which isn\'t filled in there',
    ]);
    expect(lines(zoom('    Account ID: ${file:s.txt}\n'), offline, { attached })).toHaveLength(1);
  });
});

/** Everything that would be sent for a definition, with the secret `planted` at hand; `undefined` when it is refused. */
function sent(document: JsonObject, connectors: Connectors): JsonObject | undefined {
  const loaded = load({ files: { 'c/f.json': JSON.stringify({ kind: 'SpConnection', ...document }) } });
  const [definition] = loaded.value;
  if (!definition) return undefined;
  const { value, diagnostics } = lowerDefinition({ definition, connectors, now: new Date('2026-11-24') });
  if (!value || hasErrors(diagnostics)) return undefined;
  const secrets = new Map([['X', new Secret('planted')]]);
  return buildBody({ desired: value, secrets, version: '13.1.0.0' }).body;
}

test('a reference planted anywhere is refused, or filled in where secrets are kept', () => {
  const plant = fc.constantFrom('${secret:X}', 'a ${secret:X} b', 'https://x/${secret:X}');
  let kept = 0;
  fc.assert(
    fc.property(liveConnections(), fc.nat(), plant, fc.boolean(), (document, at, text, inKey) => {
      const leaves = valuesBelow(document).filter(({ pointer, value }) => pointer !== '' && typeof value === 'string');
      const leaf = leaves[at % leaves.length];
      if (!leaf) return;
      const planted = inKey
        ? withValueAt(
            document,
            `${leaf.pointer.slice(0, leaf.pointer.lastIndexOf('/'))}/${text.replaceAll('/', '~1')}`,
            'x',
          )
        : withValueAt(document, leaf.pointer, text);
      const body = sent(planted, offline);
      if (!body) return;
      kept++;
      expect(JSON.stringify(body)).not.toContain('${secret:');
      for (const { pointer, value } of valuesBelow(body)) {
        if (typeof value === 'string' && value.includes('planted')) expect(pointer).toMatch(/\/password$/);
      }
    }),
    { numRuns: cases(400) },
  );
  expect(kept).toBeGreaterThan(0);
});

describe('the last look at a request', () => {
  const server: Live = { id: 'a', contactInfo: { company: 'as typed: ${var:X}' } };

  test('finds a reference in a value or a name, but for what the server holds', () => {
    expect(unfilledReferences({ ...server, baseUrl: 'https://x', filter: '(mail=${mail})' }, server)).toEqual([]);
    expect(unfilledReferences({ ...server, baseUrl: 'https://x/${secret:A}' }, server)).toEqual(['${secret:A}']);
    expect(unfilledReferences({ a: [{ '${file:x.pem}': 1 }] }, server)).toEqual(['${file:x.pem}']);
    expect(unfilledReferences({ ...server }, undefined)).toEqual(['${var:X}']);
  });
});

test('beside another mistake in its line a place that nobody knows is told, one that is known to be readable isn’t', () => {
  const one = (name: string) =>
    `${head}outboundProvision: { type: Plugin, channels: [], targetSettings: { ${name}: "\${secret:X}", Nope: 1 } }\n`;
  const connectors = live({ type: 'UPLOAD_FILE', name: 'File' }, { type: 'TEXT', name: 'Text' });
  expect(lines(one('File'), connectors)).toEqual([expect.stringContaining('secret-place-unknown')]);
  expect(lines(one('Text'), connectors)).toEqual([]);
  expect(lines(one('Text').replace(', Nope: 1', ''), connectors)).toEqual([expect.stringContaining('secret-not-here')]);
});
