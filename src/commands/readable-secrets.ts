import type { Run } from './command.ts';

/**
 * The variables of the process that a `${secret:NAME}` may read, by name. In an action these are the ones that somebody
 * who writes workflows gave to definitions: under `env:` of the running workflow, or in the input `secret-names`. On the
 * command line whoever runs it may narrow them; otherwise a definition reads what it names, except what is withheld.
 */
export function readableSecrets({ inputs, variables, handedOn }: Run): ReadonlyMap<string, string> {
  const { secretNames } = inputs;
  const isOpen = handedOn === undefined && secretNames.length === 0;
  const mayBeRead = new Set([...(handedOn ?? []), ...secretNames]);
  const readable = Object.entries(variables).filter(([name]) => isOpen || mayBeRead.has(name));
  return new Map(readable.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));
}
