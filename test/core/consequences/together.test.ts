import { expect, test } from 'vitest';
import { consequences, type Example, said } from './zoom-example.ts';

const off = { active: false };
const deleting = { settings: { 'Remove User Action': 'Delete' } };
const locked = {
  accountStatusAttributeName: 'nsAccountLock',
  accountStatusAlgorithm: 'ACCOUNT_STATUS_ALGORITHM_FLAG',
  flagComparisonValue: 'true',
  flagComparisonStatus: true,
};

const base = (baseDn: string) => ({ source: { baseDn } });

/** Two channels, each with its base. */
function both(first: string, second: string, active = true): Example {
  const channel = (name: string, baseDn: string, isActive = true) => ({
    name,
    active: isActive,
    channelSource: { dataSource: { id: 'ad' }, baseDn, userSourceLocation: { filter: '(objectClass=user)' } },
    attributeMapping: [],
  });
  return { channels: [channel('Staff', first), channel('Guests', second, active)] };
}

const people = 'ou=people,dc=example';
const guests = 'ou=guests,dc=example';
const text = (from: Example, to: Example) => said(from, to).join('\n');

test('what is switched on is judged as a whole, as if it began today', () => {
  const begun = text({ ...off, ...deleting, status: locked }, { ...deleting, status: locked });
  expect(begun).toContain('2! Everyone in the scope of its active channels is created or updated at Zoom');
  expect(begun).toContain('are deleted at Zoom with their data once it runs: "Remove User Action" is "Delete"');
  expect(begun).toContain(
    'locked in the directory count as active for channel "Staff", and everybody else as disabled',
  );
  const calm = text({ ...off }, {});
  expect(calm.split('\n')).toHaveLength(1);
  expect(text({ ...deleting, status: locked }, { ...deleting, status: locked, ...base(guests) })).not.toContain(
    'once it runs',
  );
});

test('a channel that begins tells what a licence costs, or that nobody is created', () => {
  const licence = { mapping: { 'User Type': { defaultValue: 'Licensed' } } };
  const stopped = { ...licence, channel: { active: false } };
  expect(text(stopped, licence)).toContain(
    'after the apply, each with a licence (User Type Licensed); there is no trial run',
  );
  const noCreate = { settings: { 'User Create': 'false' } };
  expect(text({ ...off, ...noCreate }, noCreate)).toMatch(/^3! .*nobody is created, because that is off$/);
});

test('what is switched off hides the rest, and says that it does', () => {
  expect(text({}, { ...off, ...base(guests) })).toMatch(/; when it is switched on again, another change counts, too/);
  expect(text({}, off)).not.toContain('when it is switched on again');
});

test('channels that come to share people, and people who move between two', () => {
  expect(text(both(people, guests), both(people, people))).toContain(
    'People who are in the scope of channel "Staff" and of "Guests" are handled by the one that runs first',
  );
  expect(text(both(people, guests, false), both(people, people, true))).toContain(
    'are handled by the one that runs first',
  );
  expect(text(both(people, people), both(people, people, true))).toBe('');
  const berlin = `ou=berlin,${people}`;
  const moved = text(both(people, `ou=a,${guests}`), both(berlin, 'dc=example'));
  expect(moved).toContain('handled by the one that runs first');
  expect(text(both(people, people), both(berlin, people))).not.toContain('People who move');
  const filters = (first: string, second: string) => {
    const { channels } = both(people, people);
    return {
      channels: (channels as { channelSource: object }[]).map((one, index) => ({
        ...one,
        channelSource: { ...one.channelSource, userSourceLocation: { filter: index === 0 ? first : second } },
      })),
    };
  };
  const before = filters('(|(o=a)(o=b))', '(o=c)');
  expect(text(before, filters('(o=a)', '(|(o=b)(o=c))'))).toContain('People who move from channel "Staff" to "Guests"');
});

test('without GUID and link field nobody is found again', () => {
  const lost = { source: { guidAttributeName: 'entryUUID' }, mapping: { Username: { attributeNames: ['uid'] } } };
  expect(text({}, lost)).toContain('by neither the GUID nor the field that links is anybody found again');
  expect(text({}, { source: { guidAttributeName: 'entryUUID' } })).toContain(
    'second accounts are made unless Zoom links them',
  );
});

test('a condition that comes narrows the scope, a group and a filter alike; each channel is judged by itself', () => {
  const none = { users: { filter: '' } };
  const narrowed = text(none, { users: { filter: '(l=Berlin)', groupDN: 'cn=g,dc=example' } });
  expect(narrowed).not.toContain('change together');
  expect(narrowed.split('\n')).toHaveLength(2);
  expect(text({}, { users: { filter: '', groupDN: 'cn=g,dc=example' } })).toContain('change together');
  const apart = text(both(people, `ou=a,${guests}`), both(`ou=berlin,${people}`, guests));
  expect(apart).not.toContain('change together');
  expect(apart).toMatch(/leave the scope of channel "Staff"[\s\S]*come into the scope of channel "Guests"/);
});

test('what a target is told counts from when a channel runs, whatever the connection does', () => {
  const idle = { ...deleting, channel: { active: false } };
  const begun = '"Remove User Action" is "Delete"';
  expect(text(idle, deleting)).toContain(begun);
  expect(text({ ...idle, ...off }, deleting)).toContain(begun);
  expect(text({ ...idle, ...off }, idle)).not.toContain(begun);
});

test('the worst comes first, then what is certain', () => {
  const changed = {
    ...base('ou=berlin,ou=people,dc=example'),
    settings: { 'User Create': 'false', 'Account ID': '2' },
    channel: { maxThreads: 9, timeout: 300 },
    status: locked,
    mapping: { Username: { attributeNames: ['uid'] } },
  };
  const weights = consequences({}, changed).map(({ tier, certain }) => `${tier} ${certain ? 'certain' : 'maybe'}`);
  expect(weights).toEqual([...weights].sort());
  expect(weights.slice(-2)).toEqual(['5 certain', '5 maybe']);
});

test('how many changes are hidden by what is switched off', () => {
  const two = { ...off, ...base(guests), status: { accountStatusAttributeName: 'nsAccountLock' } };
  expect(text({}, two)).toContain('; when it is switched on again, 2 other changes count, too');
  expect(text({}, { ...off, status: locked })).toContain('3 other changes count, too');
});

test('bases apart prove something within one data store only', () => {
  const stores = (first: string, second: string, store: string) => ({
    channels: (both(first, second).channels as { channelSource: object }[]).map((one, index) => ({
      ...one,
      channelSource: { ...one.channelSource, dataSource: { id: index === 0 ? 'ad' : store } },
    })),
  });
  const shared = (store: string) => text(stores(people, guests, 'ad'), stores(people, `ou=x,${guests}`, store));
  expect(shared('ad')).not.toContain('handled by the one that runs first');
  expect(shared('hr')).toContain('handled by the one that runs first');
});

test('a channel under another name is the same one only with the same people', () => {
  const renamed = (more: Example) => text({}, { channel: { name: 'All staff' }, ...more });
  const same = renamed({});
  expect(renamed({ users: { filter: '(l=Berlin)' } })).not.toBe(same);
  expect(renamed({ users: { filter: '(l=Berlin)' } })).toMatch(/"Staff"[\s\S]*"All staff"/);
});

test.each([
  ['maxThreads', 1, 5, true],
  ['maxThreads', 2, 9, false],
  ['maxThreads', 5, 1, false],
  ['timeout', 60, 300, true],
  ['timeout', 60, 299, false],
  ['timeout', 300, 60, true],
  ['timeout', 299, 60, false],
])('a pace of five times as much is told: %s from %i to %i', (member, from, to, isTold) => {
  const pace = (value: number) => ({ channel: { [member]: value } });
  expect(text(pace(from), pace(to)) !== '').toBe(isTold);
});

test('nobody is found again only where GUID and link go in the same channel', () => {
  const read = (guid: string, mail: string) => {
    const { channels } = both(people, guests);
    return {
      channels: (channels as { channelSource: object }[]).map((one, index) => ({
        ...one,
        channelSource: { ...one.channelSource, guidAttributeName: index === 0 ? guid : 'objectGUID' },
        attributeMapping: [{ fieldName: 'Username', saasFieldInfo: { attributeNames: [index === 0 ? 'mail' : mail] } }],
      })),
    };
  };
  const apart = text(read('objectGUID', 'mail'), read('entryUUID', 'uid'));
  expect(apart).toContain('second accounts are made unless Zoom links them');
  expect(apart).not.toContain('by neither the GUID nor the field that links');
});

test('what becomes of leavers of a channel that begins is told beside those of another one', () => {
  const before = { ...deleting, ...both(people, guests, false) };
  const after = { ...deleting, ...both(`ou=berlin,${people}`, guests, true) };
  expect(text(before, after)).toContain('once it runs: "Remove User Action" is "Delete"');
  expect(text(before, after)).toContain('leave the scope of channel "Staff" and are deleted at Zoom');
});
