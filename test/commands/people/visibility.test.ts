import { expect, test } from 'vitest';
import { readerDn, readerPassword } from '../../../sandbox/directory/options.ts';
import { preview } from '../../../src/commands/preview.ts';
import { base, company, users, zoomFor } from './company.ts';

const group = `cn=zoom-users,ou=groups,${base}`;
const byFilter = zoomFor(users);
const byMember = byFilter.replace(
  `userSourceLocation: { filter: "${users}" }`,
  `userSourceLocation: { groupDN: "${group}" }
        groupMembershipDetection: { memberOfGroupAttributeName: "", groupMemberAttributeName: member }`,
);

const accounts = [{ dn: readerDn, password: readerPassword, hides: { below: [`ou=Paris,ou=people,${base}`] } }];

test.each([
  ['by the people’s own attribute', byFilter],
  ['by the group’s', byMember],
])('an account that sees less than PingFederate’s is noticed, %s', { timeout: 60_000 }, async (_, definition) => {
  const { apply, run, access: directoryAccess, directory } = await company({ 'zoom.yaml': definition }, { accounts });
  await apply();
  const { plan } = await run(preview, { directoryAccess });
  const people = plan?.changes[0]?.people;
  if (people?.state !== 'counted') throw new Error(JSON.stringify(people));
  const [channel] = people.effect.channels;
  expect(channel!.before).toBeLessThan(125);
  const names = 'group "zoom-users" names 125 members below the base, and the account ';
  const message = expect.stringMatching(`^${names}(sees|finds) ${channel!.before} of them`);
  expect(channel!.doubts).toContainEqual({ code: 'directory-sees-less', message, closes: true });
  expect(directory.requests.length).toBeLessThan(30);
});
