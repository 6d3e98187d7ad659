import { describe, expect, test } from 'vitest';
import { keyBody } from '../../../src/core/apply/keys.ts';
import { refusalFindings } from '../../../src/core/apply/refusals.ts';
import type { KindName } from '../../../src/core/kinds.ts';
import { desiredFrom, desiredOf } from '../connection/support/desired.ts';
import { ownHint } from '../own-hint.ts';

test('what the API calls otherwise is refused where it is written', () => {
  const desired = { ...desiredFrom({ id: 'root', certificate: 'PEM' }), kind: 'CertificateAuthority' as const };
  const body = keyBody(desired.document);
  expect(body).toEqual({ id: 'root', fileData: 'PEM' });
  const refusals = [{ message: 'The certificate is not a valid X.509 certificate.', fieldPath: 'fileData' }];
  const [finding] = refusalFindings({ code: 'refused-by-server', refusals, body, desired });
  expect(finding?.place.file).toBe('connections/root.yaml/certificate');
});

test('what is written as the API calls it is refused there', () => {
  const desired = desiredOf('SigningKeyPair', { id: 'k', fileData: 'P12', password: 'p' });
  const refusals = [{ message: 'The file can’t be read.', fieldPath: 'fileData' }];
  const [finding] = refusalFindings({ code: 'refused-by-server', refusals, body: desired.document, desired });
  expect(finding?.place.file).toBe('connections/k.yaml/fileData');
});

test('what only the server has stands at the list, not at a neighbour of the same place', () => {
  const contract = (...names: string[]) => ({
    spBrowserSso: { attributeContract: { extendedAttributes: names.map((name) => ({ name })) } },
  });
  const desired = desiredFrom({ id: 'zoom', ...contract('mail', 'phone') });
  const body = contract('mail', 'department', 'phone');
  const placeOf = (index: number) => {
    const fieldPath = `spBrowserSso.attributeContract.extendedAttributes[${index}].name`;
    const refusals = [{ message: 'Refused.', fieldPath }];
    return refusalFindings({ code: 'refused-by-server', refusals, body, desired })[0]?.place.file;
  };
  const list = 'connections/zoom.yaml/spBrowserSso/attributeContract/extendedAttributes';
  expect([0, 1, 2].map(placeOf)).toEqual([`${list}/0/name`, list, `${list}/1/name`]);
});

test('of a key only what its file needs leaves, or what it is made of', () => {
  const declared = { id: 'k', certificate: 'PEM', keyStore: 'P12', password: 'p', unknown: 1 };
  expect(keyBody(declared)).toEqual({ id: 'k', fileData: 'P12', password: 'p' });
  const kept = { format: 'PKCS12', cryptoProvider: 'HSM' };
  expect(keyBody({ ...declared, ...kept })).toEqual({ id: 'k', fileData: 'P12', password: 'p', ...kept });
  expect(keyBody({ id: 'k', certificate: 'PEM', generate: { commonName: 'CN' } })).toEqual({
    id: 'k',
    commonName: 'CN',
  });
});

describe('PingFederate’s words', () => {
  const said = (message: string, kind: KindName = 'SpConnection', fieldPath?: string) => {
    const desired = desiredOf(kind, { id: 'x', name: 'X', entityId: 'urn:x' });
    const refusals = [fieldPath === undefined ? { message } : { message, fieldPath }];
    const [finding] = refusalFindings({ code: 'refused-by-server', refusals, body: desired.document, desired });
    return [finding?.place.file.replace('connections/x.yaml', ''), finding?.message, finding && ownHint(finding)];
  };

  test('for a name that is taken stand at the name, and at the entity id what they call the connection’s id', () => {
    const hint = 'another connection has it: choose another one, or import that connection';
    const name = 'The connection name X is already in use.';
    expect(said(name)).toEqual(['/name', 'The connection name X is already in use', hint]);
    expect(said('A Connection ID is already in use. ')).toEqual([
      '/entityId',
      'A Connection ID is already in use',
      hint,
    ]);
    expect(said('This entity ID is already in use')).toEqual(['/entityId', 'This entity ID is already in use', hint]);
    expect(said('It is already in use', 'DataStore')[2]).toBe(
      'another data store has it: choose another one, or import that data store',
    );
  });

  test('that name a place stand there, whatever else they say', () =>
    expect(said('The connection name is odd', 'SpConnection', 'entityId')[0]).toBe('/entityId'));

  test('that name nothing stand at the whole', () => {
    expect(said('No.')).toEqual(['', 'No', undefined]);
    expect(said('3.5 is no port')).toEqual(['', '3.5 is no port', undefined]);
  });

  test('for a data store that can’t be reached say what PingFederate does', () => {
    const hint =
      'PingFederate tries to reach a data store whenever it is written: look whether it answers PingFederate at this address, and whether the account and its password are right';
    expect(said('Unable to connect.', 'DataStore')).toEqual(['', 'Unable to connect', hint]);
    expect(said('Unable to connect.')[2]).toBeUndefined();
    expect(said('Too long.', 'DataStore')[2]).toBe('change what it names; nothing of this data store was written');
  });
});
