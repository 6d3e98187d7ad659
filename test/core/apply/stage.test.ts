import { expect, test } from 'vitest';
import { activationOf, holdBack } from '../../../src/core/apply/stage.ts';
import type { JsonObject } from '../../../src/core/document/json.ts';

/** A connection with these channels, by name and whether they run. */
const connection = (active: boolean, channels: Record<string, boolean> = {}): JsonObject => ({
  active,
  outboundProvision: {
    type: 'Zoom',
    channels: Object.entries(channels).map(([name, isActive]) => ({ name, active: isActive })),
  },
});
const of = (after: JsonObject, before?: JsonObject) => activationOf('SpConnection', after, before);

test('a connection that becomes active is held back as a whole, one that is active by its new channels', () => {
  expect(of(connection(true))).toEqual({ kind: 'connection' });
  expect(of(connection(true), connection(false))).toEqual({ kind: 'connection' });
  expect(of(connection(false), connection(true))).toBeUndefined();
  expect(of(connection(true), connection(true))).toBeUndefined();
  const running = connection(true, { A: true, B: false });
  expect(of(running, running)).toBeUndefined();
  expect(of(connection(true, { A: true, B: true, C: true, D: false }), running)).toEqual({
    kind: 'channels',
    names: ['B', 'C'],
  });
  expect(of(connection(true, { A: false }), running)).toBeUndefined();
  // Nothing else is saved without being in use.
  expect(activationOf('DataStore', { active: true }, undefined)).toBeUndefined();
});

test('what is held back is inactive, and all else as it is', () => {
  const wanted = connection(true, { A: true, B: true });
  expect(holdBack(wanted, undefined)).toBe(wanted);
  expect(holdBack(wanted, { kind: 'connection' })).toEqual({ ...wanted, active: false });
  expect(holdBack(wanted, { kind: 'channels', names: ['B'] })).toEqual(connection(true, { A: true, B: false }));
  const without = { active: true };
  expect(holdBack(without, { kind: 'channels', names: ['B'] })).toBe(without);
  const odd = { active: true, outboundProvision: { type: 'Zoom' } };
  expect(holdBack(odd, { kind: 'channels', names: ['B'] })).toBe(odd);
});
