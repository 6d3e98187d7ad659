import { expect, test } from 'vitest';
import { company, pilots, users, zoomFor } from './company.ts';

const byGuid = (filter: string, name: string) =>
  zoomFor(filter).replace(
    '        dataSource:',
    `        guidAttributeName: ${name}\n        guidBinary: ${name === 'objectGUID'}\n        dataSource:`,
  );

/** What a plan with a limit says of 125 people who become 37, told apart by an attribute. */
async function narrowed(name: string) {
  const { apply, write, plan, access: directoryAccess } = await company({ 'zoom.yaml': byGuid(users, name) });
  await apply();
  write({ 'zoom.yaml': byGuid(pilots, name) });
  const result = await plan({ directoryAccess, maxLeavers: { count: 100 } });
  const findings = result.plan?.changes.flatMap((change) => change.findings) ?? [];
  return findings.filter(({ severity }) => severity === 'error').map(({ code, message }) => `${code}: ${message}`);
}

test.each([
  ['objectGUID', []],
  ['department', [/^people-not-counted: .*entries have the GUID of another/]],
  ['sn', [/^people-not-counted: .*told apart by sn, which isn’t known as a GUID/]],
])('people told apart by %s', async (name, expected) => {
  expect(await narrowed(name)).toEqual(expected.map((text) => expect.stringMatching(text)));
});
