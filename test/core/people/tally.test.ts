import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { connectionEffect } from '../../../src/core/people/connection-effect.ts';
import { questionsOf } from '../../../src/core/people/questions.ts';
import { Tally } from '../../../src/core/people/tally.ts';
import type { Entry } from '../../../src/core/people/types.ts';
import { channel, connection, type Example } from '../consequences/zoom-example.ts';
import { effectOf, entry, tallied, zoom } from './example.ts';

const [ada, bob, eve, kim] = ['ada', 'bob', 'eve', 'kim'].map((name) => entry(name)) as [Entry, Entry, Entry, Entry];
const disabled = (name: string) => entry(name, { userAccountControl: '514' });

describe('who comes and who goes', () => {
  test('joins, leaves, stays', () => {
    const was = [ada, bob, disabled('max')];
    expect(effectOf({}, {}, was, [bob, eve, kim, disabled('jan')])).toMatchObject({
      before: 3,
      after: 4,
      joins: { enabled: 2, disabled: 1 },
      leaves: { enabled: 1, disabled: 1 },
      stays: 1,
      changed: {},
      refused: [],
    });
  });

  test('whoever comes twice counts once', () => {
    expect(effectOf({}, {}, [ada, ada], [ada, bob, bob])).toMatchObject({ before: 1, after: 2, stays: 1 });
  });

  test('a channel that begins has no today, one that ends no afterwards', () => {
    const off = { channel: { active: false } };
    expect(effectOf(off, {}, [], [ada])).toMatchObject({ before: undefined, after: 1, joins: { enabled: 1 } });
    expect(effectOf({}, off, [ada], [])).toMatchObject({ before: 1, after: undefined, leaves: { enabled: 0 } });
    // It gives everybody an account, also whom it may have known before it was switched off.
    const begins = tallied(off, { source: { baseDn: 'dc=other' } }, [ada], [ada, bob]).effect();
    expect(begins).toMatchObject({ joins: { enabled: 2 }, stays: 0 });
  });

  test('the GUID tells people apart, as octets too, and a name only where there is none', () => {
    const moved = { ...ada, dn: 'cn=ada,ou=gone,dc=example' };
    expect(effectOf({}, {}, [ada], [moved])).toMatchObject({ stays: 1 });
    const octets = (last: number) => entry('x', { objectGUID: Uint8Array.of(0xff, 0, last) });
    expect(effectOf({}, {}, [octets(1), octets(2)], [octets(2), octets(3)])).toMatchObject({ before: 2, stays: 1 });
    const nameless = { dn: 'CN=Ada, OU=People,dc=example', attributes: new Map() };
    const tally = tallied({}, {}, [nameless], [{ ...nameless, dn: 'cn=ada,ou=people,dc=example' }]);
    expect([tally.effect().stays, tally.numbers.withoutGuid]).toEqual([1, 2]);
  });

  test('a channel that changes its GUID attribute still knows who stays', () => {
    const both = entry('ada', { objectGUID: 'a', entryUUID: 'b' });
    const renamed = { source: { guidAttributeName: 'entryUUID' } };
    expect(effectOf({}, renamed, [both], [both])).toMatchObject({ stays: 1, joins: { enabled: 0 } });
  });
});

describe('who is enabled', () => {
  const flag = {
    accountStatusAttributeName: 'nsAccountLock',
    accountStatusAlgorithm: 'ACCOUNT_STATUS_ALGORITHM_FLAG',
    flagComparisonValue: 'true',
    flagComparisonStatus: false,
    defaultStatus: true,
  };
  test.each<[string, Example['status'], string | undefined, boolean]>([
    ['the bit', {}, '514', false],
    ['another bit', {}, '512', true],
    ['no number', {}, 'x', true],
    ['no attribute', {}, undefined, true],
    ['no attribute, and disabled then', { defaultStatus: false }, undefined, false],
    ['locked', flag, 'TRUE', false],
    ['not locked', flag, 'false', true],
    ['no flag', flag, undefined, true],
    ['inverted', { ...flag, flagComparisonStatus: true }, 'true', true],
    ['inverted, other', { ...flag, flagComparisonStatus: true }, 'false', false],
    ['PingFederate’s default', { ...flag, flagComparisonStatus: undefined } as Example['status'], 'true', true],
  ])('%s', (_, status, value, enabled) => {
    const who = entry('ada', value === undefined ? {} : { userAccountControl: value, nsAccountLock: value });
    const { joins } = effectOf({ channel: { active: false } }, { status }, [], [who]);
    expect(joins).toEqual({ enabled: enabled ? 1 : 0, disabled: enabled ? 0 : 1 });
  });

  test('another rule makes some disabled who stay, and others enabled', () => {
    const locked = entry('ada', { userAccountControl: '512', nsAccountLock: 'true' });
    const free = entry('bob', { userAccountControl: '514', nsAccountLock: 'false' });
    const gone = entry('eve', { userAccountControl: '514', nsAccountLock: 'true' });
    const here = entry('zoe', { userAccountControl: '512', nsAccountLock: 'false' });
    const all = [locked, free, gone, here];
    expect(effectOf({}, { status: flag }, all, all)).toMatchObject({
      becomesDisabled: 1,
      becomesEnabled: 1,
    });
  });
});

const filled = (fields: NonNullable<Example['mapping']>): Example => ({
  mapping: { Username: { attributeNames: ['mail'] }, ...fields },
});
const title = (info: Record<string, unknown>) => filled({ Title: info as never });

describe('which values change', () => {
  const who = [
    entry('ada', { title: 'Boss', cn: 'Ada' }),
    entry('bob', { title: 'Boss' }),
    entry('eve', { cn: 'Boss' }),
  ];
  const changed = (from: Example, to: Example) => effectOf(from, to, who, who).changed;

  test.each<[string, Example, Example, Record<string, number>]>([
    ['the same mapping', title({ attributeNames: ['title'] }), title({ attributeNames: ['title'] }), {}],
    [
      'another attribute: whoever gets nothing keeps the value',
      title({ attributeNames: ['title'] }),
      title({ attributeNames: ['cn'] }),
      { Title: 2 },
    ],
    [
      'other capitals',
      title({ attributeNames: ['title'] }),
      title({ attributeNames: ['title'], characterCase: 'UPPER' }),
      { Title: 2 },
    ],
    [
      'a default for who has none',
      title({ attributeNames: ['title'] }),
      title({ attributeNames: ['title'], defaultValue: 'none' }),
      { Title: 1 },
    ],
    ['sent only once', title({ attributeNames: ['title'] }), title({ attributeNames: ['cn'], createOnly: true }), {}],
    ['no longer mapped', title({ attributeNames: ['title'] }), filled({}), {}],
    [
      'an expression',
      title({ attributeNames: ['title'] }),
      title({ attributeNames: ['title'], expression: '#title' }),
      {},
    ],
    [
      'nothing is updated',
      title({ attributeNames: ['title'] }),
      { ...title({ attributeNames: ['cn'] }), settings: { 'User Update': 'false' } },
      {},
    ],
  ])('%s', (_, from, to, expected) => {
    expect(changed(from, to)).toEqual(expected);
  });

  test('the name that the target knows people by', () => {
    const to = { mapping: { Username: { attributeNames: ['cn'] } } };
    expect(effectOf({}, to, who, who)).toMatchObject({ identityChanged: 2, changed: { Username: 2 } });
  });

  test('what only PingFederate knows is said', () => {
    const to = filled({
      Title: { attributeNames: ['title'], expression: '#title' },
      Phone: { attributeNames: ['a', 'b'] },
      Raw: { attributeNames: ['x'] },
    });
    expect(effectOf({}, to, [], []).unknownFields).toEqual(['Title', 'Phone', 'Raw']);
    const octets = [entry('ada', { title: Uint8Array.of(1, 2) })];
    expect(effectOf({}, title({ attributeNames: ['title'] }), octets, octets).unknownFields).toEqual(['Title']);
  });
});

describe('what the target refuses', () => {
  const refused = (to: Example, ...people: Entry[]) =>
    effectOf({}, to, people, people).refused.map(
      ({ field, reason, count, new: fresh }) => `${field} ${reason} ${count} ${fresh}`,
    );

  test.each<[string, Example, Record<string, string | string[]>, string[]]>([
    ['missing', filled({}), { mail: [] }, ['Username missing 1 0']],
    [
      'blanks only',
      filled({ Username: { attributeNames: ['mail'], trim: true } }),
      { mail: '  ' },
      ['Username missing 1 1'],
    ],
    ['too long', title({ attributeNames: ['title'] }), { title: '12345678901' }, ['Title too-long 1 0']],
    ['signs that Java counts twice', title({ attributeNames: ['title'] }), { title: '💡'.repeat(10) }, []],
    ['too short', filled({ 'Given Name': { attributeNames: ['cn'] } }), { cn: 'A' }, ['Given Name too-short 1 1']],
    ['another shape', filled({ Phone: { attributeNames: ['cn'] } }), { cn: '+12 3' }, ['Phone pattern 1 1']],
    ['no option', filled({ 'User Type': { attributeNames: ['cn'] } }), { cn: 'Guest' }, ['User Type option 1 1']],
    ['an option', filled({ 'User Type': { attributeNames: ['cn'] } }), { cn: 'Basic' }, []],
    [
      'one of several values for one',
      filled({ 'User Type': { attributeNames: ['cn'] } }),
      { cn: ['Guest', 'Basic'] },
      [],
    ],
    [
      'all of several values for one',
      filled({ 'User Type': { attributeNames: ['cn'] } }),
      { cn: ['Guest', 'Boss'] },
      ['User Type option 1 1'],
    ],
    [
      'one of several values for many',
      filled({ Tags: { attributeNames: ['cn'] } }),
      { cn: ['a', 'too long'] },
      ['Tags too-long 1 1'],
    ],
    [
      'only PingFederate knows',
      filled({ 'User Type': { attributeNames: ['cn'], expression: '#cn' } }),
      { cn: 'Guest' },
      [],
    ],
  ])('%s', (_, to, attributes, expected) => {
    expect(refused(to, entry('ada', attributes))).toEqual(expected);
  });

  test('a required field that the channel doesn’t fill', () => {
    expect(refused({ mapping: { Title: { attributeNames: ['title'] } } }, ada)).toEqual(['Username missing 1 1']);
  });

  test('what is new comes first, then what concerns most', () => {
    const to = filled({ Title: { attributeNames: ['title'] }, 'Given Name': { attributeNames: ['cn'] } });
    const long = (name: string) => entry(name, { title: 'much too long', cn: name });
    expect(refused(to, long('ada'), long('bob'), entry('x', { cn: 'A' }))).toEqual([
      'Given Name too-short 1 1',
      'Title too-long 2 0',
    ]);
  });

  test('whoever joins is new', () => {
    const to = title({ attributeNames: ['title'] });
    const long = (name: string) => entry(name, { title: 'much too long' });
    expect(effectOf({}, to, [long('ada')], [long('ada'), long('bob')]).refused).toEqual([
      { field: 'Title', reason: 'too-long', count: 2, new: 1 },
    ]);
  });

  test('two of one name', () => {
    const shared = (name: string, mail: string) => entry(name, { mail });
    const people = [shared('a', 'X@x'), shared('b', 'x@x'), shared('c', 'y@x'), shared('d', 'y@x'), shared('e', 'z@x')];
    expect(effectOf({}, {}, people, people).duplicates).toEqual({ people: 4, values: 2, new: 0 });
    expect(effectOf({}, {}, people.slice(0, 2), people).duplicates).toEqual({ people: 4, values: 2, new: 2 });
  });
});

describe('how a value is made', () => {
  const made = (info: Record<string, unknown>, value: string) => {
    const to = filled({ 'Given Name': { attributeNames: ['x'], ...info } as never });
    const same = filled({ 'Given Name': { defaultValue: '=' } });
    // Compared with what it should be, as a fixed value.
    return (expected: string) =>
      effectOf(
        { ...same, mapping: { ...same.mapping, 'Given Name': { defaultValue: expected } } },
        to,
        [entry('a', { x: value })],
        [entry('a', { x: value })],
      ).changed;
  };

  test.each<[Record<string, unknown>, string, string]>([
    [{ parser: 'EXTRACT_CN_FROM_DN' }, 'CN=Doe\\, Ada,OU=People,DC=x', 'Doe, Ada'],
    [{ parser: 'EXTRACT_CN_FROM_DN' }, 'uid=a,cn=Ada,dc=x', 'Ada'],
    [{ parser: 'EXTRACT_CN_FROM_DN' }, 'no name', 'no name'],
    [{ parser: 'EXTRACT_USERNAME_FROM_EMAIL' }, 'ada@example.com', 'ada'],
    [{ parser: 'EXTRACT_USERNAME_FROM_EMAIL', characterCase: 'UPPER', trim: true }, ' ada @x', 'ADA'],
    [{ trim: true }, ' a b ', 'a b'],
    [{ trim: false }, ' a ', ' a '],
    [{ characterCase: 'LOWER' }, 'ÄB', 'äb'],
  ])('%j of %s', (info, value, expected) => {
    expect(made(info, value)(expected)).toEqual({});
    expect(made(info, value)(`${expected}!`)).toEqual({ 'Given Name': 1 });
  });
});

describe('several channels', () => {
  const named = (name: string, example: Example = {}) => channel({ ...example, channel: { name } });
  function together(from: string[], to: string[], people: Record<string, [Entry[], Entry[]]>) {
    const questions = questionsOf({
      before: connection({ channels: from.map((name) => named(name)) }),
      after: connection({ channels: to.map((name) => named(name)) }),
      connector: zoom,
    });
    const tallies = questions.map((question) => {
      const tally = new Tally(question);
      const [was, willBe] = people[question.channel]!;
      if (question.before) for (const one of was) tally.was(one);
      if (question.after) for (const one of willBe) tally.willBe(one);
      return tally;
    });
    const { channels, ...numbers } = connectionEffect(tallies);
    return {
      ...numbers,
      channels: channels.map(({ channel, before, after }) => `${channel} ${before} ${after}`),
      elsewhere: channels.map(({ elsewhere: { leaves, joins } }) => `-${leaves} +${joins}`),
    };
  }

  test('who goes from one to the other neither leaves nor joins', () => {
    const people: Record<string, [Entry[], Entry[]]> = { A: [[ada, bob, eve], [bob]], B: [[kim], [kim, ada, bob]] };
    expect(together(['A', 'B'], ['A', 'B'], people)).toEqual({
      before: 4,
      after: 3,
      leave: 1,
      unattended: 0,
      join: 0,
      move: 1,
      twice: 1,
      channels: ['A 3 1', 'B 1 3'],
      elsewhere: ['-1 +0', '-0 +2'],
    });
  });

  test('a renamed channel moves everybody', () => {
    const all: [Entry[], Entry[]] = [
      [ada, bob],
      [ada, bob],
    ];
    expect(together(['Old'], ['New'], { Old: all, New: all })).toMatchObject({
      before: 2,
      after: 2,
      leave: 0,
      join: 0,
      move: 2,
    });
  });

  test('nobody leaves a channel that isn’t there any more, and nobody looks after its people', () => {
    expect(together(['A'], [], { A: [[ada], []] })).toMatchObject({ before: 1, after: 0, leave: 0, unattended: 1 });
    const both: Record<string, [Entry[], Entry[]]> = { A: [[ada, bob, eve], []], B: [[bob, kim], [kim]] };
    // Bob leaves B, which runs; Ada and Eve were in A only.
    expect(together(['A', 'B'], ['B'], both)).toMatchObject({ before: 4, after: 1, leave: 1, unattended: 2 });
  });
});

/** People of a few names, so that sides overlap. */
const person = fc
  .record({
    name: fc.constantFrom(...'abcdefgh'),
    userAccountControl: fc.constantFrom('512', '514'),
    title: fc.constantFrom('Boss', 'a title that is too long', ''),
  })
  .map(({ name, ...attributes }) => entry(name, attributes));
const people = fc.uniqueArray(person, { selector: ({ dn }) => dn });
const rule = fc.constantFrom<Example>(
  {},
  title({ attributeNames: ['cn'] }),
  title({ attributeNames: ['title'] }),
  title({ defaultValue: 'x' }),
);
const sum = ({ enabled, disabled }: { enabled: number; disabled: number }) => enabled + disabled;

describe('whatever the people', () => {
  test('before and joins without leaves is after', () => {
    fc.assert(
      fc.property(rule, rule, people, people, (from, to, was, willBe) => {
        const { before = 0, after = 0, joins, leaves, stays } = effectOf(from, to, was, willBe);
        expect(before + sum(joins) - sum(leaves)).toBe(after);
        expect(stays + sum(joins)).toBe(after);
      }),
    );
  });

  test('a mapping beside itself changes nothing', () => {
    fc.assert(
      fc.property(rule, people, people, (one, was, willBe) => {
        const effect = effectOf(one, one, was, willBe);
        expect([effect.changed, effect.identityChanged]).toEqual([{}, 0]);
      }),
    );
  });

  test('the sides the other way round: who left joins', () => {
    fc.assert(
      fc.property(people, people, (was, willBe) => {
        const [there, back] = [effectOf({}, {}, was, willBe), effectOf({}, {}, willBe, was)];
        expect([sum(there.joins), sum(there.leaves)]).toEqual([sum(back.leaves), sum(back.joins)]);
      }),
    );
  });

  test('it doesn’t matter who comes first', () => {
    fc.assert(
      fc.property(people, people, (was, willBe) => {
        expect(effectOf({}, title({ attributeNames: ['title'] }), [...was].reverse(), [...willBe].reverse())).toEqual(
          effectOf({}, title({ attributeNames: ['title'] }), was, willBe),
        );
      }),
    );
  });
});
