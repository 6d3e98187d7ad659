import { describe, expect, test } from 'vitest';
import { piecesOf } from '../../../sandbox/directory/bytes.ts';
import { compile } from '../../../sandbox/directory/evaluate.ts';
import { decodeFilter } from '../../../sandbox/directory/filter.ts';
import { Store } from '../../../sandbox/directory/store.ts';
import { encodeFilter } from '../../../src/edges/directory/encode-filter.ts';
import { filterOf } from '../../edges/directory/client.ts';

const person = {
  dn: 'uid=ada,ou=People,dc=example,dc=com',
  attributes: {
    objectClass: 'inetOrgPerson',
    uid: 'ada',
    cn: ['Ada  Lovelace', 'Countess'],
    'cn;lang-de': 'Gräfin',
    sn: 'Lovelace',
    employeeNumber: '1815',
    uidNumber: '17',
    telephoneNumber: '+44 20-1815',
    createTimestamp: '20250101000000Z',
    manager: 'CN=Babbage\\, Charles, dc=example,dc=com',
    userAccountControl: '514',
  },
};

/** `true`, `false`, or `undefined` for what can't be decided. */
function verdict(filter: string, kind: 'openldap' | 'active-directory' = 'openldap', hidden: string[] = []) {
  const store = new Store(kind, [person]);
  const asked = decodeFilter(piecesOf(encodeFilter(filterOf(filter)))[0]!);
  return compile(asked, { store, hidden: new Set(hidden) })(store.items[0]!);
}

describe('what can’t be decided is neither true nor false (RFC 4511, 4.5.1.7)', () => {
  test.each([
    ['(employeType=staff)', undefined],
    ['(!(employeType=staff))', undefined],
    ['(employeType=*)', undefined],
    ['(&(uid=ada)(employeType=staff))', undefined],
    ['(&(uid=bob)(employeType=staff))', false],
    ['(|(uid=ada)(employeType=staff))', true],
    ['(|(uid=bob)(employeType=staff))', undefined],
    ['(!(|(uid=bob)(employeType=staff)))', undefined],
    ['(title=x)', false],
    ['(!(title=x))', true],
    ['(&)', true],
    ['(|)', false],
    ['(uidNumber=seventeen)', undefined],
    ['(!(uidNumber=seventeen))', undefined],
    ['(manager=no name)', undefined],
    ['(manager=CN=Babbage*)', undefined],
    ['(manager>=a)', undefined],
    ['(uid:1.2.3.4:=ada)', undefined],
    ['(uid:integerMatch:=17)', undefined],
    ['(memberOf:1.2.840.113556.1.4.1941:=cn=g,dc=example,dc=com)', undefined],
  ])('%s', (filter, expected) => {
    expect(verdict(filter)).toBe(expected);
  });

  test('so is a condition on what the account may not search', () => {
    expect(verdict('(sn=Lovelace)', 'openldap', ['sn'])).toBe(undefined);
    expect(verdict('(!(sn=Babbage))', 'openldap', ['sn'])).toBe(undefined);
  });
});

describe('values are compared as their type has it', () => {
  test.each([
    ['(cn=ADA LOVELACE)', true],
    ['(commonName=ada lovelace)', true],
    ['(2.5.4.3=countess)', true],
    ['(cn=gräfin)', true],
    ['(cn;lang-de=gräfin)', true],
    ['(cn;lang-de=countess)', false],
    ['(name=countess)', true],
    ['(uid;lang-de=ada)', false],
    ['(cn=ada*)', true],
    ['(cn=*a lov*ace)', true],
    ['(cn=*ace*ada)', false],
    ['(cn=count*ess)', true],
    ['(cn=countes*ess)', false],
    ['(employeeNumber>=1800)', undefined],
    ['(uidNumber>=9)', true],
    ['(uidNumber<=9)', false],
    ['(uidNumber=017)', true],
    ['(employeeNumber=01815)', false],
    ['(telephoneNumber=+44201815)', true],
    ['(createTimestamp<=20250101000000.0Z)', true],
    ['(manager=cn=babbage\\5c2C charles,DC=Example,dc=com)', true],
    ['(objectClass=person)', true],
    ['(objectClass=group)', false],
    ['(ou:dn:=people)', true],
    ['(ou=people)', false],
    ['(cn:caseExactMatch:=Countess)', true],
    ['(cn:caseExactMatch:=countess)', false],
    ['(:caseIgnoreMatch:=countess)', true],
    ['(userAccountControl:1.2.840.113556.1.4.803:=514)', undefined],
  ])('%s', (filter, expected) => {
    expect(verdict(filter)).toBe(expected);
  });

  test.each([
    ['(userAccountControl:1.2.840.113556.1.4.803:=2)', true],
    ['(userAccountControl:1.2.840.113556.1.4.803:=3)', false],
    ['(userAccountControl:1.2.840.113556.1.4.804:=3)', true],
    ['(userAccountControl:1.2.840.113556.1.4.803:=x)', undefined],
    ['(employeeNumber>=1800)', true],
  ])('%s in Active Directory', (filter, expected) => {
    expect(verdict(filter, 'active-directory')).toBe(expected);
  });
});
