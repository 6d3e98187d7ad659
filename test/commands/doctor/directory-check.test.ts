import { expect, test } from 'vitest';
import { readerDn, readerPassword } from '../../../sandbox/directory/options.ts';
import { doctor } from '../../../src/commands/doctor.ts';
import { Secret } from '../../../src/core/secret.ts';
import { accessTo, base, type Company, company, users, zoomFor } from '../people/company.ts';

/** What the check-up says of the directory, times taken out. */
async function checks({ run, access }: Pick<Company, 'run' | 'access'>, over = {}): Promise<string[]> {
  const { data } = await run(doctor, { directoryAccess: { ...access, ...over } });
  const all = (data as { checks: { name: string; state: string; says: string; todo?: string }[] }).checks;
  return all
    .filter(({ name }) => name === 'directory' || name === 'people')
    .map(({ name, state, says }) =>
      `${state} ${name}: ${says}`.replace(/\d+ ms/, 'N ms').replace(/127.0.0.1:\d+/, 'HOST'),
    );
}

test('the account is taken and sees everybody; nothing is asked without a directory', async () => {
  const made = await company({ 'zoom.yaml': zoomFor(users) });
  await made.apply();
  const { data } = await made.run(doctor);
  expect(JSON.stringify(data)).not.toContain('"directory"');
  expect(made.directory.requests).toEqual([]);
  expect(await checks(made)).toEqual([
    'fine directory: HOST takes the account, answers in N ms',
    'fine people: the account sees every member of the groups of 1 channel',
  ]);
  expect(await checks(made, { password: new Secret('wrong') })).toEqual([
    expect.stringMatching(/^problem directory: ldap:\/\/HOST: .*(account|password)/),
  ]);
  expect(await checks(made, { addresses: accessTo('ldap://127.0.0.1:9').addresses })).toEqual([
    expect.stringMatching(/^problem directory: /),
  ]);
});

test('an account that sees less than PingFederate’s is worth a look', async () => {
  const account = { dn: readerDn, password: readerPassword, hides: { below: [`ou=Berlin,ou=people,${base}`] } };
  const made = await company({ 'zoom.yaml': zoomFor(users) }, { accounts: [account] });
  await made.apply();
  expect(await checks(made)).toEqual([
    'fine directory: HOST takes the account, answers in N ms',
    expect.stringMatching(
      /^look people: group "zoom-users" names 125 members below the base, and the account sees \d+/,
    ),
  ]);
});
