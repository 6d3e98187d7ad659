import { expect, test } from 'vitest';
import { type Company, company, pilots, users, zoomFor } from './company.ts';

const off = (filter: string) => zoomFor(filter).replace('      active: true', '      active: false');
const connectionOff = (filter: string) => zoomFor(filter).replace('\nactive: true', '\nactive: false');

/** What a plan with these limits says of a channel that is live in one way and written in another. */
async function planned(live: string, next: string, limits: Parameters<Company['plan']>[0]) {
  const { apply, write, plan, access: directoryAccess } = await company({ 'zoom.yaml': live });
  await apply();
  write({ 'zoom.yaml': next });
  const { plan: made } = await plan({ directoryAccess, ...limits });
  const [{ people, findings } = { people: undefined, findings: [] }] = made?.changes ?? [];
  const effect = people?.state === 'counted' ? people.effect : undefined;
  return {
    numbers: effect && { before: effect.before, after: effect.after, leave: effect.leave, join: effect.join },
    errors: findings.filter(({ severity }) => severity === 'error').map(({ code }) => code),
  };
}

const maxLeavers = { count: 87 };

test.each([
  ['narrowed and switched off at once', zoomFor(users), off(pilots), { before: 125, after: 0, leave: 88, join: 0 }],
  ['narrowed while it is off', off(users), off(pilots), { before: 0, after: 0, leave: 88, join: 0 }],
  ['narrowed and switched on at once', off(users), zoomFor(pilots), { before: 0, after: 37, leave: 88, join: 37 }],
  ['with its connection', connectionOff(users), zoomFor(pilots), { before: 0, after: 37, leave: 88, join: 37 }],
])('whom a channel provisioned before leaves it: %s', async (_, live, next, numbers) => {
  expect(await planned(live, next, { maxLeavers })).toEqual({ numbers, errors: ['too-many-leavers'] });
  expect(await planned(live, next, { maxLeavers: { count: 88 } })).toEqual({ numbers, errors: [] });
});

test('a channel that is switched on as it is lets everybody join', async () => {
  expect(await planned(off(pilots), zoomFor(pilots), { maxLeavers, maxJoiners: { count: 36 } })).toEqual({
    numbers: { before: 0, after: 37, leave: 0, join: 37 },
    errors: ['too-many-joiners'],
  });
});

test('one that is switched off as it is loses nobody', async () => {
  expect(await planned(zoomFor(users), off(users), { maxLeavers })).toEqual({
    numbers: { before: 125, after: 0, leave: 0, join: 0 },
    errors: [],
  });
});
