import { readdirSync, readFileSync } from 'node:fs';
import type { ApiFacts, MemberFacts } from '../../scripts/api-facts.ts';
import { fields } from '../../src/core/connection/fields/table.ts';
import { compareVersions } from '../../src/core/connection/versions.ts';
import { type KindName, kindNames } from '../../src/core/kinds.ts';

const folder = new URL('../fixtures/api/', import.meta.url);

/** What the API descriptions of each version say of each kind, the oldest first: `scripts/api-facts.ts` made it. */
export const descriptions: readonly ApiFacts[] = readdirSync(folder)
  .map((name) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as ApiFacts)
  .sort((a, b) => compareVersions(a.version, b.version));

/** Members that later descriptions leave out because their editors did: they're there on every server. */
const editedOut = ['ResourceLink.location'];

/** Every member of a model that a description knows and a server answers, by name. */
export function membersIn(facts: ApiFacts, model: string): Record<string, MemberFacts> {
  const own = Object.entries(facts.models[model] ?? {});
  return Object.fromEntries(own.filter(([, { writeOnly }]) => !writeOnly));
}

/** The same of all descriptions together; of a member that several know, what the newest says. */
export function membersOf(model: string): Record<string, MemberFacts> {
  return Object.assign({}, ...descriptions.map((facts) => membersIn(facts, model)));
}

const described = new Set(descriptions.flatMap(({ models }) => Object.keys(models)));

/** The models that documents of these kinds are made of, as the descriptions say. */
export function modelsFrom(kinds: readonly KindName[]): readonly string[] {
  const found = new Set<string>();
  const todo: string[] = kinds.filter((kind) => described.has(kind));
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    if (found.has(name)) continue;
    found.add(name);
    const held = Object.values(membersOf(name)).flatMap(({ of }) => of ?? []);
    todo.push(...held, ...Object.values(fields[name]?.variants?.models ?? {}));
  }
  return [...found].sort();
}

/** The models of every kind that the field table knows. */
export const models = modelsFrom(kindNames.filter((kind) => fields[kind]));

/** True when the description of this version can be trusted about a member that it doesn't have. */
export function isComplete(model: string, member: string): boolean {
  return !editedOut.includes(`${model}.${member}`) && member !== 'inherited';
}
