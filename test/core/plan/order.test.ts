import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Live } from '../../../src/core/connection/types.ts';
import { planChanges } from '../../../src/core/plan/plan-changes.ts';
import { isRefused } from '../../../src/core/plan/summary.ts';
import type { Plan } from '../../../src/core/plan/types.ts';
import { cases } from '../../seeds/cases.ts';
import { exampleConnectors } from '../connection/support/descriptor.ts';
import { desiredFrom } from '../connection/support/desired.ts';
import { serverWith } from './server.ts';

const ids = ['a', 'b', 'c', 'd', 'e', 'f'];

/** What each connection is called now and shall be called: any names, each held once. */
const renamings = fc.record({
  names: fc.shuffledSubarray(['1', '2', '3', '4', '5', '6', '7', '8'], { minLength: 6 }),
  entityIds: fc.shuffledSubarray(['1', '2', '3', '4', '5', '6', '7', '8'], { minLength: 6 }),
  live: fc.subarray(ids),
  absent: fc.subarray(ids, { maxLength: 2 }),
});

/** Executes a plan as an apply does, and fails where PingFederate would refuse a name that is taken. */
function execute(plan: Plan, live: readonly Live[]): Map<string, Live> {
  const server = new Map(live.map((one) => [one.id, one]));
  const put = (id: string, identity: { name: string; entityId: string }) => {
    for (const other of server.values()) {
      if (other.id !== id && (other.name === identity.name || other.entityId === identity.entityId))
        throw new Error(`${id} clashes with ${other.id}`);
    }
    server.set(id, { id, ...identity });
  };
  for (const change of plan.changes) {
    if (!('via' in change) || !change.via) continue;
    const { name, entityId } = server.get(change.id) as Live;
    put(change.id, { name: change.via.name ?? String(name), entityId: change.via.entityId ?? String(entityId) });
  }
  for (const { action, id, name, entityId } of plan.changes) {
    if (action === 'delete' || action === 'replace') server.delete(id);
    if (action === 'create' || action === 'update' || action === 'replace') put(id, { name, entityId });
  }
  return server;
}

test('any renaming, in chains and circles, can be executed in the plan’s order', () => {
  fc.assert(
    fc.property(renamings, ({ names, entityIds, live, absent }) => {
      const present = live.map(
        (id, index): Live => ({ type: 'SP', id, name: String(index + 1), entityId: String(index + 1) }),
      );
      const desired = ids.map((id, index) =>
        absent.includes(id)
          ? desiredFrom({ id }, { state: 'absent' })
          : desiredFrom({ type: 'SP', id, name: names[index] as string, entityId: entityIds[index] as string }),
      );
      const plan = planChanges({
        desired,
        server: serverWith(present),
        environment: 'production',
        connectors: exampleConnectors,
        options: { allowReplace: false, prune: false, rotate: [] },
        now: new Date('2026-11-24'),
      });
      expect(isRefused(plan)).toBe(false);
      const server = execute(plan, present);
      expect([...server.keys()].sort()).toEqual(ids.filter((id) => !absent.includes(id)));
      for (const { id, name, entityId, lifecycle } of desired) {
        if (lifecycle.state === 'present') expect(server.get(id)).toMatchObject({ name, entityId });
      }
    }),
    { numRuns: cases(500) },
  );
});
