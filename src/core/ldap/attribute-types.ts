/** How the values of an attribute are compared, as far as it is known. */
export type Syntax = 'name' | 'any-case' | 'exact';

/**
 * Object identifiers and second names of the attributes that RFC 4519 and RFC 4524 define. Any other name that is
 * written differently counts as another attribute.
 */
const aliases = new Map([
  ['2.5.4.0', 'objectclass'],
  ['2.5.4.3', 'cn'],
  ['commonname', 'cn'],
  ['2.5.4.4', 'sn'],
  ['surname', 'sn'],
  ['2.5.4.6', 'c'],
  ['countryname', 'c'],
  ['2.5.4.7', 'l'],
  ['localityname', 'l'],
  ['2.5.4.8', 'st'],
  ['stateorprovincename', 'st'],
  ['2.5.4.10', 'o'],
  ['organizationname', 'o'],
  ['2.5.4.11', 'ou'],
  ['organizationalunitname', 'ou'],
  ['2.5.4.12', 'title'],
  ['2.5.4.13', 'description'],
  ['2.5.4.31', 'member'],
  ['2.5.4.32', 'owner'],
  ['2.5.4.42', 'givenname'],
  ['2.5.4.49', 'distinguishedname'],
  ['2.5.4.50', 'uniquemember'],
  ['0.9.2342.19200300.100.1.1', 'uid'],
  ['userid', 'uid'],
  ['0.9.2342.19200300.100.1.3', 'mail'],
  ['rfc822mailbox', 'mail'],
  ['0.9.2342.19200300.100.1.10', 'manager'],
  ['0.9.2342.19200300.100.1.25', 'dc'],
  ['domaincomponent', 'dc'],
]);

const names = new Set(
  'memberof ismemberof member uniquemember manager owner distinguishedname objectcategory'.split(' '),
);

const anyCase = new Set(
  (
    'cn sn givenname displayname mail uid ou o l c co st dc title department departmentnumber employeetype ' +
    'employeenumber employeeid company physicaldeliveryofficename description samaccountname userprincipalname objectclass'
  ).split(' '),
);

/** The attributes that Active Directory keeps one value of (likely: its schema). */
const singleInActiveDirectory = new Set(
  'department l title company mail cn samaccountname userprincipalname employeeid useraccountcontrol'.split(' '),
);

/** `CN;lang-de` → `cn;lang-de`, `2.5.4.3` → `cn`: equal for two spellings of one attribute. */
export function attributeType(written: string): string {
  const [name = '', ...options] = written.toLowerCase().split(';');
  return [aliases.get(name) ?? name, ...options.sort()].join(';');
}

/** How values of the type are compared. A name that nobody knows is compared exactly, capitals and all. */
export function syntaxOf(type: string): Syntax {
  const name = type.split(';')[0]!;
  if (names.has(name)) return 'name';
  return anyCase.has(name) || /^extensionattribute(?:[1-9]|1[0-5])$/.test(name) ? 'any-case' : 'exact';
}

/** True where an entry can hold but one value of the type. */
export function isSingleValued(type: string, activeDirectory: boolean): boolean {
  return activeDirectory && singleInActiveDirectory.has(type);
}

/** The classes above each standard class; Active Directory has `user` and `computer` besides (likely: its schema). */
const standardClasses: Record<string, readonly string[]> = {
  top: [],
  person: ['top'],
  organizationalperson: ['person', 'top'],
  inetorgperson: ['organizationalperson', 'person', 'top'],
};

const activeDirectoryClasses: Record<string, readonly string[]> = {
  ...standardClasses,
  user: ['organizationalperson', 'person', 'top'],
  computer: ['user', 'organizationalperson', 'person', 'top'],
  inetorgperson: ['user', 'organizationalperson', 'person', 'top'],
};

const classes = (activeDirectory: boolean) => (activeDirectory ? activeDirectoryClasses : standardClasses);

/** True when each entry of the class is one of the other class too. */
export function isSubclass(name: string, of: string, activeDirectory: boolean): boolean {
  const table = classes(activeDirectory);
  return Object.hasOwn(table, name) && table[name]!.includes(of);
}

/** True for a class that each directory of the kind knows. */
export function isKnownClass(name: string, activeDirectory: boolean): boolean {
  return Object.hasOwn(classes(activeDirectory), name);
}
