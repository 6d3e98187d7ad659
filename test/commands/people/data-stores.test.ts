import { expect, test } from 'vitest';
import { company, users, zoomFor } from './company.ts';

test('one address serves no two data stores', async () => {
  const { apply, write, plan, access } = await company({ 'zoom.yaml': zoomFor(users) });
  await apply();
  write({ 'zoom.yaml': zoomFor(users).replace('dataSource: corp-ad', 'dataSource: pingdirectory') });
  const [{ url }] = access.addresses as [{ url: string }];
  const planned = async (stores: readonly (string | undefined)[]) => {
    const addresses = stores.map((store) => ({ store, url }));
    const { plan: made } = await plan({ directoryAccess: { ...access, addresses }, maxLeavers: { count: 5 } });
    return made!.changes[0]!;
  };
  const { people, findings } = await planned([undefined]);
  const message = 'one address without a name can’t serve the data stores corp-ad and pingdirectory';
  expect(people).toMatchObject({ state: 'not-counted', why: { message } });
  expect(findings).toContainEqual(
    expect.objectContaining({
      code: 'people-not-counted',
      severity: 'error',
      message: expect.stringContaining(message),
    }),
  );
  expect((await planned(['corp-ad', 'pingdirectory'])).people).toMatchObject({ state: 'counted' });
  expect((await planned(['corp-ad', undefined])).people).toMatchObject({ state: 'counted' });
});
