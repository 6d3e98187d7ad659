import { expect, test } from 'vitest';
import type { Snapshot } from '../../../src/core/connection/references/snapshot.ts';
import { missingInSnapshot, snapshotDiffers, snapshotFor } from '../../../src/core/plan/snapshot-findings.ts';
import { desiredFrom } from '../connection/support/desired.ts';

const snapshot = (environment: string, more: Partial<Snapshot> = {}): Snapshot => ({
  file: `schemas/servers/${environment}.json`,
  environment,
  server: 'https://pf:9999',
  version: '12.2.2.0',
  resources: {},
  ...more,
});

test('what a server didn’t have when it was asked is an error of its own environment, a warning of another', () => {
  const signing = (signingKeyPairRef: { id: string } | { name: string }) =>
    desiredFrom({ id: 'a', credentials: { signingSettings: { signingKeyPairRef } } });
  const said = (environment: string, link = signing({ id: 'old' }), ids = ['olds', 'second']) =>
    missingInSnapshot(
      link,
      snapshot('production', { resources: { SigningKeyPair: ids.map((id) => ({ id })) } }),
      environment,
    ).map(({ severity, message, hint }) => `${severity}: ${message} (${hint})`);
  const none = 'the server has no signing key pair with the id "old"';
  const since =
    'as of schemas/servers/production.json, pulled from https://pf:9999: pfconn pull takes over what came since';
  expect(said('production')).toEqual([`error: ${none} (did you mean "olds"?; ${since})`]);
  expect(said('test')).toEqual([`warning: ${none} (did you mean "olds"?; ${since})`]);
  expect(said('test', signing({ id: 'olds' }))).toEqual([]);
  // A snapshot holds less than a server: that it can't be looked up there says nothing.
  expect(missingInSnapshot(signing({ name: 'CN=x' }), snapshot('production'), 'production')).toEqual([]);
});

test('the environment’s own snapshot says most, then the one without an environment, then any', () => {
  const [own, plain, other] = ['production', 'default', 'test'].map((name) => snapshot(name)) as [
    Snapshot,
    Snapshot,
    Snapshot,
  ];
  expect(snapshotFor([other, plain, own], 'production')).toBe(own);
  expect(snapshotFor([other, plain], 'production')).toBe(plain);
  expect(snapshotFor([other], 'production')).toBe(other);
  expect(snapshotFor([], 'production')).toBeUndefined();
});

test('a snapshot of another server, or of another version of it, is said to be one', () => {
  const said = (address: string, version = '12.2.2.0', environment = 'production') =>
    snapshotDiffers(snapshot('production'), environment, { address, version }).map(
      ({ code, message, hint, place }) => `${place.file} ${code}: ${message} (${hint})`,
    );
  expect(said('https://pf:9999')).toEqual([]);
  expect(said('HTTPS://PF:9999//')).toEqual([]);
  expect(said('https://other:9999')).toEqual([
    'schemas/servers/production.json snapshot-of-other-server: what validate and the editor know of the server was pulled from https://pf:9999, this is https://other:9999 (pfconn pull renews it)',
  ]);
  expect(said('https://pf:9999', '13.0.0.1')).toEqual([
    'schemas/servers/production.json snapshot-of-other-version: what validate and the editor know of the server was pulled when it was PingFederate 12.2.2.0; it is 13.0.0.1 now (pfconn pull renews it)',
  ]);
  expect(said('https://other:9999', '13.0.0.1', 'test')).toEqual([]);
  expect(snapshotDiffers(undefined, 'production', { address: 'x', version: 'y' })).toEqual([]);
});
