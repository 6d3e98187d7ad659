import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import { goodDefinition, pfconn, repository } from './run.ts';

/** A draft on its way: checked, shown in every form of a plan, never written, until it ends. */

let server: Sandbox;
let variables: Record<string, string>;

beforeEach(async () => {
  server = await startSandbox({ connectors: [] });
  variables = { PF_ADMIN_URL: server.url, PF_USERNAME: 'Administrator', PF_PASSWORD: '2FederateM0re' };
});
afterEach(() => server.stop());

const definition = goodDefinition('urn:partner');
const draft = `${definition}lifecycle: { state: draft }\n`;
const writes = () => server.requests.filter(({ method }) => method !== 'GET').length;

test('a draft is created by nobody, and the plan and its JSON say so', async () => {
  const root = repository({ 'connections/a.yaml': draft });
  const plan = await pfconn(root, 'plan --detailed-exitcode', variables);
  expect(plan.exitCode).toBe(0);
  expect(plan.out).toContain('✓ The server is as the definitions say: 0 connections, 1 draft not written');
  expect(plan.out).toMatch(/^ {3}"sso" is a draft: nothing is written.*\n.* connections\/a\.yaml:16$/m);
  const { out } = await pfconn(root, 'plan --json', variables);
  expect(JSON.parse(out).plan).toMatchObject({
    hasChanges: false,
    counts: { create: 0, 'no-op': 0, draft: 1 },
    changes: [{ action: 'no-op', id: 'sso', draft: { would: 'create' } }],
    findings: [{ code: 'draft-not-written', place: { file: 'connections/a.yaml', line: 16 } }],
  });
  const applied = await pfconn(root, 'apply', variables);
  expect(applied.exitCode, applied.err).toBe(0);
  expect(writes()).toBe(0);
});

test('a connection that is live stays as it is while its definition is a draft', async () => {
  const first = await pfconn(repository({ 'connections/a.yaml': definition }), 'apply', variables);
  expect(first.exitCode, first.err).toBe(0);
  const before = writes();
  const root = repository({ 'connections/a.yaml': draft.replace('name: Sign-on', 'name: Another') });
  const plan = await pfconn(root, 'plan', variables);
  expect(plan.out).toContain('!  "sso" is on the server and its definition is a draft');
  expect(plan.out).toContain('1 of its settings differs from the draft');
  expect((await pfconn(root, 'apply', variables)).exitCode).toBe(0);
  expect((await pfconn(root, 'drift', variables)).exitCode).toBe(0);
  expect(writes()).toBe(before);
  const inventory = await pfconn(root, 'inventory --format csv', variables);
  expect(inventory.out).toContain('its definition is a draft');
});

test('a draft is checked as if it were meant', async () => {
  const root = repository({ 'connections/a.yaml': draft.replace('entityId: urn:partner\n', '') });
  const { exitCode, out } = await pfconn(root, 'validate');
  expect(exitCode).toBe(1);
  expect(out).toContain('entityId');
});

test('an environment may have a draft of what another one has', async () => {
  const root = repository({
    'connections/a.yaml': definition,
    'environments/staging.yaml': 'variables: {}\n',
    'environments/production.yaml': 'overrides: { sso: { lifecycle: { state: draft } } }\n',
  });
  expect((await pfconn(root, 'plan --environment staging', variables)).out).toContain('staging: 1 to create');
  expect((await pfconn(root, 'plan --environment production', variables)).out).toContain('1 draft not written');
});
