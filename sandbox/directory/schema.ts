/** How values of a type are compared. */
export type Syntax =
  | 'any-case'
  | 'exact'
  | 'name'
  | 'integer'
  | 'boolean'
  | 'octets'
  | 'time'
  | 'telephone'
  | 'numeric'
  | 'oid'
  | 'unmatched';

/** An attribute type: all its names, the first is how it is written. */
export interface AttributeType {
  oid: string;
  names: string[];
  syntax: Syntax;
  /** The type above: `name` for `cn`. A condition on it is one on all below it. */
  above?: string;
  /** Given only to those who ask by name. */
  operational?: boolean;
}

const row = (oid: string, names: string, syntax: Syntax, more: Partial<AttributeType> = {}): AttributeType => ({
  oid,
  names: names.split(' '),
  syntax,
  ...more,
});

const named = { above: 'name' };
const operational = { operational: true };

/** RFC 4512, 4519, 4524, 4530, 2798 and what directories of both kinds add. */
const usualTypes: AttributeType[] = [
  row('2.5.4.41', 'name', 'any-case'),
  row('2.5.4.0', 'objectClass', 'oid'),
  row('2.5.4.3', 'cn commonName', 'any-case', named),
  row('2.5.4.4', 'sn surname', 'any-case', named),
  row('2.5.4.5', 'serialNumber', 'any-case'),
  row('2.5.4.6', 'c countryName', 'any-case', named),
  row('2.5.4.7', 'l localityName', 'any-case', named),
  row('2.5.4.8', 'st stateOrProvinceName', 'any-case', named),
  row('2.5.4.9', 'street streetAddress', 'any-case'),
  row('2.5.4.10', 'o organizationName', 'any-case', named),
  row('2.5.4.11', 'ou organizationalUnitName', 'any-case', named),
  row('2.5.4.12', 'title', 'any-case', named),
  row('2.5.4.13', 'description', 'any-case'),
  row('2.5.4.15', 'businessCategory', 'any-case'),
  row('2.5.4.17', 'postalCode', 'any-case'),
  row('2.5.4.20', 'telephoneNumber', 'telephone'),
  row('2.5.4.24', 'x121Address', 'numeric'),
  row('2.5.4.31', 'member', 'name'),
  row('2.5.4.32', 'owner', 'name'),
  row('2.5.4.34', 'seeAlso', 'name'),
  row('2.5.4.35', 'userPassword', 'octets'),
  row('2.5.4.36', 'userCertificate', 'unmatched'),
  row('2.5.4.42', 'givenName gn', 'any-case', named),
  row('2.5.4.43', 'initials', 'any-case', named),
  row('2.5.4.44', 'generationQualifier', 'any-case', named),
  row('2.5.4.50', 'uniqueMember', 'name'),
  row('0.9.2342.19200300.100.1.1', 'uid userid', 'any-case'),
  row('0.9.2342.19200300.100.1.3', 'mail rfc822Mailbox', 'any-case'),
  row('0.9.2342.19200300.100.1.10', 'manager', 'name'),
  row('0.9.2342.19200300.100.1.25', 'dc domainComponent', 'any-case'),
  row('0.9.2342.19200300.100.1.41', 'mobile mobileTelephoneNumber', 'telephone'),
  row('0.9.2342.19200300.100.1.60', 'jpegPhoto', 'unmatched'),
  row('2.16.840.1.113730.3.1.1', 'carLicense', 'any-case'),
  row('2.16.840.1.113730.3.1.2', 'departmentNumber', 'any-case'),
  row('2.16.840.1.113730.3.1.3', 'employeeNumber', 'any-case'),
  row('2.16.840.1.113730.3.1.4', 'employeeType', 'any-case'),
  row('2.16.840.1.113730.3.1.39', 'preferredLanguage', 'any-case'),
  row('2.16.840.1.113730.3.1.241', 'displayName', 'any-case'),
  row('2.16.840.1.113730.3.1.610', 'nsAccountLock', 'any-case'),
  row('1.3.6.1.1.1.1.0', 'uidNumber', 'integer'),
  row('1.3.6.1.1.1.1.1', 'gidNumber', 'integer'),
  row('1.2.840.113556.1.2.102', 'memberOf', 'name', operational),
  row('2.5.18.1', 'createTimestamp', 'time', operational),
  row('2.5.18.2', 'modifyTimestamp', 'time', operational),
];

/** What OpenLDAP has besides. */
const openLdapTypes: AttributeType[] = [
  row('1.3.6.1.1.16.4', 'entryUUID', 'any-case', operational),
  row('1.3.6.1.1.20', 'entryDN', 'name', operational),
];

/** What Active Directory has besides. */
const activeDirectoryTypes: AttributeType[] = [
  row('1.2.840.113556.1.4.2', 'objectGUID', 'octets'),
  row('1.2.840.113556.1.4.146', 'objectSid', 'octets'),
  row('2.5.4.49', 'distinguishedName', 'name'),
  row('1.2.840.113556.1.4.782', 'objectCategory', 'name'),
  row('1.2.840.113556.1.4.221', 'sAMAccountName', 'any-case'),
  row('1.2.840.113556.1.4.656', 'userPrincipalName', 'any-case'),
  row('1.2.840.113556.1.4.8', 'userAccountControl', 'integer'),
  row('1.2.840.113556.1.4.98', 'primaryGroupID', 'integer'),
  row('1.2.840.113556.1.4.750', 'groupType', 'integer'),
  row('1.2.840.113556.1.2.141', 'department', 'any-case'),
  row('1.2.840.113556.1.2.146', 'company', 'any-case'),
  row('1.2.840.113556.1.4.35', 'employeeID', 'any-case'),
  row('1.2.840.113556.1.2.120', 'uSNChanged', 'integer'),
  row('1.2.840.113556.1.4.159', 'accountExpires', 'integer'),
  row('1.2.840.113556.1.2.2', 'whenCreated', 'time'),
  row('1.2.840.113556.1.2.3', 'whenChanged', 'time'),
];

/** The attribute types that a directory knows; what its entries have and nobody described is an ordinary text. */
export class Schema {
  readonly #byName = new Map<string, AttributeType>();
  /** Descriptions as they were asked for, because the same come again and again. */
  readonly #found = new Map<string, AttributeType | undefined>();
  readonly types: AttributeType[] = [];
  readonly kind: 'openldap' | 'active-directory';

  constructor(kind: 'openldap' | 'active-directory') {
    this.kind = kind;
    for (const type of [...usualTypes, ...(kind === 'openldap' ? openLdapTypes : activeDirectoryTypes)]) this.add(type);
  }

  add(type: AttributeType): void {
    this.types.push(type);
    this.#found.clear();
    for (const name of [type.oid, ...type.names]) this.#byName.set(name.toLowerCase(), type);
  }

  /** The type of a description, `cn;lang-de` as `cn`; `undefined` for a type that nobody knows. */
  find(description: string): AttributeType | undefined {
    if (!this.#found.has(description))
      this.#found.set(description, this.#byName.get((description.split(';')[0] as string).toLowerCase()));
    return this.#found.get(description);
  }

  /** The name under which values of a type are kept. */
  nameOf = (description: string): string =>
    this.find(description)?.names[0]?.toLowerCase() ?? description.toLowerCase();

  /** True when the type is the other, or stands below it. */
  isA(type: AttributeType, other: AttributeType): boolean {
    for (
      let one: AttributeType | undefined = type;
      one;
      one = one.above === undefined ? undefined : this.find(one.above)
    )
      if (one === other) return true;
    return false;
  }

  /** As the schema entry has it (RFC 4512, 4.1.2). */
  descriptions(): string[] {
    return this.types.map(({ oid, names, above, operational }) => {
      const quoted = names.map((name) => `'${name}'`).join(' ');
      const parts = [oid, 'NAME', names.length > 1 ? `( ${quoted} )` : quoted];
      if (above) parts.push('SUP', above);
      if (operational) parts.push('USAGE', 'directoryOperation');
      return `( ${parts.join(' ')} )`;
    });
  }
}
