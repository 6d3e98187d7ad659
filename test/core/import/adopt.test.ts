import { describe, expect, it } from 'vitest';
import { compareDesired } from '../../../src/core/connection/compare-desired.ts';
import { lowerDefinition } from '../../../src/core/connection/lower/index.ts';
import type { Desired, Live } from '../../../src/core/connection/types.ts';
import { chooseFor } from '../../../src/core/definition/choose.ts';
import { loadEnvironment } from '../../../src/core/definition/environment.ts';
import { loadDefinitions } from '../../../src/core/definition/load-definitions.ts';
import type { Definition } from '../../../src/core/definition/types.ts';
import type { Document } from '../../../src/core/document/document.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { parseDocument } from '../../../src/core/document/parse-document.ts';
import { adoptLive } from '../../../src/core/import/adopt.ts';
import { fixture } from '../metadata/check.ts';
import { january2027, serverWith } from './import-support.ts';

const connectors = serverWith('pingone');
const path = 'connections/example.yaml';
const metadata = fixture('signed.xml');
const environment = (overrides?: string) =>
  loadEnvironment({
    name: 'production',
    source: {
      path: 'environments/production.yaml',
      text: `variables: { BASE: "dc=example,dc=com" }\n${overrides ?? ''}`,
    },
    variables: {},
  }).value;

function load(text: string, overrides?: string) {
  const loaded = loadDefinitions({
    chosen: chooseFor(environment(overrides), [parseDocument({ path, text }).value as Document]),
    attachments: new Map([[`${path}\nsp.xml`, { state: 'read', text: metadata }]]),
  });
  const definition = loaded.value[0];
  if (!definition) throw new Error(JSON.stringify(loaded.diagnostics));
  const desired = lowerDefinition({ definition, connectors, now: january2027 }).value as Desired;
  return { definition: definition as Definition, desired };
}

/** The text with the server's state; it must plan to nothing then, unless `left` says that something is left. */
function adopted(text: string, change: (live: Live) => void, { overrides = '', left = 0 } = {}): string {
  const { definition, desired } = load(text, overrides);
  const live = structuredClone({ ...desired.document, id: desired.id }) as Live;
  change(live);
  const descriptor = connectors.find('PingOne')?.descriptor;
  const differences = compareDesired({ desired, live, descriptor });
  const result = adoptLive({ source: { path, text }, definition, desired, live, differences, connectors });
  const again = compareDesired({ desired: load(result, overrides).desired, live, descriptor });
  expect(again).toHaveLength(left);
  return result;
}

const provisioning = `# Managed by the identity team.
kind: SpConnection
id: example
name: Example # as in the contract
entityId: urn:example
outboundProvision:
  connector: pingone
  targetSettings:
    PingOne Environment: p1|env
    User Create: true # people are made here
    Remove User Action: Disable
  channels:
    - name: Staff
      channelSource:
        directory: pingdirectory
        dataSource: corp
        baseDn: \${var:BASE}
        userSourceLocation: { groupDN: "cn=staff,\${var:BASE}" }
      attributeMapping:
        # The key.
        Username: uid
        Email: mail
`;

type Provisioning = Live & {
  outboundProvision: {
    targetSettings: { name: string; value: string }[];
    channels: {
      name: string;
      maxThreads?: number;
      channelSource: Record<string, unknown>;
      attributeMapping: { fieldName: string; saasFieldInfo: object }[];
    }[];
  };
};

describe('the server’s state in a definition', () => {
  it('is written in the definition’s own form, and the rest stays', () => {
    const text = adopted(provisioning, (live) => {
      const { targetSettings, channels } = (live as Provisioning).outboundProvision;
      const [staff] = channels as [Provisioning['outboundProvision']['channels'][0]];
      live.name = 'Example Ltd';
      (targetSettings.find(({ name }) => name === 'REMOVE_ACTION') as { value: string }).value = 'Delete';
      (targetSettings.find(({ name }) => name === 'CREATE_USERS_PROV_OPT') as { value: string }).value = 'false';
      targetSettings.push({ name: 'DEFAULT_AUTH_METHOD', value: 'Email 1' });
      staff.attributeMapping = [
        { fieldName: 'username', saasFieldInfo: { attributeNames: ['uid'], trim: true } },
        { fieldName: 'lastName', saasFieldInfo: { attributeNames: ['sn'] } },
      ];
      staff.channelSource.dataSource = { id: 'other', location: 'https://x/y' };
      staff.channelSource.guidAttributeName = 'objectGUID';
      staff.maxThreads = 4;
    });
    expect(text).toBe(`# Managed by the identity team.
kind: SpConnection
id: example
name: Example Ltd # as in the contract
entityId: urn:example
outboundProvision:
  connector: pingone
  targetSettings:
    PingOne Environment: p1|env
    User Create: false # people are made here
    Remove User Action: Delete
    Default Authentication Method: Email 1
  channels:
    - name: Staff
      channelSource:
        directory: pingdirectory
        dataSource: other
        baseDn: \${var:BASE}
        userSourceLocation: { groupDN: "cn=staff,\${var:BASE}" }
        guidAttributeName: objectGUID
      attributeMapping:
        # The key.
        Username:
          attributeNames:
            - uid
          trim: true
        Last Name: sn
      maxThreads: 4
`);
  });

  it('replaces a variable only where its value no longer holds', () => {
    const text = adopted(provisioning, (live) => {
      (live as Provisioning).outboundProvision.channels[0]!.channelSource.userSourceLocation = {
        groupDN: 'cn=all,dc=example,dc=com',
      };
    });
    expect(text).toContain('baseDn: ${var:BASE}');
    expect(text).toContain('groupDN: "cn=all,dc=example,dc=com"');
  });

  it('leaves comments and variables within a mapped field', () => {
    const text = adopted(
      provisioning.replace(
        '        Email: mail\n',
        `        Email:
          # the alias first
          attributeNames: [mailAlias, mail]
          expression: "\${var:BASE}" # who knows
          defaultValue: "none" # for robots
          trim: true
`,
      ),
      (live) => {
        const [staff] = (live as Provisioning).outboundProvision.channels as [
          Provisioning['outboundProvision']['channels'][0],
        ];
        const email = staff.attributeMapping.find(({ fieldName }) => fieldName === 'email');
        const info = email?.saasFieldInfo as Record<string, unknown>;
        delete info.trim;
        Object.assign(info, { defaultValue: 'nobody', masked: true });
      },
    );
    expect(text).toContain(`        Email:
          # the alias first
          attributeNames: [mailAlias, mail]
          expression: "\${var:BASE}" # who knows
          defaultValue: "nobody" # for robots
          masked: true
`);
  });

  it('adds and removes whole channels', () => {
    const text = adopted(provisioning, (live) => {
      const { channels } = (live as Provisioning).outboundProvision;
      channels[0]!.name = 'People';
    });
    expect(text).toContain('    - name: People\n');
    expect(text).not.toContain('Staff');
    expect(text).toContain('Email: mail');
  });

  describe('where the order of a list counts', () => {
    const three = `${provisioning}    # Partners, since May.
    - name: Partners # outside
      channelSource: { directory: pingdirectory, dataSource: corp, baseDn: "\${var:BASE}" }
    - name: Robots
      channelSource: { directory: pingdirectory, dataSource: corp, baseDn: "\${var:BASE}" }
`;
    type Channels = Provisioning['outboundProvision']['channels'];
    const like = (channel: Channels[0] | undefined, name: string) => ({ ...channel, name }) as Channels[0];
    it.each<[what: string, change: (channels: Channels) => Channels, names: string[]]>([
      ['renamed at the front', ([, b, c]) => [like(c, 'People'), b!, c!], ['People', 'Partners', 'Robots']],
      ['renamed in the middle', ([a, , c]) => [a!, like(c, 'People'), c!], ['Staff', 'People', 'Robots']],
      ['renamed at the end', ([a, b]) => [a!, b!, like(b, 'People')], ['Staff', 'Partners', 'People']],
      ['removed from the front', ([, b, c]) => [b!, c!], ['Partners', 'Robots']],
      ['removed from the middle', ([a, , c]) => [a!, c!], ['Staff', 'Robots']],
      ['added at the front', (all) => [like(all[1], 'Guests'), ...all], ['Guests', 'Staff', 'Partners', 'Robots']],
      [
        'added in the middle',
        ([a, ...rest]) => [a!, like(rest[0], 'Guests'), ...rest],
        ['Staff', 'Guests', 'Partners', 'Robots'],
      ],
      [
        'two added, apart',
        ([a, ...rest]) => [like(a, 'Guests'), a!, like(rest[0], 'People'), ...rest],
        ['Guests', 'Staff', 'People', 'Partners', 'Robots'],
      ],
      ['moved', ([a, b, c]) => [c!, a!, b!], ['Robots', 'Staff', 'Partners']],
      [
        'moved, renamed and added',
        ([a, , c]) => [c!, like(c, 'Guests'), like(c, 'People'), a!],
        ['Robots', 'Guests', 'People', 'Staff'],
      ],
      ['moved and removed', ([a, , c]) => [c!, a!], ['Robots', 'Staff']],
    ])('an item %s', (_, change, names) => {
      const text = adopted(three, (live) => {
        const { outboundProvision } = live as Provisioning;
        outboundProvision.channels = change(outboundProvision.channels);
      });
      expect([...text.matchAll(/^ {4}- name: (\w+)/gm)].map(([, name]) => name)).toEqual(names);
      expect(text.match(/\$\{var:BASE\}/g)?.length).toBe(
        names.filter((name) => /Staff|Partners|Robots/.test(name)).length + (names.includes('Staff') ? 1 : 0),
      );
      if (names.includes('Partners'))
        expect(text).toContain('    # Partners, since May.\n    - name: Partners # outside\n');
    });

    it('an item moved and changed', () => {
      const text = adopted(three, (live) => {
        const { channels } = (live as Provisioning).outboundProvision;
        channels.reverse();
        channels[0]!.maxThreads = 7;
      });
      expect(text).toContain(`  channels:
    - name: Robots
      channelSource: { directory: pingdirectory, dataSource: corp, baseDn: "\${var:BASE}" }
      maxThreads: 7
    # Partners, since May.
    - name: Partners # outside
`);
    });

    const signOn = `kind: SpConnection
id: example
name: Example
entityId: urn:example
credentials: { signingSettings: { signingKeyPairRef: key } }
spBrowserSso:
  protocol: SAML20
  enabledProfiles: [IDP_INITIATED_SSO]
  incomingBindings: [POST]
  ssoServiceEndpoints: [{ binding: POST, url: "https://example.com/acs", isDefault: true, index: 0 }]
  attributeContract: { coreAttributes: [{ name: SAML_SUBJECT }] }
  assertionLifetime: { minutesBefore: 5, minutesAfter: 5 }
  adapterMappings:
`;

    it('criteria without names', () => {
      const criteria = (...values: string[]) => values.map((expression) => ({ expression, errorResult: '' }));
      const before = criteria('a', 'b', 'c');
      const text = `${signOn}    - idpAdapterRef: form
      attributeContractFulfillment: { SAML_SUBJECT: { source: { type: TEXT }, value: x } }
      issuanceCriteria:
        expressionCriteria: ${JSON.stringify(before)}
`;
      for (const after of [
        ['n', 'a', 'b', 'c'],
        ['a', 'n', 'b', 'c'],
        ['b', 'c'],
        ['a', 'c'],
        ['c', 'a', 'b'],
        ['a', 'x', 'y', 'c'],
      ]) {
        const result = adopted(text, (live) => {
          const { adapterMappings } = live.spBrowserSso as unknown as {
            adapterMappings: { issuanceCriteria: object }[];
          };
          adapterMappings[0]!.issuanceCriteria = { expressionCriteria: criteria(...after) };
        });
        expect([...result.matchAll(/expression"?: ?"?(\w)/g)].map(([, value]) => value)).toEqual(after);
      }
    });

    it('a list within an item that moves', () => {
      const text = `${signOn}    - idpAdapterRef: form
      attributeContractFulfillment: { SAML_SUBJECT: { source: { type: TEXT }, value: x } }
      attributeSources:
        - { type: CUSTOM, id: one, dataStoreRef: corp }
        - { type: CUSTOM, id: two, dataStoreRef: corp } # the second
    - idpAdapterRef: kerberos
      attributeContractFulfillment: { SAML_SUBJECT: { source: { type: TEXT }, value: x } }
    - idpAdapterRef: gone
      attributeContractFulfillment: { SAML_SUBJECT: { source: { type: TEXT }, value: x } }
`;
      const result = adopted(text, (live) => {
        const sso = live.spBrowserSso as unknown as { adapterMappings: { attributeSources?: object[] }[] };
        const [form, kerberos] = sso.adapterMappings as [{ attributeSources: object[] }, object];
        const [, two] = form.attributeSources as [object, object];
        form.attributeSources = [two, { ...two, id: 'new' }];
        sso.adapterMappings = [kerberos, form];
      });
      expect([...result.matchAll(/(?:Ref|id): (form|kerberos|gone|one|two|new)/g)].map(([, id]) => id)).toEqual([
        'kerberos',
        'form',
        'two',
        'new',
      ]);
      expect(result).toContain('# the second');
    });
  });

  it('is written out where it differs from the metadata file', () => {
    const sso = `kind: SpConnection
id: example
name: Example
samlMetadata: { file: sp.xml }
credentials: { signingSettings: { signingKeyPairRef: key } }
spBrowserSso:
  authenticationPolicyContractAssertionMappings:
    - authenticationPolicyContractRef: contract
      attributeContractFulfillment:
        SAML_SUBJECT: { source: { type: TEXT }, value: x }
`;
    const text = adopted(sso, (live) => {
      const browserSso = live.spBrowserSso as { ssoServiceEndpoints: { url: string }[] };
      browserSso.ssoServiceEndpoints[0]!.url = '/acs/new';
      live.baseUrl = 'https://new.example.com';
    });
    expect(text).toContain('baseUrl: https://new.example.com');
    expect(text).toContain(`
  ssoServiceEndpoints:
    - binding: POST
      url: /acs/new
      isDefault: true
      index: 0
`);
  });

  it('stays JSON in a JSON file', () => {
    const source = {
      path: 'connections/a.json',
      text: '{"kind":"SpConnection","id":"example","name":"A","entityId":"e","outboundProvision":{"type":"PingOne"}}',
    };
    const loaded = loadDefinitions({
      chosen: chooseFor(environment(), [parseDocument(source).value as Document]),
      attachments: new Map(),
    });
    const definition = loaded.value[0] as Definition;
    const desired = lowerDefinition({ definition, connectors, now: january2027 }).value as Desired;
    const live = { ...desired.document, id: 'example', name: 'B' } as Live;
    const differences = compareDesired({ desired, live });
    expect(JSON.parse(adoptLive({ source, definition, desired, live, differences, connectors }))).toMatchObject({
      id: 'example',
      name: 'B',
    });
  });

  it('can’t be written where an environment decides', () => {
    const overrides = 'overrides: { example: { name: In production } }';
    const text = adopted(provisioning, (live) => Object.assign(live, { name: 'Another' }), { overrides, left: 1 });
    expect(text).toBe(provisioning);
  });
});

it('what was the parent adapter’s goes as a whole when the override does', () => {
  const text = `kind: SpConnection
id: example
name: Example
entityId: urn:example
spBrowserSso:
  protocol: SAML20
  enabledProfiles: [IDP_INITIATED_SSO]
  ssoServiceEndpoints: []
  assertionLifetime: { minutesBefore: 5, minutesAfter: 5 }
  attributeContract: {}
  adapterMappings:
    - idpAdapterRef: staff
      attributeContractFulfillment: {}
      adapterOverrideSettings:
        parentRef: company
        attributeMapping:
          attributeContractFulfillment:
            mail: { source: { type: ADAPTER, id: company }, value: mail }
          inherited: true
`;
  const result = adopted(text, (live) => {
    const [mapping] = (live.spBrowserSso as { adapterMappings: JsonObject[] }).adapterMappings;
    Object.assign(mapping as JsonObject, { idpAdapterRef: { id: 'guests' }, adapterOverrideSettings: undefined });
  });
  expect(result).toContain('    - idpAdapterRef: guests');
  expect(result).not.toContain('ADAPTER');
});
