import type { KindName } from '../../kinds.ts';
import type { PluginKind } from './types.ts';

/** A plugin's field, or a column of one of its tables, that holds the id of another object as plain text. */
interface HiddenReference {
  /** The kind of object whose configuration holds it. */
  in: PluginKind;
  table?: string;
  field: string;
  refersTo: KindName;
}

/**
 * References that no model of the admin API names, as exports of servers show them and the vendor's pages say. Ids of two
 * kinds may be the same, so that a text that equals some id proves nothing: the field's own name has to say it.
 */
const hiddenReferences: readonly HiddenReference[] = [
  { in: 'PasswordCredentialValidator', field: 'LDAP Datastore', refersTo: 'DataStore' },
  { in: 'PasswordCredentialValidator', field: 'PingOne For Customers Datastore', refersTo: 'DataStore' },
  {
    in: 'IdpAdapter',
    table: 'Credential Validators',
    field: 'Password Credential Validator Instance',
    refersTo: 'PasswordCredentialValidator',
  },
  { in: 'IdpAdapter', table: 'Adapters', field: 'Adapter Instance', refersTo: 'IdpAdapter' },
  { in: 'DataStore', field: 'Client TLS Certificate', refersTo: 'SslClientKeyPair' },
];

/** The kind of object that a field of a plugin, or a column of its table, names by its id; `undefined` for any other. */
export function hiddenKind(owner: string, field: string, table: string | undefined): KindName | undefined {
  return hiddenReferences.find((one) => one.in === owner && one.field === field && one.table === table)?.refersTo;
}

/** The kinds that plugins of a kind can refer to in their fields. */
export const hiddenKindsIn = (owner: string): readonly KindName[] =>
  hiddenReferences.flatMap((one) => (one.in === owner ? [one.refersTo] : []));

/** The kind of object that a table of a plugin lists, where one of its columns names one. */
export const hiddenKindOfRows = (owner: string, table: string): KindName | undefined =>
  hiddenReferences.find((one) => one.in === owner && one.table === table)?.refersTo;
