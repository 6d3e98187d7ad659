import { readDn } from '../ldap/distinguished-name.ts';
import type { Condition, Filter } from '../ldap/filter-tree.ts';
import type { Field } from './fields.ts';
import type { ChannelSide } from './questions.ts';
import { condition, or } from './scope.ts';
import { isEnabled } from './status.ts';
import type { Entry, Refusal } from './types.ts';
import { refusalsOf, type Unknown, type Value, valueFor } from './values.ts';

/** What one side of a channel makes of one person. Only for the command line of whoever asked. */
export interface Person {
  dn: string;
  enabled: boolean;
  fields: PersonField[];
}

export interface PersonField {
  code: string;
  label: string;
  value: PersonValue;
  /** What made it: `mail`, `a fixed value`, `an expression`. */
  from: string;
  createOnly: boolean;
  refusals: readonly Refusal[];
}

type PersonValue =
  | { state: 'value'; values: readonly string[]; isDefault: boolean; isOneOfSeveral: boolean }
  | { state: 'empty' }
  /** PingFederate hides it, and so do we. */
  | { state: 'masked' }
  | { state: 'unknown'; why: Unknown };

/** The attributes by which somebody can be asked for. */
const names = ['mail', 'uid', 'sAMAccountName', 'userPrincipalName', 'employeeNumber', 'cn'];

/** Where the person who is asked for is to be looked for: an entry by its name, or a filter below the channel's base. */
type PersonSearch = { dn: string } | { filter: Filter };

/**
 * How to find the person who is asked for: `mail=ada@example.com`, a distinguished name, or a value that may stand in any
 * of the usual attributes. What is asked for becomes a value and never syntax. `undefined` for nothing.
 */
export function personSearch(asked: string): PersonSearch | undefined {
  const text = asked.trim();
  const read = readDn(text);
  if ('name' in read && read.name.length > 1) return { dn: text };
  const [, attribute, named = text] = /^([A-Za-z][\w-]*)=(.*)$/s.exec(text) ?? [];
  const value = named.trim();
  if (value === '') return undefined;
  return {
    filter: attribute === undefined ? or(...names.map((name) => equals(name, value))) : equals(attribute, value),
  };
}

const equals = (attribute: string, value: string): Condition => condition(attribute, { by: 'equal', value });

/** What a channel sends for a person, field by field, and what the target would say to it. */
export function personOn({ judge }: ChannelSide, entry: Entry): Person {
  return {
    dn: entry.dn,
    enabled: isEnabled(entry, judge.status),
    fields: judge.fields.map((field) => personField(field, entry)),
  };
}

function personField(field: Field, entry: Entry): PersonField {
  const value = valueFor(field, entry);
  return {
    code: field.code,
    label: field.label,
    value: shown(field, value),
    from: madeBy(field, value),
    createOnly: field.createOnly,
    refusals: refusalsOf(field, value),
  };
}

function shown({ masked, multiValue }: Field, value: Value): PersonValue {
  if (value.state === 'unknown' || value.state === 'empty') return value;
  if (masked) return { state: 'masked' };
  return { ...value, isOneOfSeveral: value.values.length > 1 && !multiValue };
}

function madeBy({ source }: Field, value: Value): string {
  if (source.expression !== undefined) return 'an expression';
  const attributes = source.attributes.join(' and ');
  if (value.state === 'value' && value.isDefault)
    return attributes === ''
      ? 'a fixed value'
      : `the default: ${attributes} ${source.attributes.length === 1 ? 'is' : 'are'} empty`;
  return attributes === '' ? 'nothing' : attributes;
}
