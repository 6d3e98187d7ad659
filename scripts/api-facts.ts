/**
 * What an API description says about the kinds that a definition can be of, as facts: members, shapes, required marks, values and paths,
 * without a word of its text. `test/schema/model.test.ts` and `test/core/connection/fields/` hold schema and field table against every version's.
 *
 *     node scripts/api-facts.ts DESCRIPTION.json [DELTA.json] > test/fixtures/api/13.1.json
 *
 * The description is what a server serves (Swagger 2 or OpenAPI 3); a delta lists what a later version adds to it.
 */
import { readFileSync } from 'node:fs';
import { kindNames } from '../src/core/kinds.ts';

interface Described {
  $ref?: string;
  type?: string;
  items?: Described;
  additionalProperties?: Described;
  enum?: string[];
  readOnly?: boolean;
  required?: string[];
  properties?: Record<string, Described>;
  allOf?: Described[];
  discriminator?: unknown;
}

/** One member of a model. `of` names the model it holds: itself, in a list, or by names of the administrator's choosing. */
export interface MemberFacts {
  shape: 'scalar' | 'object' | 'list' | 'map';
  of?: string;
  required?: true;
  readOnly?: true;
  writeOnly?: true;
  values?: string[];
}

export interface ApiFacts {
  version: string;
  models: Record<string, Record<string, MemberFacts>>;
  /** The paths of what has no variable in it: of collections and of settings that exist once. */
  paths: string[];
}

interface Description {
  definitions?: Record<string, Described>;
  components?: { schemas: Record<string, Described> };
  paths: Record<string, unknown>;
  info: { version: string };
}

interface DeltaMember {
  type?: string;
  ref?: string;
  items?: { ref?: string };
  values?: { ref?: string };
  enum?: string[];
  required?: true;
  readOnly?: true;
  writeOnly?: true;
}

interface Delta {
  version: string;
  models: Record<string, Record<string, DeltaMember>>;
  changed: Record<string, { enumAdded?: string[]; required?: boolean }>;
  paths: Record<string, unknown>;
}

/** From 13.0 on, descriptions call the list's items by a name of their own; what they may be hasn't changed. */
const nameOf = ($ref: string) =>
  $ref.slice($ref.lastIndexOf('/') + 1).replace('AttributeSourceAggregation', 'AttributeSource');

/** Members of a model with those of the models that it extends. */
function membersOf(all: Record<string, Described>, name: string): Record<string, MemberFacts> {
  const parts = flattened(all, all[name] ?? {});
  const required = new Set(parts.flatMap((part) => part.required ?? []));
  const members = parts.flatMap(({ properties = {} }) => Object.entries(properties));
  return Object.fromEntries(members.map(([member, one]) => [member, factsOf(one, required.has(member))]));
}

function flattened(all: Record<string, Described>, model: Described): Described[] {
  const { $ref, allOf = [] } = model;
  if ($ref) return flattened(all, all[nameOf($ref)] ?? {});
  return [...allOf.flatMap((part) => flattened(all, part)), model];
}

function factsOf(described: Described, required: boolean): MemberFacts {
  const { $ref, items, additionalProperties, enum: values } = described;
  const held = $ref ?? items?.$ref ?? additionalProperties?.$ref;
  return {
    shape: $ref ? 'object' : items ? 'list' : additionalProperties ? 'map' : 'scalar',
    of: held && nameOf(held),
    required: required || undefined,
    readOnly: described.readOnly || undefined,
    values: (values ?? items?.enum)?.toSorted(),
  };
}

/** The models that extend another one: an attribute source is one of three. */
function variantsOf(all: Record<string, Described>, name: string): string[] {
  if (!all[name]?.discriminator || name === 'Connection') return [];
  return Object.keys(all).filter((other) => all[other]?.allOf?.some(({ $ref }) => $ref && nameOf($ref) === name));
}

function factsFrom(description: Description, deltas: readonly Delta[]): ApiFacts {
  const all = description.definitions ?? description.components?.schemas ?? {};
  const models: ApiFacts['models'] = {};
  const todo: string[] = kindNames.filter((name) => all[name]);
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    if (models[name]) continue;
    const members = { ...deltaMembers(deltas, name), ...membersOf(all, name) };
    models[name] = members;
    todo.push(...variantsOf(all, name), ...Object.values(members).flatMap(({ of }) => of ?? []));
  }
  for (const delta of deltas) change(models, delta);
  const paths = [description, ...deltas].flatMap((one) => Object.keys(one.paths)).filter(isList);
  return { version: deltas.at(-1)?.version ?? description.info.version, models, paths };
}

/** A list, or what exists once, has no variables in its path. */
const isList = (path: string) => !path.includes('{');

function deltaMembers(deltas: readonly Delta[], name: string): Record<string, MemberFacts> {
  const members = deltas.flatMap(({ models }) => Object.entries(models[name] ?? {}));
  return Object.fromEntries(members.map(([member, one]) => [member, deltaFacts(one)]));
}

/** Values that a member gained, marks that it lost. */
function change(models: ApiFacts['models'], { changed }: Delta): void {
  for (const [path, { enumAdded, required }] of Object.entries(changed)) {
    const [model = '', member = ''] = path.split('.');
    const known = models[model]?.[member];
    if (known && enumAdded) known.values = [...(known.values ?? []), ...enumAdded].sort();
    if (known && required === false) delete known.required;
  }
}

function deltaFacts({
  type,
  ref,
  items,
  values,
  enum: known,
  required,
  readOnly,
  writeOnly,
}: DeltaMember): MemberFacts {
  const shape = ref ? 'object' : type === 'array' ? 'list' : type === 'map' ? 'map' : 'scalar';
  return { shape, of: ref ?? items?.ref ?? values?.ref, required, readOnly, writeOnly, values: known };
}

/** One model a line, sorted, so that a later version's file differs where the version does. */
function printed({ version, models, paths }: ApiFacts): string {
  const line = (name: string) => `    ${JSON.stringify(name)}: ${JSON.stringify(sorted(models[name] ?? {}))}`;
  const lines = Object.keys(models).sort().map(line);
  return `{\n  "version": "${version}",\n  "models": {\n${lines.join(',\n')}\n  },\n  "paths": ${JSON.stringify(paths.sort())}\n}`;
}

const sorted = <Value>(record: Record<string, Value>) =>
  Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));

const read = (path: string) => JSON.parse(readFileSync(path, 'utf8'));

if (process.argv[2]) {
  const [description, ...deltas] = process.argv.slice(2);
  console.log(printed(factsFrom(read(description as string), deltas.map(read))));
}
