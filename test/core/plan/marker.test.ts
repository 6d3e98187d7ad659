import { describe, expect, test } from 'vitest';
import { buildBody } from '../../../src/core/connection/body/build-body.ts';
import type { Live } from '../../../src/core/connection/types.ts';
import { type JsonObject, valueAt } from '../../../src/core/document/json.ts';
import { pathText } from '../../../src/core/document/path.ts';
import {
  type MarkerOptions,
  markerOf,
  markerText,
  parseMarker,
  secretsFingerprint,
  withMarker,
} from '../../../src/core/plan/marker.ts';
import { planChanges } from '../../../src/core/plan/plan-changes.ts';
import { Secret } from '../../../src/core/secret.ts';
import { exampleConnectors } from '../connection/support/descriptor.ts';
import { desiredFrom, provisioningConnection } from '../connection/support/desired.ts';
import { withValueAt } from '../connection/support/leaves.ts';
import { serverWith } from './server.ts';

const key = new Secret('a key of the repository');
const secrets = (value: string) => new Map([['TARGET', new Secret(value)]]);
const document = withValueAt(provisioningConnection(), '/outboundProvision/targetSettings/2', {
  name: 'SECRET',
  value: '${secret:TARGET}',
});
const desired = desiredFrom(document);

describe('the text', () => {
  test.each([
    [{ repository: 'acme/pf', file: 'connections/zoom.yaml' }, 'repo=acme/pf;file=connections/zoom.yaml'],
    [{ repository: 'acme/pf', file: 'x.yaml', environment: 'pro;d' }, 'repo=acme/pf;file=x.yaml;environment=pro%3Bd'],
    [
      { repository: 'acme/pf', file: 'connections/a;b=c%.yaml', secrets: 'hmac-sha256:x-_' },
      'repo=acme/pf;file=connections/a%3Bb%3Dc%25.yaml;secrets=hmac-sha256:x-_',
    ],
  ])('%j', (marker, text) => {
    expect(markerText(marker)).toBe(text);
    expect(parseMarker(text)).toEqual(marker);
  });

  test.each(['', 'iam-team', 'repo=acme/pf', 'file=x', 'a;b;c'])('%j is no marker', (text) =>
    expect(parseMarker(text)).toBeUndefined(),
  );
});

describe('the fingerprint', () => {
  const fingerprint = secretsFingerprint(desired, secrets('hunter2'), key);

  test('holds for the same secrets, whatever else changes', () => {
    expect(fingerprint).toMatch(/^hmac-sha256:[\w-]{43}$/);
    expect(secretsFingerprint(desiredFrom(withValueAt(document, '/name', 'Other')), secrets('hunter2'), key)).toBe(
      fingerprint,
    );
  });

  test('is another for another secret, key or connection', () => {
    expect(secretsFingerprint(desired, secrets('hunter3'), key)).not.toBe(fingerprint);
    expect(secretsFingerprint(desired, secrets('hunter2'), new Secret('another key'))).not.toBe(fingerprint);
    expect(secretsFingerprint(desiredFrom({ ...document, id: 'other' }), secrets('hunter2'), key)).not.toBe(
      fingerprint,
    );
  });

  test('needs every secret, and at least one', () => {
    expect(secretsFingerprint(desired, new Map(), key)).toBeUndefined();
    expect(secretsFingerprint(desiredFrom(provisioningConnection()), secrets('hunter2'), key)).toBeUndefined();
  });
});

describe('in a plan', () => {
  const marker = (value: string): MarkerOptions => ({
    property: 'managedBy',
    repository: 'acme/pf',
    fingerprints: new Map([['staff', secretsFingerprint(desired, secrets(value), key) as string]]),
  });
  const live = (text: string): Live =>
    provisioningConnection({ extendedProperties: { managedBy: { values: [text] }, owner: { values: ['iam'] } } });
  const marked = (value: string) =>
    live(
      markerText({
        repository: 'acme/pf',
        file: 'connections/staff.yaml',
        secrets: marker(value).fingerprints?.get('staff') as string,
      }),
    );
  const change = (document: JsonObject, on: Live, options?: MarkerOptions) =>
    planChanges({
      desired: [desiredFrom({ extendedProperties: { owner: { values: ['iam'] } }, ...document })],
      server: serverWith([on]),
      environment: 'production',
      connectors: exampleConnectors,
      marker: options,
      options: { allowReplace: false, prune: false, rotate: [] },
      now: new Date('2026-11-24'),
    }).changes[0];

  test('the same secrets need nothing', () => {
    expect(change(document, marked('hunter2'), marker('hunter2'))?.action).toBe('no-op');
  });

  test('a changed secret is found by itself', () => {
    expect(change(document, marked('hunter2'), marker('hunter3'))).toMatchObject({
      action: 'update',
      differences: [{ kind: 'changed', secret: true, path: [{}, {}, { item: 'SECRET' }, { member: 'value' }] }],
    });
  });

  test('another name of a secret is found without any value', () => {
    const marked = (text: string) => change(withValueAt(document, secretAt, text), held(text), withoutKey);
    const held = (text: string) => {
      const first = change(withValueAt(document, secretAt, text), live('repo=acme/pf;file=x'), {
        ...withoutKey,
        fingerprints: new Map([['staff', 'x']]),
      });
      const properties = (first as { desired?: { document: JsonObject } })?.desired?.document.extendedProperties;
      return { ...live(''), extendedProperties: properties } as Live;
    };
    const secretAt = '/outboundProvision/targetSettings/2/value';
    const withoutKey: MarkerOptions = { property: 'managedBy', repository: 'acme/pf' };
    expect(marked('${secret:TARGET}')?.action).toBe('no-op');
    const other = change(withValueAt(document, secretAt, '${secret:OTHER}'), held('${secret:TARGET}'), withoutKey);
    expect(other).toMatchObject({
      action: 'update',
      differences: [{ kind: 'changed', secret: true, path: [{}, {}, { item: 'SECRET' }, { member: 'value' }] }],
      findings: [
        { code: 'target-changed', message: expect.stringContaining('if the new "Secret", sent from OTHER, is wrong') },
      ],
    });
  });

  describe('another name of a secret, with the values at hand', () => {
    const secretAt = '/outboundProvision/targetSettings/2/value';
    const options = (name: string, value: string): MarkerOptions => {
      const known = new Map([[name, new Secret(value)]]);
      const fingerprint = secretsFingerprint(named(name), known, key) as string;
      return { property: 'managedBy', repository: 'acme/pf', fingerprints: new Map([['staff', fingerprint]]) };
    };
    const named = (name: string) => desiredFrom(withValueAt(document, secretAt, `\${secret:${name}}`));
    const written = withMarker(named('TARGET'), undefined, options('TARGET', 'hunter2')).document.extendedProperties;
    const markerIn = ({ managedBy }: JsonObject) => ((managedBy as JsonObject).values as string[])[0];
    const renamed = (value: string) =>
      change(named('OTHER').document, live(markerIn(written as JsonObject) as string), options('OTHER', value));

    test('touches nobody where the value is the same; the reference is written all the same', () => {
      expect(renamed('hunter2')).toMatchObject({ action: 'update', differences: [{ secret: true }], findings: [] });
    });

    test('is said where the value is another', () => {
      expect(renamed('hunter3')).toMatchObject({ action: 'update', findings: [{ code: 'target-changed' }] });
    });

    test('changes the plan’s digest as it does without the values', () => {
      expect(renamed('hunter2')?.digest).toBe(renamed('hunter3')?.digest);
    });
  });

  test('a connection without a marker, or from another file, is no reason to write', () => {
    expect(
      change(
        document,
        provisioningConnection({ extendedProperties: { owner: { values: ['iam'] } } }),
        marker('hunter2'),
      )?.action,
    ).toBe('no-op');
    expect(change(document, live('repo=acme/pf;file=connections/old.yaml'), marker('hunter2'))?.action).toBe('no-op');
  });

  test('a plan is the same where the secrets are and where they are not', () => {
    const create = (options: MarkerOptions) =>
      planChanges({
        desired: [desired],
        server: serverWith([]),
        environment: 'production',
        connectors: exampleConnectors,
        marker: options,
        options: { allowReplace: false, prune: false, rotate: [] },
        now: new Date('2026-11-24'),
      });
    const without = create({ property: 'managedBy', repository: 'acme/pf' });
    expect(create(marker('hunter2')).digest).toBe(without.digest);
    expect(JSON.stringify(without.changes[0])).toContain('managedBy');
  });

  test('without a marker of this run, the server’s stays, unless the definition writes the property itself', () => {
    const text = markerText({ repository: 'acme/other', file: 'x.yaml' });
    const live = provisioningConnection({ extendedProperties: { managedBy: { values: [text] } } });
    const held = (document: JsonObject) =>
      withMarker(desiredFrom(document), live, undefined).document.extendedProperties;
    const own = { managedBy: { values: ['somebody'] } };
    expect(held(provisioningConnection())).toEqual({ managedBy: { values: [text] } });
    expect(held(provisioningConnection({ extendedProperties: own }))).toEqual(own);
  });

  test('whatever is written carries the marker', () => {
    const update = change({ ...document, applicationName: 'x' }, provisioningConnection(), marker('hunter2'));
    expect(update?.action).toBe('update');
    if (update?.action !== 'update') return;
    const { body } = buildBody({
      desired: update.desired,
      live: update.live,
      secrets: secrets('hunter2'),
      version: '12.2.2.0',
    });
    expect(markerOf(body as Live, 'managedBy')).toEqual({
      references: expect.stringMatching(/^[0-9a-f]{8}$/),
      repository: 'acme/pf',
      file: 'connections/staff.yaml',
      secrets: marker('hunter2').fingerprints?.get('staff'),
    });
    expect(update.differences.map(({ path }) => pathText(path))).toEqual([
      'extendedProperties.owner.values',
      'applicationName',
    ]);
  });

  test('another property whose name begins as the marker’s is one like any other', () => {
    const both = { owner: { values: ['iam'] }, managedByTeam: { values: ['sso'] } };
    const update = change({ ...document, extendedProperties: both }, marked('hunter2'), marker('hunter2'));
    expect(update?.action === 'update' && update.differences.map(({ path }) => pathText(path))).toEqual([
      'extendedProperties.managedByTeam.values',
    ]);
  });

  test('a run without marker options leaves the marker where it is', () => {
    const update = change({ ...document, applicationName: 'x' }, marked('hunter2'));
    expect(update).toMatchObject({ action: 'update', differences: [{ path: [{ member: 'applicationName' }] }] });
    if (update?.action !== 'update') return;
    const { body } = buildBody({ desired: update.desired, live: update.live, secrets: new Map(), version: '12.2.2.0' });
    expect(valueAt(body, '/extendedProperties/managedBy')).toEqual(
      valueAt(marked('hunter2'), '/extendedProperties/managedBy'),
    );
  });
});

describe('whose connection it is', () => {
  const marker: MarkerOptions = { property: 'managedBy', repository: 'acme/pf' };
  const planWith = (document: JsonObject, owner: string, options: object = {}) =>
    planChanges({
      desired: [desiredFrom(document)],
      server: serverWith([
        {
          ...provisioningConnection(),
          extendedProperties: {
            managedBy: { values: [markerText({ repository: owner, file: 'connections/x.yaml' })] },
          },
        } as unknown as Live,
      ]),
      environment: 'test',
      connectors: exampleConnectors,
      marker,
      options: { allowReplace: false, prune: false, rotate: [], ...options },
      now: new Date('2026-01-01T00:00:00Z'),
    });
  const owners = (plan: ReturnType<typeof planChanges>) =>
    plan.changes.flatMap(({ findings }) => findings).filter(({ code }) => code === 'managed-elsewhere');

  test('a change to what another repository marked says so, ours does not', () => {
    const changed = { ...provisioningConnection(), applicationName: 'x' };
    expect(owners(planWith(changed, 'acme/other')).map(({ message }) => message)).toEqual([
      expect.stringMatching(/ is managed by acme\/other \(connections\/x\.yaml\); this plan takes it over$/),
    ]);
    expect(owners(planWith(changed, 'acme/pf'))).toEqual([]);
    expect(owners(planWith(provisioningConnection(), 'acme/other'))).toEqual([]);
  });

  test('another environment of ours has written here: refused, with both named', () => {
    const planOn = (mark: object, options: Partial<MarkerOptions>) =>
      planChanges({
        desired: [],
        server: serverWith([marked('a', mark), marked('b', mark), provisioningConnection({ id: 'c' })]),
        environment: 'production',
        connectors: exampleConnectors,
        marker: { ...marker, environment: 'production', environments: ['production', 'staging'], ...options },
        options: { allowReplace: false, prune: true, rotate: [] },
        now: new Date('2026-01-01T00:00:00Z'),
      });
    const marked = (id: string, mark: object) =>
      provisioningConnection({
        id,
        extendedProperties: {
          managedBy: { values: [markerText({ repository: 'acme/pf', file: 'x.yaml', ...mark })] },
        },
      });
    const staging = { environment: 'staging' };
    const said = (plan: ReturnType<typeof planChanges>) =>
      plan.findings.map(({ code, message }) => `${code}: ${message}`);
    expect(said(planOn(staging, {}))).toEqual([
      'environments-share-server: production reaches the same server as staging: "a" and 1 more there was written for staging',
    ]);
    expect(planOn(staging, {}).changes, 'nor is it pruned').toEqual([]);
    expect(
      planOn({}, {}).changes.map(({ id }) => id),
      'one of before environments were noted is',
    ).toEqual(['a', 'b']);
    // Its own, one that was given up, another repository's, and one that older versions wrote.
    expect(said(planOn({ environment: 'production' }, {}))).toEqual([]);
    expect(said(planOn(staging, { environments: ['production'] }))).toEqual([]);
    expect(said(planOn({ ...staging, repository: 'acme/other' }, {}))).toEqual([]);
    expect(said(planOn({}, {}))).toEqual([]);
    expect(said(planOn(staging, { environment: undefined }))).toEqual([]);
  });

  test('rotate and prune that come to nothing are told', () => {
    const { findings } = planWith(provisioningConnection(), 'acme/pf', { rotate: ['nobody-*', '*'] });
    expect(findings.map(({ code, message }) => [code, message])).toEqual([
      ['rotate-without-match', 'rotate: no definition has an id that matches nobody-*'],
    ]);
  });
});
