import { describe, expect, test } from 'vitest';
import { buildBody } from '../../../src/core/connection/body/build-body.ts';
import type { Live } from '../../../src/core/connection/types.ts';
import { isObject, type Json, type JsonObject, valueAt } from '../../../src/core/document/json.ts';
import { Secret } from '../../../src/core/secret.ts';
import { exampleDescriptor } from './support/descriptor.ts';
import { desiredFrom, provisioningConnection, samlConnection } from './support/desired.ts';
import { withValueAt } from './support/leaves.ts';

const secrets = (values: Record<string, string>) =>
  new Map(Object.entries(values).map(([name, value]) => [name, new Secret(value)]));

function build(
  document: JsonObject,
  live: Live | undefined,
  more: { secrets?: Record<string, string>; ignoreChanges?: string[]; version?: string } = {},
) {
  return buildBody({
    desired: desiredFrom(document, { ignoreChanges: more.ignoreChanges ?? [] }),
    live,
    secrets: secrets(more.secrets ?? {}),
    descriptor: exampleDescriptor,
    version: more.version ?? '12.2.2.0',
  });
}

/** A target setting of the body, by name. */
function setting(body: JsonObject, name: string): Json | undefined {
  const settings = valueAt(body, '/outboundProvision/targetSettings');
  return Array.isArray(settings) ? settings.find((one) => isObject(one) && one.name === name) : undefined;
}

test('of a member that nobody knows, the definition’s value is sent, and the server’s where it says nothing', () => {
  const { body } = build(samlConnection({ ofTomorrow: 'mine' }), samlConnection({ ofTomorrow: 'theirs', other: 1 }));
  expect(body).toMatchObject({ ofTomorrow: 'mine', other: 1 });
});

describe('items that the server writes by itself', () => {
  const tokens = (item: JsonObject) =>
    samlConnection({ wsTrust: { partnerServiceIds: ['a'], attributeContract: { coreAttributes: [item] } } });
  const sent = (document: JsonObject, live?: JsonObject) =>
    valueAt(build(document, live as Live | undefined).body, '/wsTrust/attributeContract/coreAttributes');
  const subject = { name: 'TOKEN_SUBJECT', namespace: 'urn:a' };

  test('stay at home while all of them is known', () => {
    expect(sent(tokens(subject), tokens({ ...subject, namespace: 'urn:b' }))).toBeUndefined();
  });

  test.each([
    ['of the server', samlConnection({ wsTrust: { partnerServiceIds: ['a'] } }), { ...subject, ofTomorrow: 1 }],
    ['of the definition', tokens({ name: 'TOKEN_SUBJECT', ofTomorrow: 1 }), subject],
    ['of the definition over the server’s', tokens({ ...subject, ofTomorrow: 1 }), { ...subject, ofTomorrow: 2 }],
  ])('travel with a member that nobody knows %s', (_, document, live) => {
    expect(sent(document, tokens(live))).toEqual([{ ...subject, ofTomorrow: 1 }]);
  });

  test('travel as written to a server that has no such connection', () => {
    expect(sent(tokens({ name: 'TOKEN_SUBJECT', ofTomorrow: 1 }))).toEqual([{ name: 'TOKEN_SUBJECT', ofTomorrow: 1 }]);
  });
});

describe('a new connection', () => {
  test('is sent as it is written, with what the API demands', () => {
    const { body } = build(
      {
        id: 'guests',
        name: 'Guests',
        entityId: 'guests',
        outboundProvision: {
          type: 'Example',
          targetSettings: [{ name: 'SECRET', value: '${secret:TARGET}' }],
          channels: [{ name: 'All', channelSource: { dataSource: 'corp-ad', baseDn: 'dc=x' } }],
        },
      },
      undefined,
      { secrets: { TARGET: 'hunter2' } },
    );
    expect(body).toEqual({
      type: 'SP',
      id: 'guests',
      name: 'Guests',
      entityId: 'guests',
      outboundProvision: {
        type: 'Example',
        targetSettings: [{ name: 'SECRET', value: 'hunter2' }],
        channels: [
          {
            name: 'All',
            active: false,
            maxThreads: 1,
            timeout: 60,
            attributeMapping: [],
            channelSource: {
              dataSource: { id: 'corp-ad' },
              baseDn: 'dc=x',
              guidBinary: false,
              changeDetectionSettings: {},
              groupMembershipDetection: {},
              accountManagementSettings: {},
              userSourceLocation: {},
            },
          },
        ],
      },
    });
  });

  test('reports a secret that is not at hand, and sends no empty text for it', () => {
    const document = withValueAt(provisioningConnection(), '/outboundProvision/targetSettings/2', {
      name: 'SECRET',
      value: 'Bearer ${secret:TARGET}',
    });
    const built = build(document, undefined, { secrets: { TARGET: '' } });
    expect(built.missingSecrets).toEqual(['TARGET']);
    expect(setting(built.body, 'SECRET')).toEqual({ name: 'SECRET' });
  });
});

describe('secrets of an existing connection', () => {
  const live = provisioningConnection();
  const reference = withValueAt(live, '/outboundProvision/targetSettings/2', {
    name: 'SECRET',
    value: '${secret:TARGET}',
  });

  test('are sent when they are at hand', () => {
    expect(setting(build(reference, live, { secrets: { TARGET: 'new' } }).body, 'SECRET')).toEqual({
      name: 'SECRET',
      value: 'new',
    });
  });

  test('go back encrypted when they are not', () => {
    const built = build(reference, live);
    expect(built).toMatchObject({ missingSecrets: [], keptSecrets: ['TARGET'] });
    expect(setting(built.body, 'SECRET')).toEqual({ name: 'SECRET', encryptedValue: 'OBF:JWE:one' });
  });

  test('go back in clear where the server holds them so', () => {
    const clear = withValueAt(live, '/outboundProvision/targetSettings/2', { name: 'SECRET', value: 'held' }) as Live;
    const built = build(reference, clear);
    expect(built).toMatchObject({ missingSecrets: [], keptSecrets: ['TARGET'] });
    expect(setting(built.body, 'SECRET')).toEqual({ name: 'SECRET', value: 'held' });
  });

  test('go back encrypted when the definition does not speak of them', () => {
    const { body } = build(withValueAt(live, '/outboundProvision/targetSettings', []), live);
    expect(setting(body, 'SECRET')).toEqual({ name: 'SECRET', encryptedValue: 'OBF:JWE:one' });
  });

  test('an old encrypted value in the definition does not win over the server’s', () => {
    const old = withValueAt(live, '/outboundProvision/targetSettings/2/encryptedValue', 'OBF:JWE:old');
    expect(setting(build(old, live).body, 'SECRET')).toEqual({ name: 'SECRET', encryptedValue: 'OBF:JWE:one' });
    expect(setting(build(old, undefined).body, 'SECRET')).toEqual({ name: 'SECRET', encryptedValue: 'OBF:JWE:old' });
  });

  test('passwords of the back channel, too', () => {
    const auth = (credentials: JsonObject) => ({
      credentials: { outboundBackChannelAuth: { type: 'OUTBOUND', httpBasicCredentials: credentials } },
    });
    const held = samlConnection(auth({ username: 'pf', encryptedPassword: 'OBF:JWE:pw' }));
    const pointer = '/credentials/outboundBackChannelAuth/httpBasicCredentials';
    const changed = build({ ...held, ...auth({ username: 'pf2' }) }, held).body;
    expect(valueAt(changed, pointer)).toEqual({ username: 'pf2', encryptedPassword: 'OBF:JWE:pw' });
    const filled = build({ ...held, ...auth({ username: 'pf', password: '${secret:PW}' }) }, held, {
      secrets: { PW: 'x' },
    }).body;
    expect(valueAt(filled, pointer)).toEqual({ username: 'pf', password: 'x' });
  });
});

describe('what the server holds and nobody wrote', () => {
  const live = provisioningConnection();

  test('settings travel back, or to their default where the plan says so', () => {
    const changed = withValueAt(live, '/outboundProvision/targetSettings/4/value', 'Delete');
    const { body } = build(
      withValueAt(live, '/outboundProvision/targetSettings', [{ name: 'URL', value: 'https://new' }]),
      changed,
    );
    expect(valueAt(body, '/outboundProvision/targetSettings')).toEqual([
      { name: 'URL', value: 'https://new' },
      { name: 'Target', value: '' },
      { name: 'SECRET', encryptedValue: 'OBF:JWE:one' },
      { name: 'CREATE', value: 'true' },
      { name: 'REMOVE_ACTION', value: 'Disable' },
    ]);
  });

  test('members of a newer PingFederate travel back, also where the definition changes something beside them', () => {
    const held = withValueAt(
      withValueAt(live, '/outboundProvision/tomorrow', 1),
      '/outboundProvision/channels/0/tomorrow',
      { a: 1 },
    );
    const { body } = build(withValueAt(live, '/outboundProvision/channels/0/timeout', 90), held);
    expect(valueAt(body, '/outboundProvision/tomorrow')).toBe(1);
    expect(valueAt(body, '/outboundProvision/channels/0')).toMatchObject({ timeout: 90, tomorrow: { a: 1 } });
  });

  test('a part that the definition drops goes as a whole', () => {
    const held = samlConnection({ wsTrust: { partnerServiceIds: ['x'], tomorrow: 1, minutesBefore: 5 } });
    const { wsTrust: _, ...document } = held;
    expect(build(document, held).body).not.toHaveProperty('wsTrust');
  });

  test('links lose their location, and read-only members stay behind', () => {
    const { body } = build(
      samlConnection(),
      samlConnection({ modificationDate: '2026-01-01T00:00:00.000Z', replicationStatus: 'REPLICATED' }),
    );
    expect(JSON.stringify(body)).not.toMatch(/location|modificationDate|replicationStatus|ssoApplicationEndpoint/);
  });

  test('an algorithm goes with its key', () => {
    const otherKey = withValueAt(samlConnection(), '/credentials/signingSettings', {
      signingKeyPairRef: { id: 'elliptic' },
    });
    expect(valueAt(build(otherKey, samlConnection()).body, '/credentials/signingSettings/algorithm')).toBeUndefined();
  });

  test('the algorithm that the server chose for the key is kept', () => {
    const document = withValueAt(samlConnection(), '/credentials/signingSettings', {
      signingKeyPairRef: { id: 'signing' },
    });
    expect(valueAt(build(document, samlConnection()).body, '/credentials/signingSettings/algorithm')).toBe(
      'SHA256withRSA',
    );
  });
});

describe('the identity of an overridden adapter, which the API demands and ignores', () => {
  const path = '/spBrowserSso/adapterMappings/0/adapterOverrideSettings';
  const written = { parentRef: 'HTMLForm', configuration: { fields: [{ name: 'Challenge Retries', value: '7' }] } };
  const identity = (body: JsonObject) => {
    const { id, name, pluginDescriptorRef, lastModified } = valueAt(body, path) as JsonObject;
    return { id, name, pluginDescriptorRef, lastModified };
  };

  test('travels back as the server holds it', () => {
    const descriptor = { id: 'form', location: 'https://pf:9999/x' };
    const held = { ...written, id: 'HTMLForm', name: 'HTML Form', pluginDescriptorRef: descriptor, lastModified: 'x' };
    const { body } = build(
      withValueAt(samlConnection(), path, written),
      withValueAt(samlConnection(), path, held) as Live,
    );
    expect(identity(body)).toEqual({ id: 'HTMLForm', name: 'HTML Form', pluginDescriptorRef: { id: 'form' } });
  });

  test('is the parent’s when nobody wrote one', () => {
    expect(identity(build(withValueAt(samlConnection(), path, written), undefined).body)).toEqual({
      id: 'HTMLForm',
      name: 'HTMLForm',
    });
  });
});

describe('certificates', () => {
  const held = {
    x509File: { id: 'abc', fileData: '-----BEGIN CERTIFICATE-----\nQUJD\n-----END CERTIFICATE-----\n' },
    activeVerificationCert: true,
  };
  const live = samlConnection({ credentials: { certs: [{ certView: { id: 'abc' }, ...held }] } });
  const sent = (fileData: string) =>
    valueAt(
      build({ ...live, credentials: { certs: [{ x509File: { fileData } }] } }, live).body,
      '/credentials/certs/0/x509File',
    );

  test('keep their id while the content is the same', () => {
    expect(sent('QUJD')).toEqual(held.x509File);
  });

  test('get a new id with new content', () => {
    expect(sent('REVG')).toEqual({ fileData: 'REVG' });
  });
});

describe('left to the console', () => {
  test('members and items come from the server', () => {
    const live = provisioningConnection({ contactInfo: { email: 'console@example.com', phone: '1' } });
    const channels = (live.outboundProvision as JsonObject).channels as JsonObject[];
    const document: JsonObject = {
      ...live,
      contactInfo: { email: 'git@example.com' },
      outboundProvision: {
        ...(live.outboundProvision as JsonObject),
        channels: [{ ...channels[0], active: false, timeout: 90 }],
      },
    };
    const { body } = build(document, live, {
      ignoreChanges: ['contactInfo', 'outboundProvision.channels[Corporate directory].active'],
    });
    expect(body.contactInfo).toEqual({ email: 'console@example.com', phone: '1' });
    expect(valueAt(body, '/outboundProvision/channels/0')).toMatchObject({ active: true, timeout: 90 });
  });

  test('an item of the server that the definition lacks stays', () => {
    const live = provisioningConnection();
    const document = withValueAt(live, '/outboundProvision/channels', []);
    const ignoring = build(document, live, { ignoreChanges: ['outboundProvision.channels[Corporate directory]'] }).body;
    expect(valueAt(ignoring, '/outboundProvision/channels/0/name')).toBe('Corporate directory');
    expect(valueAt(build(document, live).body, '/outboundProvision/channels')).toEqual([]);
  });

  test('a secret that is left to the console goes back encrypted', () => {
    const live = provisioningConnection();
    const document = withValueAt(live, '/outboundProvision/targetSettings/2', {
      name: 'SECRET',
      value: '${secret:TARGET}',
    });
    const path = 'outboundProvision.targetSettings[SECRET].value';
    const built = build(document, live, { secrets: { TARGET: 'new' }, ignoreChanges: [path] });
    expect(setting(built.body, 'SECRET')).toEqual({ name: 'SECRET', encryptedValue: 'OBF:JWE:one' });
  });

  test('a new connection is made as it is written', () => {
    expect(
      build(provisioningConnection({ contactInfo: { email: 'x' } }), undefined, { ignoreChanges: ['*'] }).body
        .contactInfo,
    ).toEqual({ email: 'x' });
  });
});

test('a member that the version does not know is left out, unless the server has it all the same', () => {
  const pointer = '/credentials/signingSettings/alternativeSigningKeyPairRefs';
  const document = withValueAt(samlConnection(), pointer, [{ id: 'ec' }]);
  expect(valueAt(build(document, samlConnection(), { version: '12.2.2.0' }).body, pointer)).toEqual([{ id: 'ec' }]);
  expect(valueAt(build(document, samlConnection(), { version: '11.0.1.0' }).body, pointer)).toBeUndefined();
  expect(valueAt(build(document, document, { version: '11.0.1.0' }).body, pointer)).toEqual([{ id: 'ec' }]);
});

test('neither input is changed', () => {
  const live = provisioningConnection();
  const document = withValueAt(live, '/name', 'Other');
  const before = JSON.stringify([live, document]);
  const { body } = build(document, live);
  (body.outboundProvision as JsonObject).type = 'Changed';
  expect(JSON.stringify([live, document])).toBe(before);
});
