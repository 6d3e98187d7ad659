import { expect, test } from 'vitest';
import { personOn, personSearch } from '../../../src/core/people/person.ts';
import type { Example } from '../consequences/zoom-example.ts';
import { entry, filterText, question } from './example.ts';

function told(mapping: NonNullable<Example['mapping']>, attributes: Record<string, string | string[]>): string[] {
  const { after } = question({ mapping });
  const { fields } = personOn(after!, entry('ada', attributes));
  return fields.map(({ label, value, from, refusals }) => {
    const words = value.state === 'value' ? value.values.join(' | ') : value.state;
    return `${label}: ${words} (${from})${refusals.map((one) => ` ${one}`).join('')}`;
  });
}

test('each field with what made it and what the target would say', () => {
  const mapping = {
    Username: { attributeNames: ['mail'] },
    Title: { attributeNames: ['title'], defaultValue: 'none' },
    'User Type': { attributeNames: ['kind'] },
    'Given Name': { attributeNames: ['cn', 'sn'], expression: '#cn' },
    Password: { attributeNames: ['pass'] },
    Phone: { attributeNames: ['phone'], masked: true },
  };
  expect(told(mapping, { kind: ['Guest', 'Boss'], pass: 'hidden', phone: '12' })).toEqual([
    'Username: ada@example.com (mail)',
    'Title: none (the default: title is empty)',
    'User Type: Guest | Boss (kind) option',
    'Given Name: unknown (an expression)',
    'Password: masked (pass)',
    'Phone: masked (phone) pattern',
  ]);
});

test('who is enabled', () => {
  const { after } = question({});
  expect(personOn(after!, entry('ada', { userAccountControl: '514' })).enabled).toBe(false);
});

test.each([
  ['mail=*)(uid=*', '(mail=\\2a\\29\\28uid=\\2a)'],
  ['*', /^\(\|\(mail=\\2a\)\(uid=\\2a\)/],
  ['a=b=c', '(a=b=c)'],
])('%s is found by its value', (asked, expected) => {
  const search = personSearch(asked);
  expect(search && 'filter' in search ? filterText(search.filter) : search).toEqual(
    typeof expected === 'string' ? expected : expect.stringMatching(expected),
  );
});

test('a name leads to its entry, and nothing to nobody', () => {
  expect(personSearch(' uid=ada,ou=people,dc=example ')).toEqual({ dn: 'uid=ada,ou=people,dc=example' });
  expect([personSearch(' '), personSearch('mail=')]).toEqual([undefined, undefined]);
});
