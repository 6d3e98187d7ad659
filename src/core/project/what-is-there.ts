import { propertiesIn } from '../connection/lower/conveniences.ts';
import type { ServerResources } from '../connection/references/resource-names.ts';
import type { Definition } from '../definition/types.ts';
import type { JsonObject } from '../document/json.ts';
import { objectsOf, textIn } from '../document/readers.ts';
import { isSingleton, type KindName, keyOf, kinds } from '../kinds.ts';

/** What a reference by name can mean: what this environment's definitions are about, else what the server has besides. */
interface WhatIsThere {
  defined: ServerResources;
  besides: ServerResources;
  /** What the server still has of what a definition deletes: nothing can mean it, and texts speak of it by its name. */
  leaving: ServerResources;
}

/**
 * What there is to refer to once the definitions are applied. What one of them deletes isn't there any more, and what
 * the server calls otherwise today is called as its definition says.
 *
 * @param server what a server has, or nothing where none was asked
 */
export function whatIsThere(definitions: readonly Definition[], server: ServerResources): WhatIsThere {
  const others = definitions.filter(({ kind }) => kind !== 'SpConnection');
  if (others.length === 0) return { defined: {}, besides: server, leaving: {} };
  const about = new Set(others.map(({ key }) => key));
  const absent = new Set(others.filter(({ lifecycle }) => lifecycle.state === 'absent').map(({ key }) => key));
  const besides: ServerResources = {};
  const leaving: ServerResources = {};
  for (const [kind, listed] of Object.entries(server) as [KindName, readonly JsonObject[] | undefined][]) {
    const keyIn = (one: JsonObject) => keyOf({ kind, id: textIn(one, 'id') ?? '' });
    besides[kind] = listed?.filter((one) => !about.has(keyIn(one)));
    leaving[kind] = listed?.filter((one) => absent.has(keyIn(one)));
  }
  const defined: Partial<Record<KindName, JsonObject[]>> = {};
  for (const one of others) {
    const isOne = isSingleton(one.kind);
    const live = server[one.kind]?.find(({ id }) => id === one.id);
    const standing = isOne ? itemsOf(one) : asStanding(one, live);
    if (standing) defined[one.kind] = [...(defined[one.kind] ?? []), ...standing];
  }
  return { defined, besides, leaving };
}

/**
 * The same in one list, as far as it is known without asking a server: what the definitions are about has names, and
 * nothing is said of its attributes.
 */
export function thereAfter(definitions: readonly Definition[], server: ServerResources): ServerResources {
  const { defined, besides } = whatIsThere(definitions, server);
  const after: ServerResources = { ...besides };
  for (const [kind, made] of Object.entries(defined) as [KindName, readonly JsonObject[]][])
    if (besides[kind]) after[kind] = [...made.map(withoutContract), ...(besides[kind] ?? [])];
  return after;
}

function withoutContract({ attributeContract, coreAttributes, extendedAttributes, ...known }: JsonObject): JsonObject {
  return known;
}

/** Of what there is one of on a server, the items that stay. */
function itemsOf({ data, lifecycle }: Definition): JsonObject[] {
  if (lifecycle.state !== 'present') return [];
  return objectsOf(propertiesIn(data)).filter(({ state }) => state !== 'absent');
}

/** An object as far as it can be named; a draft's is as the server has it. */
function asStanding({ kind, id, data, lifecycle }: Definition, live: JsonObject | undefined): JsonObject[] | undefined {
  if (lifecycle.state === 'absent') return undefined;
  if (lifecycle.state === 'draft') return live && [live];
  const members = Object.values(kinds[kind].known).flat();
  const said = members.flatMap((member) => {
    const text = textIn(data, member);
    return text === undefined ? [] : [[member, text] as const];
  });
  return [{ ...live, ...Object.fromEntries(said), id }];
}
