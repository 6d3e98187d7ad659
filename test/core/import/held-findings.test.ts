import { expect, test } from 'vitest';
import { connectorsFrom } from '../../../src/core/connector/connectors.ts';
import type { Connectors } from '../../../src/core/connector/types.ts';
import { finding } from '../../../src/core/diagnostics/diagnostic.ts';
import { startOf } from '../../../src/core/diagnostics/place.ts';
import { withoutHeld } from '../../../src/core/import/held-findings.ts';
import { proveImports } from '../../../src/core/import/prove-imports.ts';
import { provisioningConnection, samlConnection } from '../connection/support/desired.ts';
import { company, imported, offline, offlineWith } from './import-support.ts';

const live = { type: 'SP', id: 'a', name: 'A', entityId: 'urn:a', loggingMode: 'FULL' };
const lifecycle = {
  state: 'present' as const,
  protect: false,
  ignoreChanges: [],
  allowSecretIn: [],
  accept: [],
  allowReplace: false,
};
const desired = (document: object) => ({
  kind: 'SpConnection' as const,
  id: 'a',
  key: 'a',
  name: 'A',
  entityId: 'urn:a',
  file: 'a.yaml',
  document: { ...document } as never,
  placeOf: () => startOf('a.yaml'),
  lifecycle,
});
const context = { connectors: connectorsFrom({ catalogue: [] }), now: new Date('2026-08-01') };

test('what the schema finds in the definition alone stays an error, although nothing would change', () => {
  const found = finding('value-not-allowed', startOf('a.yaml'), '"SpConnektion" isn’t a kind', { key: 'a' });
  expect(withoutHeld([found], { live: [live], version: '12.2.2.0', desired: [desired(live)] }, context)).toEqual([
    found,
  ]);
});

test.each([
  ['a definition that says just what the server has', live, 'warning'],
  ['one that changes something', { ...live, loggingMode: 'STANDARD' }, 'error'],
])('what the rules find in %s alone', (_, document, severity) => {
  const found = finding('attribute-not-fulfilled', startOf('a.yaml'), 'from nowhere', { key: 'a' });
  const held = { live: [live], version: '12.2.2.0', desired: [desired(document)] };
  expect(withoutHeld([found], held, context)).toMatchObject([{ severity }]);
});

test('of an import only what the rules refuse becomes an opinion; what they remark stays with its own advice', () => {
  const { connections, resources } = company();
  const { proofs } = imported(connections, offlineWith(connections), resources);
  const [channels] = proofs.get('pingone-staff')?.diagnostics.filter(({ severity }) => severity === 'warning') ?? [];
  expect(channels).toMatchObject({ code: 'channels-identity-differs', hint: expect.stringContaining('created twice') });
  expect([...proofs.values()].flatMap(({ opinions }) => opinions)).toEqual([]);
  const incomplete = provisioningConnection();
  const { opinions = [], holds } = imported([incomplete], offlineWith([incomplete])).proofs.get('staff') ?? {};
  expect([holds, new Set(opinions.map(({ severity }) => severity))]).toEqual([true, new Set(['warning'])]);
});

test('a logging mode that the server gives every connection is none that a definition has to say', () => {
  const { written } = imported([samlConnection({ loggingMode: 'FULL' })], offline);
  const object = { kind: 'SpConnection' as const, key: 'zoom-sso', live: samlConnection({ loggingMode: 'ENHANCED' }) };
  const proved = (loggingOverride?: string) =>
    proveImports({ written, objects: [object], connectors: offline, now: context.now, loggingOverride }).get(
      'zoom-sso',
    );
  expect(proved('ENHANCED')).toMatchObject({ differences: [], holds: true });
  expect(proved()).toMatchObject({ differences: [{ pointer: '/loggingMode' }], holds: false });
});

test('a setting that a server does without is not required of it, and one that it has exists', () => {
  const live = {
    ...provisioningConnection(),
    outboundProvision: { type: 'Zoom', targetSettings: [{ name: 'Of Tomorrow', value: 'x' }], channels: [] },
  };
  const missing = (connectors: Connectors) => {
    const proof = imported([live], connectors).proofs.get('staff');
    const codes = [...(proof?.diagnostics ?? []), ...(proof?.opinions ?? [])].map(({ code }) => code);
    return [proof?.holds, codes.filter((code) => code.startsWith('connector-setting'))];
  };
  expect(missing(offlineWith([live]))).toEqual([true, []]);
  const [, codes] = missing(offline);
  expect(codes).toEqual(['connector-setting-unknown']);
});
