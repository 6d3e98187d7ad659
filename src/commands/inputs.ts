import type { Limit } from '../core/plan/options.ts';
import type { Secret } from '../core/secret.ts';
import type { ServerSettings } from '../edges/pingfederate/connect.ts';
import type { CommandName, OptionType, options } from '../options.ts';
import type { DirectoryAccess, DirectoryAddress } from './directory-access.ts';

/** Everything a run was asked for: the one typed record that both entries (action, command line) fill in. */
export interface Inputs extends OptionValues {
  command: CommandName;
  /** What follows the command on the command line: `show zoom`, a file to import. */
  operands: string[];
  /** The server that several options name together; absent when no address is given. */
  server?: ServerSettings;
  /** Where people are counted, and as whom; absent when no directory is given. */
  directoryAccess?: DirectoryAccess;
}

/** What the text of an option becomes, by the option's type. A choice becomes one of its own words. */
export interface ValueOf extends Record<Exclude<OptionType, 'choice'>, unknown> {
  text: string;
  name: string;
  address: string;
  directories: DirectoryAddress[];
  version: string;
  secret: Secret;
  count: number;
  seconds: number;
  minutes: number;
  switch: boolean;
  list: string[];
  names: string[];
  map: Record<string, string | number | boolean>;
  limit: Limit;
  shard: { index: number; of: number };
}

type Table = typeof options;
type Name = keyof Table;
type Value<Row> = Row extends { choices: readonly (infer Word)[] }
  ? Word
  : Row extends { type: keyof ValueOf }
    ? ValueOf[Row['type']]
    : never;

/** A switch that isn't set is off, a list that isn't given empty; a secret has no default that anybody may know. */
type IsAlwaysThere<Row> = Row extends { type: 'secret' }
  ? false
  : Row extends { default: string } | { type: 'switch' | 'list' | 'names' | 'map' | 'directories' }
    ? true
    : false;

/** `admin-url` → `adminUrl`; a duration says its unit. */
type Member<Key extends Name> = Table[Key] extends { member: infer Own extends string }
  ? Own
  : Table[Key] extends { type: 'seconds' | 'minutes' }
    ? `${Camel<Key>}Ms`
    : Camel<Key>;
type Camel<Text extends string> = Text extends `${infer First}-${infer Rest}`
  ? `${First}${Capitalize<Camel<Rest>>}`
  : Text;

type Always = { [Key in Name as IsAlwaysThere<Table[Key]> extends true ? Member<Key> : never]: Value<Table[Key]> };
type Maybe = { [Key in Name as IsAlwaysThere<Table[Key]> extends true ? never : Member<Key>]?: Value<Table[Key]> };

/** The option table's rows, read: nothing is declared here that a row doesn't say. */
export interface OptionValues extends Always, Maybe {}
