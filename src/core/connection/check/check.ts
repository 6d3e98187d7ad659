import type { DiagnosticCode } from '../../diagnostics/codes.ts';
import { type Diagnostic, finding } from '../../diagnostics/diagnostic.ts';
import { isObject, type Json, type JsonObject, type Pointer } from '../../document/json.ts';
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

/** The object in a member, `undefined` where there is none. */
export function objectIn(value: Json | undefined, member: string): JsonObject | undefined {
  const held = isObject(value) && Object.hasOwn(value, member) ? value[member] : undefined;
  return isObject(held) ? held : undefined;
}

/** The objects in a list, each with its pointer. */
export function itemsIn(
  value: Json | undefined,
  member: string,
  at: Pointer,
): { item: JsonObject; pointer: Pointer }[] {
  const held = isObject(value) && Object.hasOwn(value, member) ? value[member] : undefined;
  if (!Array.isArray(held)) return [];
  return held.flatMap((item, index) => (isObject(item) ? [{ item, pointer: `${at}/${member}/${index}` }] : []));
}

/** The texts in a list. */
export function textsIn(value: Json | undefined, member: string): string[] {
  const held = isObject(value) && Object.hasOwn(value, member) ? value[member] : undefined;
  return Array.isArray(held) ? held.filter((item) => typeof item === 'string') : [];
}

/** The id of a reference, also of a bare one. */
export function idIn(value: Json | undefined, member: string): string | undefined {
  return textIn(objectIn(value, member), 'id') ?? textIn(value, member);
}

export function textIn(value: Json | undefined, member: string): string | undefined {
  const held = isObject(value) && Object.hasOwn(value, member) ? value[member] : undefined;
  return typeof held === 'string' && held !== '' ? held : undefined;
}
