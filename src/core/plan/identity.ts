import type { JsonObject } from '../document/json.ts';
import { textOf } from '../document/readers.ts';
import { type KindName, kinds } from '../kinds.ts';

/** What no two objects of a kind may share on a server, beside the id. */
export interface Identity {
  kind: KindName;
  member: string;
  value: string;
}

/** What an object is called, as far as no other of its kind may be called so. */
export function identitiesOf(kind: KindName, document: JsonObject): Identity[] {
  const unique = kinds[kind].written?.unique ?? [];
  return unique.flatMap((member) => {
    const value = textOf(document[member]);
    return value === '' ? [] : [{ kind, member, value }];
  });
}

/** Equal for two that clash. */
export const identityText = ({ kind, member, value }: Identity) => `${kind} ${member} ${value}`;
