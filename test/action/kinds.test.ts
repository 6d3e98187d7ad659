import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { password, World } from './world.ts';

/** The action over several kinds of object: a policy contract and a connection that share an id. */

const sha = 'a'.repeat(40);
const contract = `# Whoever signs on at a partner comes by this.
kind: AuthenticationPolicyContract
id: zoom-provisioning
name: Partner login
extendedAttributes:
  - mail # for the subject
`;

let world: World;
beforeEach(async () => {
  world = await World.start();
  writeFileSync(join(world.workspace, 'connections/login.yaml'), contract);
});
afterEach(async () => {
  const { problems } = world.gitHub;
  await world.stop();
  expect(problems).toEqual([]);
});

const comment = () => world.gitHub.state.comments.at(-1)?.body ?? '';

async function editOnServer(path: string, change: (live: Record<string, unknown>) => object): Promise<void> {
  const address = `${world.sandbox.url}/pf-admin-api/v1${path}`;
  const headers = {
    authorization: `Basic ${Buffer.from(`Administrator:${password}`).toString('base64')}`,
    'x-xsrf-header': 'PingFederate',
    'content-type': 'application/json',
  };
  const live = (await (await fetch(address, { headers })).json()) as Record<string, unknown>;
  const answer = await fetch(address, { method: 'PUT', headers, body: JSON.stringify(change(live)) });
  expect(answer.status).toBe(200);
}

test('what was reviewed is applied, and what has changed since of one kind only is left alone', async () => {
  await world.plan();
  expect(comment()).toContain('**Policy contract Partner login** · create');
  world.merge(sha);
  // The contract isn't the reviewed one any more; the connection of the same id is.
  world.edit('connections/login.yaml', 'mail # for', 'telephone # for');
  const result = await world.apply(sha);
  expect(result.outputs['failure-reason']).toBe('plan-changed');
  expect(result.log).toContain('1 policy contract left alone');
  expect(result.log).toContain('AuthenticationPolicyContract/zoom-provisioning');
  expect(comment()).toContain('**policy contract Partner login**');
  expect(comment()).toContain('**Zoom Provisioning** · created');
  // Reviewed line by line: what comes and goes stands in the comment.
  expect(comment()).toMatch(/not reviewed @@\n\+ .*telephone/);
});

test('drift of each kind is in one issue, and one pull request takes it over', async () => {
  await world.apply(sha, { inputs: { 'allow-unreviewed': 'true' } });
  await editOnServer('/authenticationPolicyContracts/zoom-provisioning', (live) => ({
    ...live,
    extendedAttributes: [{ name: 'mail' }, { name: 'sn' }],
  }));
  await editOnServer('/idp/spConnections/zoom-provisioning', (live) => ({ ...live, loggingMode: 'FULL' }));
  const result = await world.drift({ inputs: { 'open-pull-request': 'true' } });
  expect(result.exitCode, result.log).toBe(0);
  const issue = world.gitHub.state.issues[0]?.body ?? '';
  expect(issue).toContain('1 connection and 1 policy contract on `production` differ from git');
  expect(issue).toContain('- Policy contract Partner login `zoom-provisioning`: since');
  const files = [...world.gitHub.state.trees.values()].flat();
  expect(files.map(({ path }) => path).sort()).toEqual(['connections/login.yaml', 'connections/zoom.yaml']);
  const adopted = files.find(({ path }) => path === 'connections/login.yaml')?.content ?? '';
  expect(adopted).toContain('# Whoever signs on at a partner comes by this.');
  expect(adopted).toMatch(/extendedAttributes:\n.*mail.*\n.*sn/);
  expect(world.gitHub.state.pulls[0]?.body).toContain('Somebody changed objects on `production`');
});
