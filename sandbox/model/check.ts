import type { Json, JsonObject } from '../json.ts';
import { adminApi, type Member, membersOf, type Shape, variantOf } from './model.ts';
import { isNewerThanModel } from './versions.ts';

interface CheckResult {
  /** The value without nulls, members in the order of the declaration. */
  value: Json | undefined;
  /** The first thing that couldn't be read: a JSON parser stops there, the answer is 400. */
  problem?: string;
  /** Required members that aren't there, as field paths; a matter of validation (422). */
  missing: string[];
}

interface CheckRules {
  unknownMembers: 'refuse' | 'ignore' | 'keep';
  /** Accept any type (a seed with placeholders); nothing is a problem then. */
  tolerant?: boolean;
  /** What the server knows; absent: everything that any version knows. */
  version?: string;
  /** The form in which a resource is kept: without what is only ever sent. */
  stored?: boolean;
  /** Members that no model knows and that are taken all the same. */
  future?: ReadonlySet<string>;
}

/** Reads a request body as the type that the API expects there. */
export function checkBody(body: unknown, shape: Shape, rules: CheckRules): CheckResult {
  const run: Run = { rules, missing: [] };
  const value = read(body, shape, '', run);
  return { value, problem: run.problem, missing: run.missing };
}

interface Run {
  rules: CheckRules;
  missing: string[];
  problem?: string;
}

function read(value: unknown, shape: Shape, path: string, run: Run): Json | undefined {
  if (value === null || value === undefined) return undefined;
  if (shape.ref) return readType(value, shape.ref, path, run);
  if (shape.type === 'array') return readList(value, shape.items ?? {}, path, run);
  if (shape.type === 'map') return readMap(value, shape.values ?? {}, path, run);
  if (shape.type === 'object' || shape.type === undefined) return value as Json;
  return readScalar(value, shape, path, run);
}

function readType(value: unknown, type: string, path: string, run: Run): Json | undefined {
  const declared = adminApi.types[type];
  if (declared?.type === 'array') return readList(value, declared.items ?? {}, path, run);
  if (!isRecord(value)) return refuse(run, path, 'an object is expected', value);
  const actual = variantOf(type, value);
  const members = membersOf(actual, run.rules.version);
  checkDiscriminator(type, value, path, run);
  const result: JsonObject = {};
  for (const [name, member] of Object.entries(members)) {
    const given = Object.hasOwn(value, name) ? value[name] : undefined;
    const taken = read(given, member, path ? `${path}.${name}` : name, run);
    if (taken !== undefined && !(run.rules.stored && member.writeOnly)) set(result, name, taken);
    else if (taken === undefined && member.required && !excused(actual, name, member, value)) {
      run.missing.push(path ? `${path}.${name}` : name);
    }
  }
  for (const name of Object.keys(value)) {
    if (Object.hasOwn(members, name)) continue;
    if (isTaken(actual, name, run.rules)) set(result, name, value[name] as Json);
    else unknown(run, path, name);
  }
  return result;
}

/** What other versions know isn't kept by this one, whatever it does with members that nobody knows. */
function isTaken(type: string, name: string, rules: CheckRules): boolean {
  if (Object.hasOwn(membersOf(type), name)) return false;
  const open = adminApi.types[type]?.open === true || rules.future?.has(name) === true;
  return open || rules.unknownMembers === 'keep' || rules.tolerant === true;
}

/** `__proto__` in a body is a member like any other: it must not change the object. */
function set(object: JsonObject, name: string, value: Json): void {
  Object.defineProperty(object, name, { value, enumerable: true, configurable: true, writable: true });
}

function unknown(run: Run, path: string, name: string): void {
  if (run.rules.unknownMembers === 'ignore' || run.rules.tolerant) return;
  run.problem ??= `Unrecognized field "${name}"${path ? ` in ${path}` : ''}.`;
}

/** Without its discriminator, a value of a type with variants can't be read. Connections know their kind by the path. */
function checkDiscriminator(type: string, value: Record<string, unknown>, path: string, run: Run): void {
  const { discriminator, variants } = adminApi.types[type] ?? {};
  if (!discriminator || !variants || run.rules.tolerant) return;
  const chosen = value[discriminator];
  if (typeof chosen !== 'string' || !Object.hasOwn(variants, chosen)) {
    run.problem ??= `${path ? `${path}.` : ''}${discriminator} must be one of ${Object.keys(variants).join(', ')}.`;
  }
}

/** The declaration requires these, real servers' answers lack them or clients leave them out. An override takes its identity from its parent. */
const notReallyRequired = new Set([
  'AccessTokenMapping.context',
  'AccessTokenMapping.id',
  'AttributeFulfillmentValue.value',
  'EmailVerificationConfig.fieldForEmailToVerify',
  'EmailVerificationConfig.fieldStoringVerificationStatus',
  'IdpAdapter.id',
  'IdpAdapterContractMapping.attributeContractFulfillment',
  'IdpAdapter.name',
  'IdpAdapter.pluginDescriptorRef',
  'KeyPairFile.password',
  'SpAdapter.id',
  'SpAdapter.name',
  'SpAdapter.pluginDescriptorRef',
  'SpWsTrustAttribute.namespace',
]);

/** The declaration requires these, real servers only when another member is missing: an override names its parent. */
const requiredWithout: Record<string, string> = { 'SpAdapterMapping.spAdapterRef': 'adapterOverrideSettings' };

function excused(type: string, name: string, member: Member, holder: Record<string, unknown>): boolean {
  const path = `${type}.${name}`;
  const instead = requiredWithout[path];
  return (
    member.readOnly === true || notReallyRequired.has(path) || (instead !== undefined && isRecord(holder[instead]))
  );
}

function readList(value: unknown, items: Shape, path: string, run: Run): Json | undefined {
  if (!Array.isArray(value)) return refuse(run, path, 'a list is expected', value);
  const result: Json[] = [];
  value.forEach((item, index) => {
    const taken = read(item, items, `${path}[${index}]`, run);
    if (taken !== undefined) result.push(taken);
  });
  return result;
}

function readMap(value: unknown, values: Shape, path: string, run: Run): Json | undefined {
  if (!isRecord(value)) return refuse(run, path, 'an object is expected', value);
  const result: JsonObject = {};
  for (const [key, item] of Object.entries(value)) {
    const taken = read(item, values, path ? `${path}.${key}` : key, run);
    if (taken !== undefined) set(result, key, taken);
  }
  return result;
}

function readScalar(value: unknown, shape: Shape, path: string, run: Run): Json | undefined {
  const fits =
    shape.type === 'integer'
      ? Number.isInteger(value)
      : shape.type === 'number'
        ? typeof value === 'number'
        : typeof value === shape.type;
  if (!fits) return refuse(run, path, `${shape.type} is expected`, value);
  if (shape.enum && !shape.enum.includes(value as string) && !isBeyondModel(run.rules.version)) {
    return refuse(run, path, `one of ${shape.enum.join(', ')} is expected`, value);
  }
  return value as Json;
}

/** A server newer than the model may know more values, too. */
function isBeyondModel(version: string | undefined): boolean {
  return version !== undefined && isNewerThanModel(version);
}

function refuse(run: Run, path: string, expected: string, value: unknown): Json | undefined {
  if (run.rules.tolerant) return value as Json;
  run.problem ??= `Cannot read the value of ${path || 'the body'}: ${expected}.`;
  return undefined;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
