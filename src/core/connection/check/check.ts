import type { Findings } from '../../document/document.ts';
import { isObject, type Json, type JsonObject, type Pointer } from '../../document/json.ts';
import { own } from '../../document/readers.ts';
import type { KindName } from '../../kinds.ts';

/** The rules' view of one object, and where they report what they find. */
export interface Check {
  kind: KindName;
  document: JsonObject;
  version: string | undefined;
  now: Date | undefined;
  report: Findings['report'];
}

/** A rule reads the document and reports; it never throws, whatever the document holds. */
export type Rule = (check: Check) => void;

/** The objects in a list, each with its pointer. */
export function itemsIn(
  value: Json | undefined,
  member: string,
  at: Pointer,
): { item: JsonObject; pointer: Pointer }[] {
  const held = own(value, member);
  if (!Array.isArray(held)) return [];
  return held.flatMap((item, index) => (isObject(item) ? [{ item, pointer: `${at}/${member}/${index}` }] : []));
}
