import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Sandbox, startSandbox } from '../../sandbox/start-sandbox.ts';
import type { Diagnostic } from '../../src/core/diagnostics/diagnostic.ts';
import type { Counted } from '../../src/core/people/types.ts';
import { withPeople } from '../../src/core/plan/people.ts';
import { planChanges } from '../../src/core/plan/plan-changes.ts';
import { planJson } from '../../src/core/report/machine/plan-json.ts';
import { loadCatalogue } from '../../src/edges/catalogue/load-catalogue.ts';
import type { FindingJson } from '../../src/generated/reports.ts';
import { provisioning, signOn } from '../commands/rehearsal.ts';
import { liveConnections } from '../core/connection/support/arbitrary-connection.ts';
import { exampleConnectors } from '../core/connection/support/descriptor.ts';
import { desiredFrom } from '../core/connection/support/desired.ts';
import { counted, crowd } from '../core/people/example.ts';
import { planOf } from '../core/plan/people-example.ts';
import { serverWith } from '../core/plan/server.ts';
import { cases } from '../seeds/cases.ts';
import { pfconn, repository } from '../terminal/run.ts';
import { membersOf, membersSeen, mistakesIn, schemas } from './report-schemas.ts';

/** A finding is the same in the code and outside, but for its place inside a tier. */
const outside = (finding: Diagnostic): Omit<FindingJson, 'tier' | 'rank'> => {
  const { tier: _tier, order: _order, about: _about, cause, ...rest } = finding;
  return { ...rest, cause: cause?.words };
};

const nodes = [
  { index: 1, mode: 'CLUSTERED_CONSOLE' as const },
  { index: 2, mode: 'CLUSTERED_ENGINE' as const, appliesAfterMs: 1 },
];

let server: Sandbox;
let root: string;
let variables: Record<string, string>;
const seen = new Set<string>();

beforeEach(async () => {
  const connectors = (await loadCatalogue(['zoom'])).map(({ descriptor }) => descriptor);
  server = await startSandbox({ connectors, cluster: { nodes } });
  root = repository({
    'connections/a.yaml': provisioning('a'),
    'connections/b.yaml': signOn('b'),
    'connections/c.yaml': signOn('c'),
    'connections/e.yaml': signOn('e'),
  });
  variables = {
    PF_ADMIN_URL: server.url,
    PF_USERNAME: 'Administrator',
    PF_PASSWORD: '2FederateM0re',
    ZOOM_CLIENT_SECRET: 'planted-zoom-secret',
    PFCONN_REPOSITORY: 'example-org/identity',
    GITHUB_ACTOR: 'somebody',
    GITHUB_SHA: 'c0ffee0d3c1a9b5e7f2468ace13579bdf0246813',
    GITHUB_RUN_ID: '7001',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'example-org/identity',
  };
});
afterEach(() => server.stop());

const write = (name: string, text: string) => writeFileSync(join(root, 'connections', name), text);
const held = (path: string) => JSON.parse(readFileSync(join(root, path), 'utf8'));

/** Runs a command with `--json`; what it prints has to be as the schema says. */
async function json(line: string) {
  const { out } = await pfconn(root, `${line} --json`, variables);
  const result = JSON.parse(out);
  expect(mistakesIn(result, 'result'), line).toEqual([]);
  membersSeen(result, schemas.result, seen);
  return result;
}

/** From nothing to changes of every kind, refusals, waits, a failure, drift and a restore. */
async function story() {
  await json('setup marker --yes');
  await json('plan --plan-file plan.json');
  expect(mistakesIn(held('plan.json'), 'plan')).toEqual([]);
  await json('apply --replicate always --outcome-file outcome.json');
  expect(mistakesIn(held('outcome.json'), 'outcome')).toEqual([]);
  await exchange();
  write('a.yaml', provisioning('a', { action: 'Delete' }).replace('entityId: urn:', 'entityId: urn:new:'));
  write('b.yaml', 'kind: SpConnection\nid: b\nname: B\nlifecycle: { state: absent }\n');
  write('c.yaml', `${signOn('c')}lifecycle: { accept: [delete-accounts-7c1e90ab44d2] }\nloggingMode: ENHANCED\n`);
  write('d.yaml', signOn('d', { entityId: 'urn:example:a' }));
  write('e.yaml', signOn('e').replace('signingKeyPairRef: signing-2026', 'signingKeyPairRef: { name: "CN=x" }'));
  await json('plan');
  write('e.yaml', signOn('e', { active: false }));
  const plan = (await json('plan --rotate a --max-changes 50% --max-deletes 0')).plan;
  const tokens = plan.changes.flatMap(({ waits = [] }) => waits.map(({ token }: { token: string }) => token));
  await json(`plan --accept ${tokens[0]}`);
  await json('apply --max-deletes 0');
  await json('apply --backup backup');
  server.faults.add({ match: { method: 'PUT', path: '/idp/spConnections/a' }, fault: 422 });
  const accept = tokens.join(',');
  await json(`apply --accept ${accept} --on-failure continue --backup backup`);
  await json('drift --show-unmanaged');
  write('a.yaml', `${signOn('a', { entityId: 'urn:new:a' })}lifecycle: { state: draft }\n`);
  await json('plan');
  const kept = readdirSync(join(root, 'backup')).sort();
  await json(`restore backup/${kept[0]}`);
}

/** One connection takes the place of another, and a variable changes a third. */
async function exchange() {
  write('c.yaml', 'kind: SpConnection\nid: c\nname: C\nlifecycle: { state: absent }\n');
  write('d.yaml', signOn('d', { entityId: 'urn:example:c' }));
  write('e.yaml', signOn('e', { entityId: '${var:ENTITY}' }));
  await json('plan --variables ENTITY=urn:example:moved');
}

test('what every command prints as JSON is as its schema says, and every member of the schema is used', async () => {
  await story();
  write('other.yaml', `${signOn('other')}virtualEntityIds: ['\${var:NOT_SET}']\n`);
  mkdirSync(join(root, 'environments'));
  for (const name of ['test', 'live']) writeFileSync(join(root, 'environments', `${name}.yaml`), 'variables: {}\n');
  for (const line of [
    'validate',
    'doctor',
    'inventory',
    'pull',
    'connectors',
    'connectors show zoom',
    'explain unknown-property',
    'compare --environments test,live',
    'sandbox --switch help',
    'new zoom --output connections/new.yaml',
    'import b',
    'plan --environment nowhere',
    'restore nowhere',
    'plan --environment test',
  ])
    await json(line);
  write('broken.yaml', 'kind: SpConnection\nid: [\n');
  await json('validate');
  for (const plan of countedPlans()) {
    expect(mistakesIn(plan, 'plan')).toEqual([]);
    membersSeen({ plan }, schemas.result, seen);
  }
  // Only a server that is lost in the last second makes it.
  const seldom = ['Outcome.unseen'];
  expect(membersOf(schemas.result).filter((member) => !seen.has(member))).toEqual(seldom);
});

/** Plans with people, as they are after a directory was asked. */
function countedPlans() {
  const to = {
    users: { filter: '(a=b)' },
    mapping: { Username: { attributeNames: ['cn'] }, Title: { expression: '#x' } },
  };
  const doubt = { code: 'computers-in-scope', message: '2 of them', closes: false } as const;
  const people = counted({}, to, crowd(2), crowd(2, 0, { cn: 'x' }), [doubt]);
  const missing = counted({}, to, crowd(2), crowd(2));
  const why = { kind: 'time', message: 'it took too long', hint: 'ask for less' } as const;
  const told = (one: Counted, smallestCount: number) =>
    planJson(withPeople(planOf({}, to), new Map([['z', one]]), { smallestCount, mustCount: false }), undefined);
  return [told(people, 1), told(people, 10), told(missing, 1), told({ state: 'not-counted', why }, 1)];
}

test('a plan of any two states is as the schema says', () => {
  fc.assert(
    fc.property(
      liveConnections(),
      fc.option(liveConnections(), { nil: undefined }),
      fc.boolean(),
      (wanted, live, gone) => {
        const made = planChanges({
          desired: [desiredFrom({ ...wanted, name: 'x', entityId: 'x' }, gone ? { state: 'absent' } : {})],
          server: serverWith(
            live
              ? [
                  { ...live, id: 'generated' },
                  { ...live, id: 'another' },
                ]
              : [],
          ),
          environment: 'production',
          connectors: exampleConnectors,
          options: {
            allowReplace: true,
            prune: false,
            rotate: [],
            maxChanges: { count: 0 },
            maxDeletes: { percent: 10 },
          },
          now: new Date('2026-11-28T12:00:00Z'),
        });
        expect(mistakesIn(planJson(made, undefined), 'plan')).toEqual([]);
      },
    ),
    { numRuns: cases(100) },
  );
});

test.each([
  ['a member that no schema knows', { surprise: 1 }],
  ['another version', { version: 2 }],
  ['no digest', { digest: undefined }],
  ['a tier that there isn’t', { tier: 'terrible' }],
])('%s is refused', (_, wrong) => {
  const good = planJson(
    {
      environment: 'x',
      server: { version: '13.1.0.0' },
      changes: [],
      unmanaged: [],
      findings: [],
      digest: 'sha256:0',
    },
    undefined,
  );
  expect(mistakesIn(good, 'plan')).toEqual([]);
  expect(mistakesIn({ ...good, ...wrong }, 'plan')).not.toEqual([]);
});

test('a finding is told whole, but for its order', () => {
  const place = { file: 'a.yaml', line: 1, column: 1, endLine: 1, endColumn: 2 };
  expect(outside({ code: 'duplicate-id', severity: 'error', message: 'x', place, order: 3, tier: 1 })).toEqual({
    code: 'duplicate-id',
    severity: 'error',
    message: 'x',
    place,
  });
});
