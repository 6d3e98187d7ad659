import { describe, expect, test } from 'vitest';
import { type DirectoryOptions, readerDn, readerPassword } from '../../../sandbox/directory/options.ts';
import { preview } from '../../../src/commands/preview.ts';
import { base, company, users, zoomFor } from './company.ts';

const group = `cn=zoom-users,ou=groups,${base}`;
const byFilter = zoomFor(users);
const byMember = byFilter.replace(
  `userSourceLocation: { filter: "${users}" }`,
  `userSourceLocation: { groupDN: "${group}" }
        groupMembershipDetection: { memberOfGroupAttributeName: "", groupMemberAttributeName: member }`,
);

/** Everybody of a group and of the groups in it; `rule` as a channel writes it. */
const byStaff = (rule: string) => byFilter.replace(`userSourceLocation: { filter: "${users}" }`, rule);
const staff = `cn=all-staff,ou=groups,${base}`;
const noAttribute = `
        groupMembershipDetection: { memberOfGroupAttributeName: "", groupMemberAttributeName: member }`;
const nested = `userSourceLocation: { groupDN: "${staff}", nestedSearch: true }`;

const accounts = [{ dn: readerDn, password: readerPassword, hides: { below: [`ou=Paris,ou=people,${base}`] } }];

test.each([
  ['by the people’s own attribute', byFilter],
  ['by the group’s', byMember],
])('an account that sees less than PingFederate’s is noticed, %s', async (_, definition) => {
  const { apply, run, access: directoryAccess, directory } = await company({ 'zoom.yaml': definition }, { accounts });
  await apply();
  const { plan } = await run(preview, { directoryAccess });
  const people = plan?.changes[0]?.people;
  if (people?.state !== 'counted') throw new Error(JSON.stringify(people));
  const [channel] = people.effect.channels;
  expect(channel!.before).toBeLessThan(125);
  const message = `group "zoom-users" names 125 members below the base, and the account sees ${channel!.before} of them`;
  expect(channel!.doubts).toContainEqual({ code: 'directory-sees-less', message, closes: true });
  expect(directory.requests.length).toBeLessThan(30);
});

async function doubtsIn(definition: string, options: Partial<DirectoryOptions>) {
  const { apply, run, access: directoryAccess } = await company({ 'zoom.yaml': definition }, options);
  await apply();
  const { plan } = await run(preview, { directoryAccess });
  const people = plan?.changes[0]?.people;
  if (people?.state !== 'counted') throw new Error(JSON.stringify(people));
  const [channel] = people.effect.channels;
  return { before: channel!.before, doubts: channel!.doubts.filter(({ code }) => code === 'directory-sees-less') };
}

describe('along groups in groups', () => {
  test.each([
    ['by the chain rule', nested],
    ['by a walk', nested + noAttribute],
    ['by a filter', `userSourceLocation: { filter: "(memberOf:1.2.840.113556.1.4.1941:=${staff})" }`],
  ])('%s', async (_, rule) => {
    const seen = await doubtsIn(byStaff(rule), {});
    expect(seen).toEqual({ before: 1000, doubts: [] });
    const { before, doubts } = await doubtsIn(byStaff(rule), { accounts });
    const message = `group "all-staff" and the groups in it name 1,000 members below the base, and the account sees ${before} of them`;
    expect(before).toBeLessThan(1000);
    expect(doubts).toEqual([{ code: 'directory-sees-less', message, closes: true }]);
  });

  test('a group in the group that can’t be read hides whom it names', async () => {
    const hides = { below: [`cn=g1000,ou=groups,${base}`] };
    const people = byStaff(nested + noAttribute).replace(`baseDn: ${base}`, `baseDn: ou=people,${base}`);
    const { before, doubts } = await doubtsIn(people, { accounts: [{ ...accounts[0]!, hides }] });
    const message = 'group "all-staff" names 1 outside the base that the account can’t read';
    expect(before).toBeLessThan(1000);
    expect(doubts).toMatchObject([{ message: expect.stringContaining(message), closes: true }]);
  });
});

test.each([
  ['a filter by a group', byFilter],
  ['the group’s own members', byMember],
])('an answer that stops early and says success is noticed: %s', async (_, definition) => {
  const faults: DirectoryOptions['faults'] = [{ fault: 'early-success', on: 'search', nth: 1, after: 50 }];
  const { before, doubts } = await doubtsIn(definition, { faults });
  const message = `group "zoom-users" names 125 members below the base, and the account sees ${before} of them`;
  expect(before).toBeLessThanOrEqual(50);
  expect(doubts).toEqual([{ code: 'directory-sees-less', message, closes: true }]);
});
