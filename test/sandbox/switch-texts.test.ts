import { expect, test } from 'vitest';
import { readSwitches, switchList } from '../../sandbox/start/switch-texts.ts';

test('each switch gets the type that it has; the parts of a list may come one by one', () => {
  expect(readSwitches(['delete-active=refuse', 'lockout-after=5', 'control=true'])).toEqual({
    deleteActive: 'refuse',
    lockoutAfter: 5,
    control: true,
  });
  const mixed = { mixedCluster: ['13.1.1', '12.3.6'] };
  for (const given of [
    ['mixed-cluster=13.1.1+12.3.6'],
    ['mixed-cluster=13.1.1,12.3.6'],
    ['mixed-cluster=13.1.1', '12.3.6'],
  ]) {
    expect(readSwitches(given)).toEqual(mixed);
  }
});

test.each([
  ['delete-activ=refuse', /unknown switch "delete-activ"/],
  ['delete-active', /unknown switch "delete-active"/],
  ['delete-active=refused', /can't be "refused"/],
  ['lockout-after=soon', /can't be "soon"/],
  ['control=yes', /can't be "yes"/],
])('%s is refused in words', (given, message) => expect(() => readSwitches([given])).toThrow(message));

test('every switch is listed', () => {
  expect(switchList()).toMatch(/ {2}lockout-by +user-and-address/);
  expect(switchList()).toMatch(/ {2}future-members +\(none\)/);
});
