import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { JsonObject } from '../../../src/core/document/json.ts';
import { cases } from '../../seeds/cases.ts';
import { type Example, said } from './zoom-example.ts';

const bases = ['ou=people,dc=example', 'ou=berlin,ou=people,dc=example', 'dc=example', 'ou=guests,dc=example'];
const filters = [
  '(objectClass=user)',
  '(&(objectClass=user)(title=boss))',
  '(|(objectClass=user)(objectClass=person))',
  '(!(objectClass=user))',
];
const groups = ['', 'cn=staff,dc=example', 'cn=others,dc=example'];

/** Everything that says who is in a channel’s scope, and what becomes of those who leave it. */
const channel: fc.Arbitrary<Example> = fc
  .record({
    baseDn: fc.constantFrom(...bases),
    filter: fc.constantFrom(...filters),
    groupDN: fc.constantFrom(...groups),
    nestedSearch: fc.boolean(),
    userObjectClass: fc.constantFrom('user', 'person'),
    action: fc.constantFrom('Disable', 'Delete'),
    removal: fc.constantFrom('true', 'false'),
    disabledToo: fc.constantFrom('true', 'false'),
  })
  .map(({ baseDn, filter, groupDN, nestedSearch, userObjectClass, action, removal, disabledToo }) => ({
    source: { baseDn, changeDetectionSettings: { userObjectClass } } as JsonObject,
    users: { filter, groupDN, nestedSearch },
    settings: {
      'Remove User Action': action,
      'User Disable / Delete': removal,
      'Provision Disabled Users': disabledToo,
    },
  }));

/** What two sentences about one channel must never say both. */
const opposites: readonly (readonly [RegExp, RegExp])[] = [
  [/leave the scope of channel "Staff"(?!.*(?:come|comes) in|.*are created)/, /come into the scope of channel "Staff"/],
  [/are deleted at Zoom/, /are disabled at Zoom instead of deleted/],
  [/are deleted at Zoom/, /keep their accounts at Zoom/],
  [/and are deleted at Zoom/, /and are disabled at Zoom/],
];

test('no two sentences about one channel contradict each other', () => {
  fc.assert(
    fc.property(channel, channel, (before, after) => {
      const lines = said(before, after);
      for (const [one, other] of opposites)
        expect([
          lines.filter((line) => one.test(line)).length > 0,
          lines.filter((line) => other.test(line)).length > 0,
        ]).not.toEqual([true, true]);
    }),
    { numRuns: cases(400) },
  );
});
