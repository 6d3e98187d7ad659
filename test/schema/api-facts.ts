import { readdirSync, readFileSync } from 'node:fs';
import type { ApiFacts, MemberFacts } from '../../scripts/api-facts.ts';
import { compareVersions } from '../../src/core/connection/versions.ts';

const folder = new URL('../fixtures/api/', import.meta.url);

/** What the API descriptions of each version say of SP connections, the oldest first: `scripts/api-facts.ts` made it. */
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

export const models: readonly string[] = [...new Set(descriptions.flatMap(({ models }) => Object.keys(models)))].sort();

/** True when the description of this version can be trusted about a member that it doesn't have. */
export function isComplete(model: string, member: string): boolean {
  return !editedOut.includes(`${model}.${member}`) && member !== 'inherited';
}
