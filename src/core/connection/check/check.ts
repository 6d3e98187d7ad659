import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import { type Diagnostic, finding } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json, type JsonObject, type Pointer } from '../../document/json.ts';
import { own } from '../../document/readers.ts';
import type { DesiredConnection } from '../types.ts';

/** The rules' view of one connection, and the place for what they find. */
export interface Check {
  document: JsonObject;
  version: string | undefined;
  now: Date | undefined;
  report(
    code: DiagnosticCode,
    pointer: Pointer,
    message: string,
    more?: { hint?: string | undefined; at?: 'key' },
  ): void;
  diagnostics: Diagnostic[];
}

/** A rule reads the document and reports; it never throws, whatever the document holds. */
export type Rule = (check: Check) => void;

export function checkOf(
  desired: DesiredConnection,
  context: { version?: string | undefined; now?: Date | undefined },
): Check {
  const diagnostics: Diagnostic[] = [];
  return {
    document: desired.document,
    version: context.version,
    now: context.now,
    report(code, pointer, message, { hint, at } = {}) {
      diagnostics.push(finding(code, desired.placeOf(pointer, at), message, { hint, connection: desired.id }));
    },
    diagnostics,
  };
}

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
