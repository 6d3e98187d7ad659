import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { above, below, isObject, type Json, lastOf, type Pointer, segmentsOf, valueAt } from '../document/json.ts';
import { didYouMean, inWords, misspeltFor, nearest } from '../document/nearest.ts';
import { definable } from '../kinds.ts';
import { plural } from '../wording.ts';
import { patternHint } from './pattern-words.ts';
import type { Checking, SchemaError } from './schema-check.ts';
import { typeHint, typeInWords, whatItIs } from './type-words.ts';

/** A schema error in words, and the key or value that it is about. */
interface SchemaWords {
  code: DiagnosticCode;
  message: string;
  hint?: string | undefined;
  pointer: Pointer;
  at: 'key' | 'value';
}

type Translate = (error: SchemaError, checking: Checking) => Omit<SchemaWords, 'pointer' | 'at'> & Partial<SchemaWords>;

/** By ajv's keyword. Where nothing else is said, the error is about the value itself. */
const translations: Record<string, Translate> = {
  additionalProperties: (error, checking) => unknownProperty(error, String(error.params.additionalProperty), checking),
  unevaluatedProperties: (error, checking) =>
    unknownProperty(error, String(error.params.unevaluatedProperty), checking),
  required: missingProperty,
  dependentRequired: missingProperty,
  propertyNames: (error) => ({
    code: 'name-not-allowed',
    message: `"${error.params.propertyName}" is no valid name here`,
    pointer: below(error.instancePath, String(error.params.propertyName)),
    at: 'key',
  }),
  type: wrongType,
  enum: (error, checking) => notOneOf(error, error.params.allowedValues as Json[], checking),
  const: (error, checking) => notOneOf(error, allowedBy(error), checking),
  discriminator: unknownTag,
  pattern: (error, checking) =>
    wrongValue(
      error,
      checking,
      `${shown(valueAtError(error, checking))} does not have the form that is wanted here`,
      patternHint(String(error.params.pattern)),
    ),
  format: (error, checking) =>
    wrongValue(error, checking, `${shown(valueAtError(error, checking))} is no valid ${error.params.format}`),
  minimum: (error, checking) => wrongValue(error, checking, `must be ${error.params.limit} or more`),
  maximum: (error, checking) => wrongValue(error, checking, `must be ${error.params.limit} or less`),
  exclusiveMinimum: (error, checking) => wrongValue(error, checking, `must be more than ${error.params.limit}`),
  exclusiveMaximum: (error, checking) => wrongValue(error, checking, `must be less than ${error.params.limit}`),
  multipleOf: (error, checking) => wrongValue(error, checking, `must be a multiple of ${error.params.multipleOf}`),
  minLength: (error, checking) =>
    wrongValue(
      error,
      checking,
      error.params.limit === 1 ? 'must not be empty' : `must have ${counted(error, 'character')} or more`,
      error.params.limit === 1 ? 'write a text, or remove the line' : undefined,
    ),
  maxLength: (error, checking) => wrongValue(error, checking, `must have ${counted(error, 'character')} or fewer`),
  minItems: (error, checking) =>
    wrongValue(
      error,
      checking,
      `needs ${counted(error, 'item')}`,
      error.params.limit === 1 ? 'write one, or remove the line' : undefined,
    ),
  maxItems: (error, checking) => wrongValue(error, checking, `takes ${counted(error, 'item')} at most`),
  minProperties: (error, checking) => wrongValue(error, checking, `needs ${counted(error, 'member')}`),
  maxProperties: (error, checking) => wrongValue(error, checking, `takes ${counted(error, 'member')} at most`),
  uniqueItems: (error, checking) =>
    wrongValue(
      error,
      checking,
      `has the same item twice, at ${Number(error.params.j) + 1} and ${Number(error.params.i) + 1}`,
    ),
  oneOf: (error, checking) =>
    wrongValue(error, checking, 'fits more than one of the forms that are possible here; only one may be used'),
  anyOf: (error, checking) => wrongValue(error, checking, 'fits none of the forms that are possible here'),
  not: (error, checking) => wrongValue(error, checking, 'has members that exclude each other'),
  'false schema': (error, checking) => ({
    ...wrongValue(error, checking, `"${lastOf(error.instancePath)}" is not allowed here`),
    at: 'key',
  }),
};

export function wordsFor(error: SchemaError, checking: Checking): SchemaWords {
  const translate =
    translations[error.keyword] ??
    ((other) => wrongValue(other, checking, other.message ?? `does not fit (${other.keyword})`));
  return { pointer: error.instancePath, at: 'value', ...translate(error, checking) };
}

function wrongValue(error: SchemaError, { data }: Checking, problem: string, hint?: string) {
  const isAbout = /^[a-z]/.test(problem) && error.instancePath !== '';
  const message = isAbout ? `${nameOfPlace(error.instancePath, data)} ${problem}` : problem;
  return { code: 'value-not-allowed' as const, message, hint };
}

/** The member that says which kind a thing is (`type: LDAP`) names none, or is missing. */
function unknownTag(error: SchemaError, checking: Checking): ReturnType<Translate> {
  const { tag, tagValue } = error.params;
  const at = below(error.instancePath, String(tag));
  if (isUnknownValue(tagValue, at, checking)) return unknownValue(tagValue, at, checking);
  const hint = tagHint(error, checking);
  if (tagValue === undefined) {
    return { ...missingProperty({ ...error, params: { missingProperty: tag } }, checking), hint };
  }
  const message = `${shown(tagValue as Json)} is not allowed for "${tag}"`;
  return { code: 'value-not-allowed', message, hint, pointer: at };
}

function tagHint(error: SchemaError, checking: Checking): string | undefined {
  const tags = checking.names?.tagsAt(checking.data, error.instancePath) ?? [];
  if (tags.length === 0) return undefined;
  const near = error.params.tagValue === undefined ? undefined : didYouMean(String(error.params.tagValue), tags);
  return [near, `allowed: ${tags.join(', ')}`].filter(Boolean).join(' ');
}

function unknownProperty(error: SchemaError, property: string, checking: Checking) {
  const present = valueAt(checking.data, error.instancePath);
  const known = checking.names?.propertiesAt(checking.data, error.instancePath) ?? [];
  const isThere = (name: string) => isObject(present) && Object.hasOwn(present, name);
  const [near] = nearest(property, known);
  const taken = near !== undefined && isThere(near) ? `"${near}" is already there; remove this one` : undefined;
  const open = known.filter((name) => !isThere(name));
  return {
    code: 'unknown-property' as const,
    message: `unknown property "${property}"`,
    hint: taken ?? didYouMean(property, open) ?? knownHint(known, open),
    pointer: below(error.instancePath, property),
    at: 'key' as const,
  };
}

/** Where nothing is near: what may stand there, as far as it fits on a line. */
function knownHint(known: readonly string[], open: readonly string[]): string | undefined {
  if (known.length === 0) return undefined;
  if (open.length === 0) return 'remove it: all that may stand there is there';
  return open.length <= 8 ? `remove it; what may also stand there: ${open.join(', ')}` : undefined;
}

function missingProperty(error: SchemaError, checking: Checking) {
  const { missingProperty: one, missingProperties: all = [one] } = error.params;
  const missing = (all as unknown[]).map(String);
  return {
    code: 'missing-property' as const,
    message: `${nameOfPlace(error.instancePath, checking.data)} lacks ${inWords(missing, error.params.oneIsEnough ? 'or' : 'and')}`,
    hint: missingHint(missing, error.instancePath),
    // Placed at the parent's key; or where an override took the member away.
    pointer: below(error.instancePath, missing[0] as string),
    at: 'key' as const,
  };
}

/** Where something missing may also come from, by its pointer or its name. */
const otherWays: Record<string, string> = {
  '/kind': 'begin the file with its kind, such as `kind: SpConnection`',
  connector: '`connector: zoom` names a connector of the catalogue, `type` the plugin of the server',
  '/entityId': 'write what the partner calls itself, or let a metadata file bring it: `samlMetadata: { file: … }`',
  '/id': 'write an id that never changes, of letters, digits, ".", "_" and "-"',
  adapterMappings: 'map an IdP adapter, or a policy contract with `authenticationPolicyContractAssertionMappings`',
  guidAttributeName: 'say which directory it is, such as `directory: active-directory`, and they are filled in',
};

function missingHint(missing: readonly string[], pointer: Pointer): string {
  const way = missing.map((name) => otherWays[`${pointer}/${name}`] ?? otherWays[name]).find((words) => words);
  return way ?? `write ${missing.map((name) => `\`${name}: …\``).join(' and ')} there`;
}

function wrongType(error: SchemaError, checking: Checking): ReturnType<Translate> {
  const wanted = [error.params.type].flat().flatMap((type) => String(type).split(','));
  const value = valueAtError(error, checking);
  const name = nameOfPlace(error.instancePath, checking.data);
  return {
    code: 'wrong-type',
    message: `${name} must be ${typeInWords(wanted)}, but is ${whatItIs(value)}`,
    hint: typeHint(wanted, value, error.instancePath, checking),
  };
}

/** A value that is neither known nor a slip for a known one: a newer server may take it. */
function isUnknownValue(value: unknown, pointer: Pointer, { names, data }: Checking): value is string {
  if (typeof value !== 'string' || value === '') return false;
  const known = names?.valuesAt(data, pointer) ?? [];
  return known.length > 0 && misspeltFor(value, known) === undefined;
}

function unknownValue(value: string, pointer: Pointer, checking: Checking): ReturnType<Translate> {
  const message = `${shown(value)} is none of the values of ${nameOfPlace(pointer, checking.data)} that are known here`;
  return { code: 'unknown-value', message, pointer };
}

/** Each kind's schema knows its own `kind` alone. */
function allowedBy({ instancePath, params }: SchemaError): Json[] {
  return instancePath === '/kind' ? definable.toSorted() : [params.allowedValue as Json];
}

function notOneOf(error: SchemaError, allowed: Json[], checking: Checking): ReturnType<Translate> {
  const value = valueAtError(error, checking);
  if (isUnknownValue(value, error.instancePath, checking)) return unknownValue(value, error.instancePath, checking);
  const words = allowed.map(String);
  const near = typeof value === 'string' ? didYouMean(value, words) : undefined;
  const listed = words.length <= 12 ? `allowed: ${words.join(', ')}` : undefined;
  const only = words.length === 1 ? `it must be ${words[0]}` : listed;
  return {
    code: 'value-not-allowed' as const,
    message: `${shown(value)} is not allowed for ${nameOfPlace(error.instancePath, checking.data)}`,
    hint: [near, only].filter(Boolean).join(' ') || undefined,
  };
}

function valueAtError(error: SchemaError, checking: Checking): Json | undefined {
  return valueAt(checking.data, error.instancePath);
}

/** A value for a message, shortened. A value that may hold a secret reference shows the reference, never the secret. */
function shown(value: Json | undefined): string {
  const text = typeof value === 'string' ? `"${value}"` : (JSON.stringify(value) ?? 'nothing');
  const line = text.replace(/\s+/g, ' ');
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

function counted(error: SchemaError, noun: string): string {
  const count = Number(error.params.limit);
  return count === 1 ? `one ${noun}` : plural(count, noun);
}

/** `"channels"`, `item 2 of "channels"`, `the definition`. */
function nameOfPlace(pointer: Pointer, data: Json): string {
  const segments = segmentsOf(pointer);
  const last = segments.at(-1);
  if (last === undefined) return 'the file';
  const parent = valueAt(data, above(pointer));
  if (!Array.isArray(parent)) return `"${last}"`;
  return `item ${Number(last) + 1} of "${segments.at(-2) ?? 'the list'}"`;
}
