import type { GivenEntry } from './ldif.ts';

/** How many people are made up, and for which kind of directory. */
export interface Example {
  people: number;
  kind: 'openldap' | 'active-directory';
  /** Another number makes other people. */
  seed?: number;
  base?: string;
}

const units = ['Berlin', 'Paris', 'Madrid', 'Contractors', 'Alumni'];
const first = 'Ada Bo Cy Dee Eve Finn Gil Hal Ida Jörg Kai Lea Mia Ned Ola Pia'.split(' ');
const last = 'Abel Brandt Costa Duval Ebert Faro Grau Hahn Iber Jung Kruse Lund Müller Nolte Ortiz Pohl'.split(' ');
const departments = ['Sales', 'Engineering', 'Finance', 'Legal', 'Support'];
const titles = ['Licensed', 'Basic', 'Guest'];

type Random = (below: number) => number;

/** Numbers that look like chance and are the same for the same seed (mulberry32). */
function randomFrom(seed: number): Random {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

/**
 * A company of people with what makes counting hard: no mail address, two, or none that is one; blanks at the end of a
 * name; people who are disabled; names with letters beyond ASCII and with a comma; groups of up to 10,000, groups in
 * groups, and some of those in a circle. The same for the same seed.
 */
export function examplePeople({ people, kind, seed = 7, base = 'dc=example,dc=com' }: Example): GivenEntry[] {
  const random = randomFrom(seed);
  const persons = Array.from({ length: people }, (_, index) =>
    kind === 'openldap' ? person(index, random, base) : user(index, random, base),
  );
  const dns = persons.map(({ dn }) => dn);
  return [
    ...top(base),
    ...persons,
    ...(kind === 'openldap' ? [] : computers(base)),
    ...groups(dns, random, base, kind),
  ];
}

function top(base: string): GivenEntry[] {
  const unit = (name: string, above: string): GivenEntry => ({
    dn: `ou=${name},${above}`,
    attributes: { objectClass: 'organizationalUnit', ou: name },
  });
  const dc = /^dc=([^,]+)/i.exec(base)?.[1] ?? 'example';
  return [
    { dn: base, attributes: { objectClass: ['dcObject', 'organization'], dc, o: 'Example' } },
    unit('people', base),
    unit('groups', base),
    ...units.map((name) => unit(name, `ou=people,${base}`)),
  ];
}

/** What both kinds of directory have of a person. */
function facts(index: number, random: Random) {
  const unit = units[index % 10 < 4 ? 0 : index % 10 < 7 ? 1 : (index % 10) - 5] as string;
  const givenName = first[random(first.length)] as string;
  const sn = last[random(last.length)] as string;
  return {
    unit,
    givenName: index % 1511 === 9 ? `${givenName}  ` : givenName,
    sn,
    mail: addresses(index, `${givenName}.${sn}.${index}`.normalize('NFKD').replaceAll(/[^\w.]/g, '')),
    department: index % 811 === 0 ? 'X'.repeat(140) : (departments[random(departments.length)] as string),
    employeeType: ['Contractors', 'Alumni'].includes(unit) ? unit.toLowerCase().replace(/s$/, '') : 'staff',
    title: titles[random(titles.length)] as string,
    isDisabled: index % 23 === 3,
  };
}

function addresses(index: number, name: string): string[] {
  if (index % 997 === 5) return [];
  if (index % 1009 === 6) return [`${name} at example`];
  if (index % 503 === 7) return [`shared${Math.floor(index / 5030)}@example.com`];
  return index % 701 === 8 ? [`${name}@example.com`, `second.${index}@example.com`] : [`${name}@example.com`];
}

function person(index: number, random: Random, base: string): GivenEntry {
  const { unit, givenName, sn, mail, department, employeeType, title, isDisabled } = facts(index, random);
  const rdn = index % 2003 === 11 ? `uid=u\\,${index}` : `uid=u${index}`;
  const attributes: GivenEntry['attributes'] = {
    objectClass: ['inetOrgPerson', 'lockable'],
    uid: index % 2003 === 11 ? `u,${index}` : `u${index}`,
    cn: `${givenName.trim()} ${sn}`,
    sn,
    givenName,
    employeeNumber: String(100_000 + index),
    departmentNumber: department,
    employeeType,
    title,
    l: unit,
    telephoneNumber: `+49 30 ${String(index).padStart(7, '0')}`,
    description: 'x'.repeat(200),
  };
  if (mail.length > 0) attributes.mail = mail;
  if (isDisabled) attributes.nsAccountLock = 'true';
  return { dn: `${rdn},ou=${unit},ou=people,${base}`, attributes };
}

function user(index: number, random: Random, base: string): GivenEntry {
  const { unit, givenName, sn, mail, department, employeeType, title, isDisabled } = facts(index, random);
  const cn = `${sn}\\, ${givenName.trim()} ${index}`;
  const attributes: GivenEntry['attributes'] = {
    objectClass: 'user',
    objectCategory: `CN=Person,CN=Schema,CN=Configuration,${base}`,
    cn: cn.replace('\\', ''),
    sn,
    givenName,
    sAMAccountName: `u${index}`,
    userPrincipalName: `u${index}@example.com`,
    userAccountControl: isDisabled ? '514' : '512',
    primaryGroupID: '513',
    department: department.slice(0, 64),
    employeeType,
    title,
    l: unit,
  };
  // One value, and no more letters than Active Directory keeps.
  if (mail[0] !== undefined) attributes.mail = mail[0];
  return { dn: `CN=${cn},OU=${unit},OU=people,${base}`, attributes };
}

/** They are of the class `user`, too. */
function computers(base: string): GivenEntry[] {
  return ['PC-1', 'PC-2'].map((name) => ({
    dn: `CN=${name},OU=people,${base}`,
    attributes: {
      objectClass: 'computer',
      objectCategory: `CN=Computer,CN=Schema,CN=Configuration,${base}`,
      cn: name,
      sAMAccountName: `${name}$`,
      userAccountControl: '4096',
      primaryGroupID: '515',
    },
  }));
}

function groups(people: string[], random: Random, base: string, kind: Example['kind']): GivenEntry[] {
  const objectClass = kind === 'openldap' ? 'groupOfNames' : 'group';
  const nameOf = (cn: string) => `cn=${cn},ou=groups,${base}`;
  const group = (cn: string, member: string[]): GivenEntry => ({
    dn: nameOf(cn),
    attributes: { objectClass, cn, member: member.length > 0 ? member : [base] },
  });
  const pick = (count: number) => chosen(people, count, random);
  const zoom = pick(people.length >= 10_000 ? 1204 : Math.ceil(people.length / 8));
  const circle = Array.from({ length: 6 }, (_, index) =>
    group(`nest${index}`, [...pick(200), nameOf(`nest${(index + 1) % 6}`)]),
  );
  return [
    ...[10, 100, 1000, 10_000].map((count) => group(`g${count}`, pick(count))),
    group('zoom-users', zoom),
    group('zoom-pilots', zoom.slice(0, 37)),
    ...circle,
    group('all-staff', [nameOf('g100'), nameOf('g1000')]),
  ];
}

/** So many different ones, in their order. */
function chosen(people: string[], count: number, random: Random): string[] {
  const indexes = new Set<number>();
  while (indexes.size < Math.min(count, people.length)) indexes.add(random(people.length));
  return [...indexes].sort((a, b) => a - b).map((index) => people[index] as string);
}
