import { formatOf } from '../connector/labels.ts';
import type { Connector, FieldDescriptor, FieldFormat } from '../connector/types.ts';
import { hasAssumedNames } from '../connector/unknown-name.ts';
import { fieldRoles } from '../consequences/of-target.ts';
import type { JsonObject } from '../document/json.ts';
import { objectIn, objectsIn, textIn, textsIn } from '../document/readers.ts';
import { wholeMatch } from '../meaning/pattern/whole-match.ts';

/** A field of the target with how a channel fills it and what the target takes: made once for all people. */
export interface Field {
  code: string;
  /** What people call it. */
  label: string;
  source: Source;
  multiValue: boolean;
  createOnly: boolean;
  /** PingFederate hides it in its logs, so nothing shows it. */
  masked: boolean;
  takes: Takes;
}

/** Where the value comes from. */
export interface Source {
  attributes: readonly string[];
  constant: string | undefined;
  /** OGNL, which only PingFederate works out. */
  expression: string | undefined;
  /** The field takes raw LDAP values, which only PingFederate writes. */
  isMap: boolean;
  parser: string;
  trim: boolean;
  characterCase: string;
}

/** What the target refuses, by its own descriptor. */
interface Takes {
  required: boolean;
  options: ReadonlySet<string> | undefined;
  minLength: number;
  maxLength: number;
  /** Absent where there is no pattern, and where it can't be read outside of Java. */
  matches: ((value: string) => boolean) | undefined;
  format: FieldFormat | undefined;
}

/** The fields that a channel fills, and those that it would have to. */
export function fieldsOf(channel: JsonObject, connector: Connector | undefined): Field[] {
  const known = new Map(connector?.descriptor.saasPluginFieldInfoDescriptors.map((field) => [field.code, field]));
  const mappings = objectsIn(channel, 'attributeMapping');
  const mapped = mappings.map((mapping) => {
    const code = textIn(mapping, 'fieldName') ?? '';
    return fieldOf(known.get(code) ?? { code }, objectIn(mapping, 'saasFieldInfo'), connector);
  });
  const codes = new Set(mapped.map(({ code }) => code));
  // The catalogue's names of fields may be others than the server's: then what a channel lacks can't be told.
  const isSure = connector !== undefined && !hasAssumedNames(connector, 'field');
  const missing = isSure ? [...known.values()].filter(({ code }) => !codes.has(code)) : [];
  const all = [...mapped, ...missing.map((field) => fieldOf(field, undefined, connector))];
  return all.filter((field) => isFilled(field) || field.takes.required);
}

const isFilled = ({ source }: Field) =>
  source.attributes.length > 0 || source.constant !== undefined || source.expression !== undefined;

function fieldOf(field: FieldDescriptor, info: JsonObject | undefined, connector: Connector | undefined): Field {
  return {
    code: field.code,
    label: field.label ?? field.code,
    source: {
      attributes: textsIn(info, 'attributeNames').filter((name) => name.trim() !== ''),
      constant: textIn(info, 'defaultValue'),
      expression: textIn(info, 'expression')?.trim() || undefined,
      isMap: field.dsLdapMap === true,
      parser: textIn(info, 'parser') ?? 'NONE',
      trim: info?.trim === true,
      characterCase: textIn(info, 'characterCase') ?? 'NONE',
    },
    multiValue: field.multiValue === true,
    createOnly: info?.createOnly === true,
    masked: info?.masked === true || fieldRoles(connector, field.code).includes('password'),
    takes: takesOf(field, connector),
  };
}

function takesOf(field: FieldDescriptor, connector: Connector | undefined): Takes {
  const { options = [], pattern } = field;
  return {
    // A field with a default of the connector's own isn't missed.
    required: field.required === true && !field.defaultValue,
    options: options.length > 0 ? new Set(options.flatMap(({ code, label }) => [code, label])) : undefined,
    minLength: field.minLength ?? 0,
    maxLength: field.maxLength || Number.POSITIVE_INFINITY,
    matches: pattern ? wholeMatch(pattern) : undefined,
    format: formatOf(field, connector?.entry),
  };
}

/** The field by which the target recognises people: of several the one that it requires. */
export function identityOf(fields: readonly Field[], connector: Connector | undefined): Field | undefined {
  const links = fields.filter((field) => isFilled(field) && fieldRoles(connector, field.code).includes('link'));
  return links.find(({ takes }) => takes.required) ?? links[0];
}
