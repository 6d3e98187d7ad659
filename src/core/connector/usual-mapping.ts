import type { Json, JsonObject } from '../document/json.ts';
import { isSameLabel, plainLabel } from './labels.ts';
import type { Connector, FieldDescriptor } from './types.ts';
import { variableName } from './variable-names.ts';

/** Where a field's value usually comes from, by its label or code without capitals and punctuation. */
const usualSources = new Map(
  Object.entries({
    username: 'sAMAccountName',
    login: 'sAMAccountName',
    userid: 'sAMAccountName',
    email: 'mail',
    emailaddress: 'mail',
    workemail: 'mail',
    primaryemail: 'mail',
    firstname: 'givenName',
    givenname: 'givenName',
    lastname: 'sn',
    familyname: 'sn',
    surname: 'sn',
    displayname: 'displayName',
    fullname: 'displayName',
    name: 'displayName',
    title: 'title',
    jobtitle: 'title',
    department: 'department',
    employeenumber: 'employeeNumber',
  }),
);

/**
 * A sensible attribute mapping for a new definition: what the catalogue recommends, as far as the descriptor has the
 * field, and every required field, from its usual source or as a value to fill in.
 *
 * @param comment is called with what is to be said about a mapped field
 */
export function usualMapping(
  connector: Connector,
  prefix: string,
  comment: (label: string, text: string) => void,
): JsonObject {
  const mapping: JsonObject = {};
  const recommended = new Map(
    Object.entries(connector.entry?.mapping ?? {}).map(([label, value]) => [plainLabel(label), value]),
  );
  for (const field of connector.descriptor.saasPluginFieldInfoDescriptors) {
    const label = labelIn(field, connector);
    const value = recommended.get(plainLabel(field.label ?? field.code)) ?? valueFor(field, prefix);
    if (value === undefined) continue;
    mapping[label] = value;
    const text = remark(field);
    if (text) comment(label, text);
  }
  return mapping;
}

/** The label where it is clear, the code where two fields share one. */
function labelIn(field: FieldDescriptor, { descriptor }: Connector): string {
  const label = field.label ?? field.code;
  const same = descriptor.saasPluginFieldInfoDescriptors.filter((other) =>
    isSameLabel(other.label ?? other.code, label),
  );
  return same.length === 1 ? label : field.code;
}

function valueFor(field: FieldDescriptor, prefix: string): Json | undefined {
  if (!field.required || field.defaultValue) return undefined;
  const source = [field.label ?? '', field.code].map((word) => usualSources.get(plainLabel(word))).find(Boolean);
  if (source && !field.options?.length) return source;
  const [first] = field.options ?? [];
  return { defaultValue: first ? first.code : `\${var:${variableName(prefix, field.label ?? field.code)}}` };
}

function remark(field: FieldDescriptor): string {
  const options = field.options?.length ? `one of ${field.options.map(({ code }) => code).join(', ')}` : '';
  return [field.required ? 'required' : '', options, field.notes?.[0] ?? ''].filter(Boolean).join('; ');
}
