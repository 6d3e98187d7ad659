import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Desired, Live } from '../../../src/core/connection/types.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { pathText } from '../../../src/core/document/path.ts';
import { readCertificate } from '../../../src/core/meaning/certificate.ts';
import type { PlanInput } from '../../../src/core/plan/input.ts';
import { withPeople } from '../../../src/core/plan/people.ts';
import { planChanges } from '../../../src/core/plan/plan-changes.ts';
import type { Plan } from '../../../src/core/plan/types.ts';
import { exampleConnectors } from '../connection/support/descriptor.ts';
import { desiredFrom, desiredOf, samlConnection } from '../connection/support/desired.ts';
import { serverWith } from './server.ts';

const certificatePem = readFileSync(new URL('../connection/fixtures/partner.pem', import.meta.url), 'utf8');
const fingerprint = readCertificate(certificatePem)?.fingerprint ?? '';

function plan(desired: Desired[], server: PlanInput['server']): Plan {
  return planChanges({
    desired,
    server,
    environment: 'production',
    connectors: exampleConnectors,
    options: { allowReplace: false, prune: false, rotate: [] },
    now: new Date('2026-11-24'),
  });
}

/** Each change in one line: `update AuthenticationPolicyContract/staff: name [code]`. */
const lines = ({ changes }: Plan) =>
  changes.map((change) => {
    const differences = change.action === 'update' ? `: ${change.differences.map(({ path }) => pathText(path))}` : '';
    const codes = change.findings.map(({ code }) => code);
    return `${change.action} ${change.key}${differences}${codes.length > 0 ? ` [${codes.join(', ')}]` : ''}`;
  });

const messages = ({ changes }: Plan) => changes.flatMap(({ findings }) => findings.map(({ message }) => message));

const contract = (id: string, name: string, attributes: string[] = []) => ({
  id,
  name,
  coreAttributes: [{ name: 'subject' }],
  extendedAttributes: attributes.map((attribute) => ({ name: attribute })),
});
const wanted = (...all: Parameters<typeof contract>) => desiredOf('AuthenticationPolicyContract', contract(...all));
const unwanted = (id: string) => desiredOf('AuthenticationPolicyContract', { id }, { state: 'absent' });
const holding = (contracts: JsonObject[], connections: Live[] = []) =>
  serverWith(connections, { resources: { AuthenticationPolicyContract: contracts } });

/** A connection that people reach through a policy contract, and what it reads from there. */
const through = (contractId: string, id = 'portal', attribute = 'mail'): Live => {
  const connection = structuredClone(samlConnection({ id, name: `Name ${id}`, entityId: id })) as JsonObject;
  connection.credentials = {};
  const sso = connection.spBrowserSso as JsonObject;
  sso.adapterMappings = [];
  const source = { type: 'AUTHENTICATION_POLICY_CONTRACT' };
  sso.authenticationPolicyContractAssertionMappings = [
    {
      authenticationPolicyContractRef: { id: contractId },
      attributeContractFulfillment: { SAML_SUBJECT: { source, value: attribute } },
    },
  ];
  return connection as Live;
};

describe('an object of another kind', () => {
  test('is created, left alone and updated as a connection is', () => {
    expect(lines(plan([wanted('staff', 'Staff')], holding([])))).toEqual(['create AuthenticationPolicyContract/staff']);
    expect(lines(plan([wanted('staff', 'Staff')], holding([contract('staff', 'Staff')])))).toEqual([
      'no-op AuthenticationPolicyContract/staff',
    ]);
    expect(lines(plan([wanted('staff', 'Employees')], holding([contract('staff', 'Staff')])))).toEqual([
      'update AuthenticationPolicyContract/staff: name',
    ]);
  });

  test('may share its id with a connection', () => {
    const server = holding([contract('zoom-sso', 'Staff')], [samlConnection()]);
    const both = [desiredFrom({ id: 'zoom-sso' }, { state: 'absent' }), wanted('zoom-sso', 'Employees')];
    expect(lines(plan(both, server))).toEqual([
      'update AuthenticationPolicyContract/zoom-sso: name',
      'delete zoom-sso [delete-active]',
    ]);
    expect(plan([wanted('zoom-sso', 'Staff')], server).unmanaged.map(({ id }) => id)).toEqual(['zoom-sso']);
  });

  test('is known under another id by its name, and hands names around as connections do', () => {
    const taken = plan([wanted('employees', 'Staff')], holding([contract('staff', 'Staff')]));
    expect(lines(taken)).toEqual(['create AuthenticationPolicyContract/employees [known-under-other-id]']);
    expect(taken.changes[0]?.findings[0]).toMatchObject({
      message:
        'the server already has a policy contract with this name, under the id "staff"; PingFederate would refuse a second one',
      hint: 'to take it over, set id: staff; to have a policy contract of its own, choose another name',
      key: 'AuthenticationPolicyContract/employees',
    });
    const swapped = plan([wanted('a', 'B'), wanted('b', 'A')], holding([contract('a', 'A'), contract('b', 'B')]));
    expect(swapped.changes.map((change) => [change.id, 'via' in change ? change.via : undefined])).toEqual([
      ['b', undefined],
      ['a', { name: 'pfconn-interim-a' }],
    ]);
  });

  test('whose name another one takes steps aside before connections let go of it and it is deleted', () => {
    const server = holding([contract('old', 'Staff', ['mail'])], [through('old')]);
    const made = plan([unwanted('old'), wanted('new', 'Staff', ['mail']), desiredFrom(through('new'))], server);
    expect(made.changes.map((change) => [change.action, change.id, 'via' in change ? change.via : undefined])).toEqual([
      ['create', 'new', undefined],
      ['update', 'portal', undefined],
      ['delete', 'old', { name: 'pfconn-interim-old' }],
    ]);
    expect(messages(made).filter((one) => /refers to it|second one/.test(one))).toEqual([]);
  });

  test('of which one certificate is enough is not made twice', () => {
    const authority = (id: string) => desiredOf('CertificateAuthority', { id, certificate: certificatePem });
    const held = (id: string) =>
      serverWith([], { resources: { CertificateAuthority: [{ id, sha256Fingerprint: fingerprint }] } });
    expect(lines(plan([authority('root')], held('root')))).toEqual(['no-op CertificateAuthority/root']);
    expect(lines(plan([authority('root')], held('other'))).join()).toContain('known-under-other-id');
    const none = serverWith([], { resources: { CertificateAuthority: [] } });
    const twice = plan([authority('root'), authority('again')], none);
    expect(messages(twice).filter((one) => one.includes('already'))).toEqual([
      'the certificate authority "root" of this plan already has this certificate',
    ]);
  });

  test('doesn’t change where PingFederate can’t change it', () => {
    const ldap = { type: 'LDAP', id: 'ad', name: 'AD', hostnames: ['a'] };
    const jdbc = desiredOf('DataStore', { type: 'JDBC', id: 'ad', name: 'AD' });
    const made = plan([jdbc], serverWith([], { resources: { DataStore: [ldap] } }));
    expect(made.changes[0]?.findings.filter(({ code }) => code === 'needs-new-id')).toMatchObject([
      { message: 'PingFederate can’t change this of the data store "ad" once it is there', severity: 'error' },
    ]);
    const gone = desiredOf('ExtendedProperties', { id: 'extended-properties' }, { state: 'absent' });
    const properties = serverWith([], { resources: { ExtendedProperties: [{ name: 'owner' }] } });
    expect(lines(plan([gone], properties)).join()).toContain('cannot-be-deleted');
  });

  test('that is an extended property stays while a connection has a value of it', () => {
    const without = desiredOf('ExtendedProperties', {
      id: 'extended-properties',
      items: [{ name: 'owner', state: 'absent' }],
    });
    const connections = [{ ...samlConnection(), extendedProperties: { owner: { values: ['me'] } } }];
    const server = serverWith(connections, { resources: { ExtendedProperties: [{ name: 'owner' }] } });
    expect(messages(plan([without], server)).filter((one) => one.includes('value in'))).toEqual([
      'the extended property "owner" goes, and has a value in "Zoom" (which no definition manages)',
    ]);
    const along = plan([without, desiredFrom(samlConnection())], server);
    expect(along.changes.map(({ key }) => key)).toEqual(['zoom-sso', 'ExtendedProperties/extended-properties']);
    const deleted = plan([without, desiredFrom({ id: 'zoom-sso' }, { state: 'absent' })], server);
    expect(deleted.changes.map(({ key }) => key)).toEqual(['zoom-sso', 'ExtendedProperties/extended-properties']);
    const added = desiredOf('ExtendedProperties', { id: 'extended-properties', items: [{ name: 'team' }] });
    const uses = desiredFrom({ ...samlConnection(), extendedProperties: { team: { values: ['sso'] } } });
    const made = plan([uses, added], server);
    expect(messages(made).filter((one) => one.includes('no extended property'))).toEqual([]);
    expect(made.changes.map(({ key }) => key)).toEqual(['ExtendedProperties/extended-properties', 'zoom-sso']);
  });

  test('that cannot be seen is not planned', () => {
    const hidden = serverWith([], { unreadable: { AuthenticationPolicyContract: 'forbidden' } });
    expect(plan([wanted('a', 'A')], hidden).findings).toMatchObject([{ code: 'kind-not-readable', severity: 'error' }]);
    const older = serverWith([], { unreadable: { AuthenticationPolicyContract: 'not-there' } });
    expect(plan([wanted('a', 'A')], older).findings).toMatchObject([{ code: 'kind-not-on-server', severity: 'error' }]);
    expect(plan([desiredFrom(samlConnection())], older).findings).toEqual([]);
  });
});

describe('what is deleted', () => {
  test('goes after what lets go of it', () => {
    const server = holding([contract('a', 'A', ['mail']), contract('b', 'B', ['mail'])], [through('a')]);
    expect(lines(plan([unwanted('a'), desiredFrom(through('b'))], server)).map((line) => line.split(':')[0])).toEqual([
      'update portal',
      'delete AuthenticationPolicyContract/a [object-deleted]',
    ]);
  });

  test('must not be used by what stays, whoever manages it', () => {
    const server = holding([contract('a', 'A', ['mail'])], [through('a'), through('a', 'shop'), samlConnection()]);
    const made = plan([unwanted('a'), desiredFrom(through('a'))], server);
    const found = made.changes.flatMap(({ findings }) => findings.filter(({ code }) => code === 'still-in-use'));
    expect(found).toMatchObject([
      {
        message:
          'the policy contract "A" can’t be deleted while something refers to it: "Name portal" (connections/portal.yaml), "Name shop" (which no definition manages)',
        hint: 'change in the console what no definition manages, or import it first',
        place: { file: 'connections/a.yaml/lifecycle/state' },
        key: 'AuthenticationPolicyContract/a',
      },
    ]);
    const along = [unwanted('a'), ...['portal', 'shop'].map((id) => desiredFrom({ id }, { state: 'absent' }))];
    expect(lines(plan(along, server)).join()).not.toContain('still-in-use');
    const among = (count: number) => {
      const users = Array.from({ length: count }, (_, n) => through('a', `app${n}`));
      return messages(plan([unwanted('a')], holding([contract('a', 'A')], users))).find((one) =>
        one.includes('refers'),
      );
    };
    expect(among(5)).toMatch(/"Name app4" \(which no definition manages\)$/);
    expect(among(6)).toMatch(/"Name app4" \(which no definition manages\) and 1 more$/);
    const draft = [unwanted('a'), desiredFrom(through('b'), { state: 'draft' })];
    expect(lines(plan(draft, server)).join()).toContain('still-in-use');
  });
});

describe('an attribute that goes', () => {
  const server = (attribute = 'mail') =>
    holding([contract('a', 'A', ['mail', 'sn'])], [through('a', 'portal', attribute)]);
  const refused = (made: Plan) => messages(made).filter((one) => one.includes('still read'));

  test('must not be read by what stays', () => {
    expect(refused(plan([wanted('a', 'A', ['sn'])], server()))).toEqual([
      'the policy contract "A" loses the attribute "mail", which is still read: "Name portal" (which no definition manages)',
    ]);
    expect(refused(plan([wanted('a', 'A', ['sn'])], server('sn')))).toEqual([]);
  });

  test('goes after its reader has let go of it', () => {
    const made = plan([wanted('a', 'A', ['sn']), desiredFrom(through('a', 'portal', 'sn'))], server());
    expect(refused(made)).toEqual([]);
    expect(made.changes.map(({ key }) => key)).toEqual(['portal', 'AuthenticationPolicyContract/a']);
  });

  test('can’t be exchanged for a new one in one change', () => {
    const made = plan([wanted('a', 'A', ['sn', 'email']), desiredFrom(through('a', 'portal', 'email'))], server());
    expect(refused(made)).toEqual([
      'the policy contract "A" loses the attribute "mail", which is still read: "Name portal" (connections/portal.yaml)',
    ]);
    const added = plan(
      [wanted('a', 'A', ['mail', 'sn', 'email']), desiredFrom(through('a', 'portal', 'email'))],
      server(),
    );
    expect(refused(added)).toEqual([]);
    expect(added.changes.map(({ key }) => key)).toEqual(['AuthenticationPolicyContract/a', 'portal']);
  });
});

test('a reference to what the same plan creates is no missing one', () => {
  const both = [desiredFrom(through('new')), wanted('new', 'New', ['mail'])];
  const errors = (made: Plan) =>
    made.changes.flatMap(({ findings }) =>
      findings.map(({ code }) => code).filter((code) => /reference|not-there/.test(code)),
    );
  expect(errors(plan(both, holding([])))).toEqual([]);
  expect(errors(plan([desiredFrom(through('new'))], holding([])))).toEqual(['missing-reference']);
  expect(errors(plan([desiredFrom(through('new', 'portal', 'phone')), both[1] as Desired], holding([])))).toEqual([
    'attribute-not-there',
  ]);
});

test('numbers of people are of the connection, though another object has its id', () => {
  const server = holding([contract('zoom-sso', 'Staff')], [samlConnection()]);
  const both = [wanted('zoom-sso', 'Employees'), desiredFrom(samlConnection({ applicationName: 'Zoom' }))];
  const made = plan(both, server);
  const counted = new Map([['zoom-sso', { state: 'not-asked' } as const]]);
  const limits = { smallestCount: 0, countedAt: '2026-11-24' } as unknown as Parameters<typeof withPeople>[2];
  const told = withPeople(made, counted, limits).changes.map(({ key, people }) => [key, people?.state]);
  expect(told).toEqual([
    ['AuthenticationPolicyContract/zoom-sso', undefined],
    ['zoom-sso', 'not-asked'],
  ]);
});
