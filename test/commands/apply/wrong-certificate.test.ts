import { X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { applyPlan } from '../../../src/commands/apply/apply-plan.ts';
import { connectorsFrom } from '../../../src/core/connector/connectors.ts';
import type { CreateChange, Plan } from '../../../src/core/plan/types.ts';
import { desiredFrom } from '../../core/connection/support/desired.ts';
import { connectTo, json, serve } from '../../edges/pingfederate/servers.ts';

const certificate = (name: string) =>
  readFileSync(join(import.meta.dirname, `../../edges/pingfederate/fixtures/${name}.pem`), 'utf8');
const identity = { kind: 'CertificateAuthority' as const, id: 'root', key: 'CertificateAuthority/root', name: 'root' };

/** A server that holds another certificate than it is sent, as when a file holds another one than was declared. */
async function serverWith(held: string, mayDelete: boolean) {
  const log: string[] = [];
  const view = { id: 'root', sha256Fingerprint: new X509Certificate(held).fingerprint256.replaceAll(':', '') };
  let isThere = false;
  const url = await serve((request, response) => {
    const path = String(request.url).replace('/pf-admin-api/v1', '');
    if (request.method !== 'GET') log.push(`${request.method} ${path}`);
    if (request.method === 'POST') isThere = true;
    if (request.method === 'DELETE' && mayDelete) isThere = false;
    if (request.method === 'DELETE') return json(response, { message: 'no' }, mayDelete ? 204 : 403);
    if (path.startsWith('/cluster')) return json(response, { message: 'no' }, 403);
    if (path.endsWith('/file')) return response.writeHead(200).end(held);
    if (path === '/certificates/ca') return json(response, { items: isThere ? [view] : [] });
    return json(response, isThere ? view : { message: 'none' }, isThere ? 200 : 404);
  });
  return { url, log };
}

async function importInto(url: string) {
  const desired = { ...desiredFrom({ id: 'root', certificate: certificate('ca') }), ...identity };
  const change = { ...identity, action: 'create', desired, differences: [], findings: [], digest: '', entityId: '' };
  const plan = { environment: 'e', server: { version: '12.2.2' }, changes: [change as CreateChange], digest: '' };
  const { api } = await connectTo(url);
  return applyPlan({
    plan: plan as unknown as Plan,
    api,
    secrets: new Map(),
    connectors: connectorsFrom({ catalogue: [] }),
    options: { onFailure: 'continue', replicate: 'auto', replicationTimeoutMs: 1000 },
    progress: () => {},
    step: () => {},
    signal: new AbortController().signal,
    now: () => new Date(),
  });
}

test('a certificate that isn’t the declared one doesn’t keep its id', async () => {
  const { url, log } = await serverWith(certificate('other'), true);
  const [change] = (await importInto(url)).changes;
  expect([change?.status, change?.message]).toEqual([
    'failed',
    'PingFederate holds another certificate than the definition says: it was deleted again',
  ]);
  expect(log).toEqual(['POST /certificates/ca/import', 'DELETE /certificates/ca/root']);
});

test('where it can’t be deleted again, that is said', async () => {
  const { url } = await serverWith(certificate('other'), false);
  const [change] = (await importInto(url)).changes;
  expect(change?.message).toBe(
    'PingFederate holds another certificate than the definition says, and it could not be deleted again',
  );
});

test('the declared one stays', async () => {
  const { url, log } = await serverWith(certificate('ca'), true);
  const [change] = (await importInto(url)).changes;
  expect([change?.status, log]).toEqual(['done', ['POST /certificates/ca/import']]);
});
