import { describe, expect, test } from 'vitest';
import type { Result } from '../../../src/commands/command.ts';
import { preview } from '../../../src/commands/preview.ts';
import { resultJson } from '../../../src/core/report/machine/result-json.ts';
import { accessTo, base, company, everybody, pilots, users, zoomFor } from './company.ts';

const effectOf = ({ plan }: Result) => {
  const people = plan?.changes[0]?.people;
  if (people?.state !== 'counted') throw new Error(JSON.stringify(people));
  return people.effect;
};

describe('preview', () => {
  test('how things stand, and what a change does', async () => {
    const { write, apply, run, directory, access: directoryAccess } = await company({ 'zoom.yaml': zoomFor(users) });
    await apply();
    expect(directory.requests).toEqual([]);
    const today = await run(preview, { directoryAccess });
    expect([today.exitCode, effectOf(today)]).toMatchObject([0, { before: 125, after: 125, leave: 0, join: 0 }]);
    write({ 'zoom.yaml': zoomFor(pilots) });
    const changed = await run(preview, { directoryAccess });
    expect(effectOf(changed)).toMatchObject({
      ...{ before: 125, after: 37, leave: 88, join: 0 },
      channels: [{ leaves: { enabled: 84, disabled: 4 }, stays: 37 }],
    });
    const json = JSON.stringify(resultJson('preview', changed));
    expect(json).not.toMatch(/CN=\w+\\|@example\.com/);
  });

  test('one scope is read once, however many connections ask about it', async () => {
    const other = zoomFor(users).replaceAll('zoom\n', 'other\n').replace('name: Zoom', 'name: Other');
    const both = { 'zoom.yaml': zoomFor(users), 'other.yaml': other.replace('connector: other', 'connector: zoom') };
    const { apply, run, directory, access: directoryAccess } = await company(both);
    await apply();
    const result = await run(preview, { directoryAccess });
    expect(result.plan?.changes.map(({ people }) => people?.state)).toEqual(['counted', 'counted']);
    const pages = directory.requests.filter((request) => JSON.stringify(request).includes('zoom-users'));
    expect(directory.requests.filter(({ kind }) => kind === 'bind')).toHaveLength(1);
    // The people; the group's entry, its members, those of them who are seen, and computers.
    expect(pages.length).toBeLessThanOrEqual(5);
  });

  test('where one of several can’t be counted, that is what is said', async () => {
    const refused = '(employeeNumber=7)';
    const other = zoomFor(refused).replaceAll('zoom\n', 'other\n').replace('name: Zoom', 'name: Other');
    const both = { 'zoom.yaml': zoomFor(users), 'other.yaml': other.replace('connector: other', 'connector: zoom') };
    const { apply, run, access: directoryAccess } = await company(both);
    await apply();
    const { failure } = await run(preview, { directoryAccess });
    expect(failure?.message).toMatch(/^1 connection could not be counted: who is in scope depends on employeeNumber/);
  });

  test('one person, with what made each value and what the target would say', async () => {
    const { write, apply, run, access: directoryAccess } = await company({ 'zoom.yaml': zoomFor(users) });
    await apply();
    write({ 'zoom.yaml': zoomFor(everybody).replace('User Type: { defaultValue: Licensed }', 'User Type: title') });
    const { person } = await run(preview, { directoryAccess, person: 'sAMAccountName=u1' });
    expect(person).toMatchObject([
      { id: 'zoom', channel: 'Corporate directory', before: { state: 'out' }, after: { state: 'in' } },
    ]);
    const after = person?.[0]?.after;
    const fields = after?.state === 'in' ? after.person.fields : [];
    expect(fields.find(({ label }) => label === 'Username')).toMatchObject({
      value: { state: 'value', values: ['Gil.Hahn.1@example.com'] },
      from: 'mail',
    });
    // What is asked for is a value, whatever it looks like.
    const nobody = await run(preview, { directoryAccess, person: '*)(uid=*' });
    expect(nobody.person?.[0]?.after).toEqual({ state: 'nobody' });
    const several = await run(preview, { directoryAccess, person: 'l=Berlin' });
    expect(several.person?.[0]?.after).toMatchObject({ state: 'several' });
  });

  test('a directory that can’t be asked is a reason, and no number', async () => {
    const { apply, run, access } = await company({ 'zoom.yaml': zoomFor(users) });
    await apply();
    const without = await run(preview);
    expect([without.exitCode, without.failure?.reason]).toEqual([1, 'not-counted']);
    const down = await run(preview, { directoryAccess: accessTo('ldap://127.0.0.1:9') });
    expect(down.failure).toMatchObject({ reason: 'not-counted' });
    expect(down.plan?.changes[0]?.people).toMatchObject({ state: 'not-counted', why: { kind: 'unreachable' } });
    const elsewhere = { ...access, addresses: [{ ...access.addresses[0]!, store: 'another' }] };
    expect((await run(preview, { directoryAccess: elsewhere })).failure?.message).toContain('data store corp-ad');
  });

  test('a filter that names what nobody may ask about isn’t sent', async () => {
    const planted = `(&${users}(telephoneNumber=4711))`;
    const { apply, run, directory, access: directoryAccess } = await company({ 'zoom.yaml': zoomFor(planted) });
    await apply();
    const refused = await run(preview, { directoryAccess });
    expect(refused.plan?.changes[0]?.people).toMatchObject({ why: { kind: 'refused-filter' } });
    expect(directory.requests).toEqual([]);
    const allowed = ['memberOf', 'telephoneNumber', 'userAccountControl'];
    const asked = await run(preview, { directoryAccess, directoryFilterAttributes: allowed });
    expect(asked.plan?.changes[0]?.people?.state).toBe('counted');
  });

  test.each([
    ['a base that is', 'base', (one: string) => zoomFor(everybody).replace(/baseDn: .*/, `baseDn: ${one}`)],
    ['a group that is', 'group', (one: string) => byGroup(`{ groupDN: ${one} }`, 'member')],
  ])('%s one person’s entry is a question about that person', async (_, what, definition) => {
    const one = '"CN=Hahn\\\\, Gil 1,OU=Berlin,OU=people,dc=corp,dc=example,dc=com"';
    const { apply, run, access: directoryAccess } = await company({ 'zoom.yaml': definition(one) });
    await apply();
    const { plan } = await run(preview, { directoryAccess });
    const why = { kind: 'refused-base', message: `the ${what} is the entry of one person` };
    expect(plan?.changes[0]?.people).toMatchObject({ state: 'not-counted', why });
  });

  test('members that are read from what names no members aren’t asked for', async () => {
    const definition = byGroup(`{ groupDN: "cn=zoom-users,ou=groups,${base}" }`, 'distinguishedName');
    const { apply, run, directory, access: directoryAccess } = await company({ 'zoom.yaml': definition });
    await apply();
    const { plan } = await run(preview, { directoryAccess });
    const message = expect.stringContaining('read from distinguishedName, which isn’t an attribute for members');
    expect(plan?.changes[0]?.people).toMatchObject({ state: 'not-counted', why: { kind: 'refused-filter', message } });
    expect(directory.requests).toEqual([]);
  });
});

/** A channel by the members that a group names. */
const byGroup = (location: string, member: string) =>
  zoomFor(everybody).replace(
    /userSourceLocation: .*/,
    `userSourceLocation: ${location}
        groupMembershipDetection: { memberOfGroupAttributeName: "", groupMemberAttributeName: ${member} }`,
  );
