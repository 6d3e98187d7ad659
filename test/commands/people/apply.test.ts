import { describe, expect, test } from 'vitest';
import { accessTo, type Company, company, pilots, users, zoomFor } from './company.ts';

const writesOf = ({ sandbox }: Company) => sandbox.requests.filter(({ method }) => method !== 'GET').length;

/** Zoom is provisioned for 125 people, and the definition says 37 by now: 88 leave. */
async function narrowed(): Promise<Company & { writes: number }> {
  const made = await company({ 'zoom.yaml': zoomFor(users) });
  await made.apply();
  made.write({ 'zoom.yaml': zoomFor(pilots) });
  return { ...made, writes: writesOf(made) };
}

const codesOf = (result: { plan?: { changes: { findings: { code: string; severity: string }[] }[] } }) =>
  result.plan?.changes.flatMap(({ findings }) => findings.filter(({ severity }) => severity === 'error')) ?? [];

describe('an apply counts once more', () => {
  test('and goes on within the limits', async () => {
    const made = await narrowed();
    const result = await made.apply({ directoryAccess: made.access, maxLeavers: { count: 88 } });
    expect([result.exitCode, result.outcome?.complete], result.failure?.message).toEqual([0, true]);
  });

  test.each([{ maxLeavers: { count: 87 } }, { maxLeavers: { percent: 50 } }, { maxLeavers: { count: 0 } }])(
    'too many leave: nothing is written %o',
    async (limit) => {
      const made = await narrowed();
      const result = await made.apply({ directoryAccess: made.access, ...limit });
      expect([result.exitCode, result.failure?.reason]).toEqual([1, 'plan-refused']);
      expect(codesOf(result)).toMatchObject([{ code: 'too-many-leavers' }]);
      expect(writesOf(made)).toBe(made.writes);
    },
  );

  test('too many join', async () => {
    const made = await company({ 'zoom.yaml': zoomFor(pilots) });
    await made.apply();
    made.write({ 'zoom.yaml': zoomFor(users) });
    const writes = writesOf(made);
    const result = await made.apply({ directoryAccess: made.access, maxJoiners: { count: 87 } });
    expect(codesOf(result)).toMatchObject([{ code: 'too-many-joiners' }]);
    expect(writesOf(made)).toBe(writes);
  });

  test('more leave than a reviewer saw', async () => {
    const made = await narrowed();
    const reviewedAs = (leave: number) => ({
      review: async (plan: NonNullable<Awaited<ReturnType<Company['plan']>>['plan']>) => ({
        plan,
        people: new Map([['zoom', { leave, join: 0, disabled: 0 }]]),
      }),
    });
    const stopped = await made.apply({ directoryAccess: made.access }, reviewedAs(70));
    expect(codesOf(stopped)).toMatchObject([{ code: 'more-leavers-than-reviewed' }]);
    expect(writesOf(made)).toBe(made.writes);
    const result = await made.apply({ directoryAccess: made.access }, reviewedAs(80));
    expect(result.exitCode, result.failure?.message).toBe(0);
  });

  test('a directory that is down stops it where a limit is set, or where it must be counted', async () => {
    const made = await narrowed();
    const down = { directoryAccess: accessTo('ldap://127.0.0.1:9') };
    for (const more of [
      { maxLeavers: { count: 1000 } },
      { maxJoiners: { percent: 5 } },
      { onDirectoryFailure: 'fail' as const },
    ]) {
      const result = await made.apply({ ...down, ...more });
      expect([result.exitCode, result.failure?.reason]).toEqual([1, 'plan-refused']);
      expect(codesOf(result)).toMatchObject([{ code: 'people-not-counted' }]);
    }
    // No directory is one that can't be asked.
    expect(codesOf(await made.apply({ maxLeavers: { count: 1000 } }))).toMatchObject([{ code: 'people-not-counted' }]);
    expect(writesOf(made)).toBe(made.writes);
    expect((await made.apply(down)).exitCode).toBe(0);
  });

  test('a fault in the middle leaves no write either', async () => {
    const made = await narrowed();
    made.directory.faults.add({ on: 'search', fault: 'cut' });
    const result = await made.apply({ directoryAccess: made.access, maxLeavers: { count: 1000 } });
    expect(codesOf(result)).toMatchObject([{ code: 'people-not-counted' }]);
    expect(writesOf(made)).toBe(made.writes);
  });

  test('a plan that concerns nobody’s scope opens no connection', async () => {
    const made = await company({ 'zoom.yaml': zoomFor(users) });
    await made.apply();
    made.write({ 'zoom.yaml': zoomFor(users, 'contactInfo: { company: Example }\n') });
    const limits = { maxLeavers: { count: 0 }, directoryAccess: made.access };
    expect((await made.plan(limits)).plan?.changes[0]).toMatchObject({
      action: 'update',
      people: { state: 'not-asked' },
    });
    expect((await made.apply(limits)).exitCode).toBe(0);
    expect((await made.apply(limits)).exitCode).toBe(0);
    expect(made.directory.requests).toEqual([]);
  });
});
