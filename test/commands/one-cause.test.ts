import { afterEach, expect, test } from 'vitest';
import { ranked } from '../../src/core/report/ranking.ts';
import { provisioning, type Rehearsal, rehearse } from './rehearsal.ts';

let stage: Rehearsal;
afterEach(() => stage.stop());

/** A second channel beside the first, with a base DN of its own. */
const guests = (baseDn: string) => `    - name: Guests
      active: true
      maxThreads: 1
      timeout: 60
      channelSource:
        directory: active-directory
        dataSource: corp-ad
        baseDn: ${baseDn}
        userSourceLocation: { filter: (objectClass=contact) }
      attributeMapping: { Username: mail, Email: mail, Given Name: givenName, Family Name: sn, User Type: { defaultValue: Licensed } }
`;

const both = (first: string, second: string) => provisioning('a', { baseDn: first, more: guests(second) });

/** What the plan says of scopes, once per cause. */
async function saidOf(before: string, after: string) {
  stage = await rehearse({ 'a.yaml': before });
  expect((await stage.apply()).failure).toBeUndefined();
  stage.write({ 'a.yaml': after });
  const { plan } = await stage.plan();
  return ranked(plan!.changes)
    .filter(({ finding }) => finding.code === 'scope-changed')
    .map(({ finding }) => `${finding.place.line} ${finding.message}`);
}

test('what one anchor changes at two places of a connection is said once, at the anchor', async () => {
  const said = await saidOf(
    both('&base dc=example,dc=com', '*base'),
    both('&base ou=staff,dc=example,dc=com', '*base'),
  );
  expect(said).toEqual([expect.any(String)]);
  expect(said[0]).toMatch(/^21 the anchor base in connections\/a\.yaml changes 2 things here: people /);
});

test('an anchor of a whole part counts for what is in it', async () => {
  const source = (word: string) =>
    both('dc=x', 'dc=x')
      .replace(/channelSource:\n[\s\S]*?userSourceLocation: .*\n/, `channelSource: ${word}\n`)
      .replace(/(name: Guests[\s\S]*?)channelSource:\n[\s\S]*?userSourceLocation: .*\n/, '$1channelSource: *source\n');
  const part = (baseDn: string) =>
    source(
      `&source { directory: active-directory, dataSource: corp-ad, baseDn: "${baseDn}", userSourceLocation: { filter: (objectClass=user) } }`,
    );
  const said = await saidOf(part('dc=example,dc=com'), part('ou=staff,dc=example,dc=com'));
  expect(said).toEqual([expect.stringContaining('the anchor source in connections/a.yaml changes 2 things here')]);
});

test('two values that are alike and stand at two places are two causes', async () => {
  const said = await saidOf(
    both('dc=example,dc=com', 'dc=example,dc=com'),
    both('ou=staff,dc=example,dc=com', 'ou=staff,dc=example,dc=com'),
  );
  expect(said.map((line) => line.split(' ')[0])).toEqual(['21', '36']);
});
