import { describe, expect, test } from 'vitest';
import { connectionEffect } from '../../../src/core/people/connection-effect.ts';
import { questionsOf } from '../../../src/core/people/questions.ts';
import { Tally } from '../../../src/core/people/tally.ts';
import type { Counted, Doubt, Entry } from '../../../src/core/people/types.ts';
import type { PeopleLimits } from '../../../src/core/plan/people/limits.ts';
import { countedChange, withPeople } from '../../../src/core/plan/people.ts';
import { channel, connection, type Example } from '../consequences/zoom-example.ts';
import { counted, crowd, entry, zoom } from '../people/example.ts';
import { connectors, planOf } from './people-example.ts';

test('what is to be counted of a change', () => {
  const [update] = planOf({}, { users: { filter: '(a=b)' } }).changes;
  expect(countedChange(update!, connectors)).toMatchObject({
    before: { id: 'z' },
    after: { id: 'z' },
    connector: zoom,
  });
  const [create] = planOf(undefined, {}).changes;
  expect(countedChange(create!, connectors)).toMatchObject({ before: undefined, after: { id: 'z' } });
  const [none] = planOf({}, {}).changes;
  expect(countedChange(none!, connectors)).toBeUndefined();
});

const limits: PeopleLimits = { smallestCount: 1, mustCount: false };

/** What a plan says of the change from one state to another, with these people: severity, tier, code and sentence. */
function said(from: Example, to: Example, people: Counted, more: Partial<PeopleLimits> = {}): string[] {
  const plan = withPeople(planOf(from, to), new Map([['z', people]]), { ...limits, ...more });
  return plan.changes.flatMap(({ findings }) =>
    findings.map(
      ({ severity, tier, code, message, hint }) =>
        `${severity} ${tier ?? '-'} ${code}: ${message}${hint ? ` [${hint}]` : ''}`,
    ),
  );
}

const other: Example = { users: { filter: '(a=b)' } };
const wider: Example = { users: { filter: '(|(objectClass=user)(a=b))' } };
const deleting = (example: Example): Example => ({ ...example, settings: { 'Remove User Action': 'Delete' } });
const keeping = (example: Example): Example => ({ ...example, settings: { 'User Disable / Delete': 'false' } });

test('the numbers stand at the change, and its digest stays', () => {
  const plan = planOf({}, other);
  const told = withPeople(plan, new Map([['z', { state: 'not-asked' }]]), limits);
  expect(told.changes[0]?.people).toEqual({ state: 'not-asked' });
  expect(told.changes[0]?.findings).toEqual(plan.changes[0]?.findings);
  expect(told.digest).toBe(plan.digest);
});

describe('who leaves and joins', () => {
  const all = crowd(1204);
  const few = crowd(37);
  test.each<[string, Example, Example, Counted, string[]]>([
    [
      'many leave, who are disabled',
      {},
      other,
      counted({}, other, all, few),
      [
        'warning 2 scope-changed: 1,204 → 37 people: 1,167 are disabled at Zoom after the apply [their accounts and data stay; whoever comes back into scope is enabled again]',
      ],
    ],
    [
      'some were disabled already, and one joins who gets no account',
      {},
      other,
      counted(
        {},
        other,
        [...crowd(3, 0, { userAccountControl: '514' }), ...crowd(9, 3)],
        [...crowd(2, 10), ...crowd(1, 50, { userAccountControl: '514' })],
      ),
      [
        'warning 2 scope-changed: 12 → 3 people: 10 are disabled at Zoom after the apply (3 of them disabled in the directory already); 1 joins and is created at Zoom; 1 of those who join is disabled in the directory and left out [their accounts and data stay; whoever comes back into scope is enabled again]',
      ],
    ],
    [
      'they are deleted',
      deleting({}),
      deleting(other),
      counted(deleting({}), deleting(other), all, few),
      [
        'warning 1 scope-changed: 1,204 → 37 people: 1,167 are deleted at Zoom with their data after the apply [what is deleted doesn’t come back; look at group and filter again]',
      ],
    ],
    [
      'they keep their accounts',
      keeping({}),
      keeping(other),
      counted(keeping({}), keeping(other), all, few),
      [
        'warning 3 scope-changed: 1,204 → 37 people: 1,167 leave and keep their accounts at Zoom after the apply [nobody looks after these accounts any more; switch them off by hand where they aren’t wanted]',
      ],
    ],
    [
      'others join',
      {},
      wider,
      counted({}, wider, few, all),
      ['warning 2 scope-changed: 37 → 1,204 people: 1,167 join and are created at Zoom after the apply; nobody leaves'],
    ],
    [
      'the rule guessed that people leave, and others join only',
      {},
      other,
      counted({}, other, few, crowd(38)),
      ['warning 2 scope-changed: 37 → 38 people: 1 joins and is created at Zoom after the apply; nobody leaves'],
    ],
    [
      'the same people',
      {},
      other,
      counted({}, other, all, all),
      ['info 6 scope-changed: The same 1,204 people are in scope as before: nobody leaves and nobody joins'],
    ],
  ])('%s', (_, from, to, people, expected) => {
    expect(said(from, to, people)).toEqual(expected);
  });

  test('what the options do with leavers stays said', () => {
    const found = said({}, deleting(other), counted({}, deleting(other), all, all));
    expect(found).toEqual([
      expect.stringMatching(
        /^warning 1 scope-changed: The same 1,204 people .* joins; the same holds .*"Remove User Action" becomes "Delete"/,
      ),
    ]);
  });

  test('small numbers are a range where others read them', () => {
    expect(
      said({}, other, counted({}, other, crowd(1204), [...crowd(1200), ...crowd(3, 2000)]), { smallestCount: 10 })[0],
    ).toMatch(
      /1,204 → 1,196 to 1,212 people: fewer than 10 are disabled at Zoom after the apply; fewer than 10 join and are created/,
    );
  });

  test('what no rule saw', () => {
    const to: Example = { channel: { maxThreads: 2 }, status: { defaultStatus: false } };
    const messages = said({}, to, counted({}, to, crowd(12), crowd(11)));
    expect(messages).toEqual(
      expect.arrayContaining(
        [
          expect.stringMatching(/^info 6 people-leave: 12 → 11 people: 1 is disabled at Zoom/),
          expect.stringMatching(
            /^warning - people-leave: 11 people who stay in scope count as disabled from the apply on/,
          ),
        ].slice(1),
      ),
    );
  });
});

describe('several channels', () => {
  const named = (name: string) => (example: Example) => channel({ ...example, channel: { name } });
  const two = (example: Example): Example => ({ channels: ['A', 'B'].map((name) => named(name)(example)) });
  /** People by channel, today and afterwards. */
  const saidOf = (people: Record<string, [Entry[], Entry[]]>, more: Partial<PeopleLimits> = {}) => {
    const tallies = questionsOf({ before: connection(two({})), after: connection(two(other)), connector: zoom }).map(
      (question) => {
        const tally = new Tally(question);
        for (const one of people[question.channel]![0]) tally.was(one);
        for (const one of people[question.channel]![1]) tally.willBe(one);
        return tally;
      },
    );
    const asked = { host: 'x', requests: 1, entries: 1 };
    const found = said(two({}), two(other), { state: 'counted', effect: connectionEffect(tallies), asked }, more);
    return found.filter((line) => line.includes('scope-changed'));
  };

  test('who is in another channel then neither loses the account nor gets one', () => {
    const found = saidOf({ A: [crowd(10), crowd(3)], B: [crowd(2, 20), [...crowd(5, 5), ...crowd(2, 20)]] });
    expect(found).toEqual([
      'warning 2 scope-changed: 10 → 3 people in channel "A": 7 leave it, and 2 of them, in no other channel, are disabled at Zoom after the apply; 5 are in another channel then [their accounts and data stay; whoever comes back into scope is enabled again]',
      'warning 2 scope-changed: 2 → 7 people in channel "B": 5 join and all are in another channel today; nobody leaves',
    ]);
  });

  test('everybody goes on in another, and some of those who come are new', () => {
    const found = saidOf({ A: [crowd(10), []], B: [[], crowd(12)] });
    expect(found[0]).toMatch(
      /^warning 2 scope-changed: 0 → 12 people in channel "B": 12 join: 10 are in another channel today, and 2 are created at Zoom after the apply; nobody leaves$/,
    );
    expect(found[1]).toMatch(
      /^warning 3 scope-changed: 10 → 0 people in channel "A": 10 leave it, and all are in another channel after the apply$/,
    );
  });

  test('a small part isn’t given away by the other', () => {
    const [found] = saidOf({ A: [crowd(100), []], B: [[], crowd(97)] }, { smallestCount: 10 });
    expect(found).toMatch(
      /100 leave it, and fewer than 10 of them, in no other channel, are disabled at Zoom after the apply; 91 to 99 are in another/,
    );
  });
});

describe('limits', () => {
  const people = counted({}, other, crowd(1204), crowd(37));
  const refusals = (more: Partial<PeopleLimits>, told: Counted = people) =>
    said({}, other, told, more).filter((line) => line.startsWith('error'));

  test.each<[string, Partial<PeopleLimits>, string[]]>([
    [
      'a number',
      { maxLeavers: { count: 60 } },
      [
        'error - too-many-leavers: 1,167 people leave, more than max-leavers allows: 60 [look at group and filter again; if it is right, raise max-leavers to 1167 for this change]',
      ],
    ],
    [
      'a share',
      { maxLeavers: { percent: 5 } },
      [
        'error - too-many-leavers: 1,167 people leave, more than max-leavers allows: 60 (5 % of 1,204) [look at group and filter again; if it is right, raise max-leavers to 1167 for this change]',
      ],
    ],
    ['as many as are allowed', { maxLeavers: { count: 1167 } }, []],
    [
      'reviewed with fewer',
      { reviewed: new Map([['z', { leave: 1000, join: 0, disabled: 0 }]]) },
      [
        'error - more-leavers-than-reviewed: 1,167 people leave, and 1,000 did when this was reviewed: an apply stops above 1,100 [look at the group and the filter; if it is right, open a new pull request and have a reviewer count it before the merge]',
      ],
    ],
    ['reviewed with nearly as many', { reviewed: new Map([['z', { leave: 1061, join: 0, disabled: 0 }]]) }, []],
    ['reviewed with few', { reviewed: new Map([['z', { leave: 1157, join: 0, disabled: 0 }]]) }, []],
  ])('%s', (_, more, expected) => {
    expect(refusals(more)).toEqual(expected);
  });

  test('joiners', () => {
    const joining = counted({}, other, crowd(10), crowd(30));
    expect(refusals({ maxJoiners: { percent: 99 } }, joining)[0]).toMatch(
      /20 people join, more than max-joiners allows: 9 \(99 % of 10\)/,
    );
    expect(refusals({ maxJoiners: { count: 20 } }, joining)).toEqual([]);
  });

  test('where only a status changes, that is to be looked at', () => {
    const to = { status: { defaultStatus: false } };
    const lines = said({}, to, counted({}, to, crowd(11), crowd(11)), { maxLeavers: { count: 10 } });
    expect(lines[0]).toMatch(
      /11 people count as disabled, more than max-leavers allows: 10 \[look at the account status in the channel and in the directory; if it is right, raise/,
    );
    expect(lines.join('\n')).toMatch(
      /11 people who stay in scope count as disabled from the apply on, and are disabled at Zoom/,
    );
  });

  test('who stays and counts as disabled is lost, too', () => {
    const to = { status: { defaultStatus: false } };
    const told = counted({}, to, crowd(12), crowd(11));
    expect(said({}, to, told, { maxLeavers: { count: 11 } })[0]).toMatch(
      /12 people leave or count as disabled, more than/,
    );
  });

  test.each([
    ['nobody, and eleven join', { join: 0 }, 11, ['more-joiners-than-reviewed: 11 people join, and 0 did']],
    ['nobody, and ten join', { join: 0 }, 10, []],
    ['a hundred, and 111 join', { join: 100 }, 111, ['more-joiners-than-reviewed: 111 people join, and 100 did']],
    ['a thousand, and 1,100 join', { join: 1000 }, 1100, []],
  ])('reviewed with %s', (_, numbers, joiners, expected) => {
    const reviewed = new Map([['z', { leave: 0, disabled: 0, ...numbers }]]);
    const found = refusals({ reviewed }, counted({}, other, [], crowd(joiners)));
    expect(found).toEqual(expected.map((text) => expect.stringContaining(text)));
  });

  test('reviewed with nobody who is disabled: fewer who leave are no room for them', () => {
    const to = { status: { defaultStatus: false } };
    const told = counted({}, to, crowd(40), crowd(39));
    const reviewed = (disabled: number) => ({ reviewed: new Map([['z', { leave: 40, join: 0, disabled }]]) });
    const found = said({}, to, told, reviewed(0)).filter((line) => line.startsWith('error'));
    expect(found).toEqual([
      expect.stringContaining(
        'more-disabled-than-reviewed: 39 people count as disabled, and 0 did when this was reviewed',
      ),
    ]);
    expect(said({}, to, told, reviewed(29)).filter((line) => line.startsWith('error'))).toEqual([]);
  });

  test('a share of nobody allows nobody', () => {
    const starting = counted({}, other, [], crowd(1002));
    expect(refusals({ maxJoiners: { percent: 10 } }, starting)).toEqual([
      'error - too-many-joiners: 1,002 people join, and nobody is in scope today: max-joiners is a share of those, 10 %, which allows nobody [give max-joiners as a number: 1002 for this change, if it is right]',
    ]);
    expect(refusals({ maxJoiners: { count: 1002 } }, starting)).toEqual([]);
    expect(refusals({ maxJoiners: { percent: 10 }, maxLeavers: { percent: 10 } }, counted({}, other, [], []))).toEqual(
      [],
    );
  });

  test('small numbers aren’t told by what stands beside them', () => {
    const ten = { smallestCount: 10 };
    const few = counted({}, other, crowd(7), crowd(2));
    expect(refusals({ ...ten, maxLeavers: { percent: 10 } }, few)).toEqual([
      'error - too-many-leavers: fewer than 10 people leave, more than max-leavers allows: 10 % of fewer than 10 [look at group and filter again; if it is right, raise max-leavers to 9 for this change]',
    ]);
    const off = { status: { defaultStatus: false } };
    const disabled = counted({}, off, crowd(223), crowd(3));
    expect(said({}, off, disabled, { ...ten, maxLeavers: { count: 11 } })[0]).toMatch(
      /^error - too-many-leavers: 215 to 231 people leave or count as disabled, more than .* raise max-leavers to 231 /,
    );
    const grown = counted({}, other, crowd(205), crowd(100));
    const reviewed = new Map([['z', { leave: 9, join: 0, disabled: 0 }]]);
    expect(refusals({ ...ten, reviewed }, grown)[0]).toMatch(
      /105 people leave, and fewer than 10 did when this was reviewed: an apply stops above 19/,
    );
    expect(refusals({ reviewed }, grown)[0]).toMatch(/105 people leave, and 9 did/);
  });

  const down: Counted = {
    state: 'not-counted',
    why: { kind: 'unreachable', message: 'ldap.example.com doesn’t answer' },
  };
  const none: Counted = { state: 'not-counted', why: { kind: 'no-directory', message: 'no directory is configured' } };
  test.each<[string, Partial<PeopleLimits>, Counted, RegExp | undefined]>([
    [
      'a limit',
      { maxLeavers: { count: 9999 } },
      down,
      /can’t be counted, and max-leavers is set: ldap\.example\.com doesn’t answer/,
    ],
    ['a limit and no directory', { maxJoiners: { count: 9999 } }, none, /and max-joiners is set: no directory/],
    [
      'reviewed numbers',
      { reviewed: new Map([['z', { leave: 0, join: 0, disabled: 0 }]]) },
      down,
      /reviewed with numbers/,
    ],
    ['a run that must', { mustCount: true }, down, /on-directory-failure is fail/],
    ['a run that must, and no directory', { mustCount: true }, none, undefined],
    ['nothing', {}, down, undefined],
  ])('not counted: %s', (_, more, told, expected) => {
    const [refusal] = refusals(more, told);
    if (expected) expect(refusal).toMatch(expected);
    else expect(refusal).toBeUndefined();
  });

  test('doubts close a limit, and take the numbers out of the sentence', () => {
    const doubt: Doubt = {
      code: 'directory-sees-less',
      message: 'group "g" names 1,204 members below the base, and the account sees 834 of them',
      closes: true,
    };
    const told = counted({}, other, crowd(834), crowd(23), [doubt]);
    expect(refusals({ maxLeavers: { count: 9999 } }, told)).toEqual([
      expect.stringMatching(/max-leavers is set: group "g" names/),
    ]);
    const found = said({}, other, told);
    expect(found.join('\n')).not.toMatch(/834 → 23/);
    expect(found).toContainEqual(expect.stringMatching(/^warning 3 directory-sees-less: /));
    const harmless = counted({}, other, crowd(834), crowd(23), [{ ...doubt, closes: false }]);
    expect(said({}, other, harmless).join('\n')).toMatch(/834 → 23/);
  });

  test('a mistake in the filter is an error, one in a mapping a warning', () => {
    const doubt: Doubt = { code: 'attribute-not-in-directory', message: 'm', closes: true };
    expect(said({}, other, counted({}, other, crowd(5), [], [doubt]))[0]).toMatch(
      /^error - attribute-not-in-directory/,
    );
    expect(said({}, other, counted({}, other, crowd(5), [], [{ ...doubt, closes: false }])).join()).toMatch(
      /warning 3 attribute-not-in/,
    );
  });
});

describe('how many isn’t known', () => {
  test('the rule’s sentence says so, and a directory that failed is a note', () => {
    const why = { kind: 'unreachable', message: 'ldap.example.com doesn’t answer', hint: 'try again' } as const;
    expect(said({}, other, { state: 'not-counted', why })).toEqual([
      expect.stringMatching(
        /^warning 2 scope-changed: .*\[how many isn’t known, so count before you merge \(pfconn preview prints the commands\)\]$/,
      ),
      'info - people-not-counted: nobody was counted: ldap.example.com doesn’t answer [try again]',
    ]);
  });
});

describe('values', () => {
  const mapping = (title: string) => ({
    mapping: { Username: { attributeNames: ['mail'] }, Title: { attributeNames: [title] } },
  });
  test('what the target refuses now is a note, what it will refuse a warning', () => {
    const people = [
      ...crowd(3, 0, { title: 'much too long', cn: 'much too long' }),
      ...crowd(2, 3, { title: 'short', cn: 'much too long' }),
    ];
    const [from, to] = [mapping('title'), mapping('cn')];
    expect(said(from, to, counted(from, to, people, people))).toContainEqual(
      expect.stringMatching(
        /^warning 3 values-refused: "Title" is longer than Zoom takes for 5 people, for 2 of them only since this change: Zoom will refuse them/,
      ),
    );
    expect(said({}, other, counted({}, other, people, people))).toContainEqual(
      expect.stringMatching(/^info 6 values-refused: .* for 3 people, as today/),
    );
  });

  test('names', () => {
    const people = crowd(4, 0, { mail: 'one@example.com' });
    expect(said({}, other, counted({}, other, people, people))).toContainEqual(
      'info 6 names-shared: 4 people share one value of "Username", as today: only one of each can have the account',
    );
  });

  test('a name that changes, and one that stays though its field is filled otherwise', () => {
    const to = { mapping: { Username: { attributeNames: ['uid'] }, Title: { attributeNames: ['title'] } } };
    const same = [entry('ada', { uid: 'ada@example.com' })];
    const changed = [entry('ada', { uid: 'ada' })];
    expect(said({}, to, counted({}, to, changed, changed))).toContainEqual(
      expect.stringMatching(/^warning 2 identity-values-change: 1 person would be known to Zoom by another "Username"/),
    );
    const found = said({}, to, counted({}, to, same, same));
    expect(found).toEqual([
      expect.stringMatching(/^info 6 field-mapping-changed: .*everybody keeps the value of today/),
    ]);
  });
});
