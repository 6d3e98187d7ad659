import type { JsonObject } from '../json.ts';
import type { ValidationError } from '../server/answer.ts';
import type { World } from '../world.ts';

/** What completing and validating a connection may look at, and where their errors go. */
export interface ConnectionContext {
  world: World;
  /** The stored connection that is replaced. */
  before?: JsonObject;
  bypass: boolean;
  errors: ValidationError[];
}

export function report(
  context: ConnectionContext,
  fieldPath: string,
  message: string,
  errorId = 'invalid_value',
): void {
  context.errors.push({ errorId, message, fieldPath });
}

export function objectAt(value: JsonObject | undefined, member: string): JsonObject | undefined {
  const found = value?.[member];
  return typeof found === 'object' && found !== null && !Array.isArray(found) ? found : undefined;
}

export function listAt(value: JsonObject | undefined, member: string): JsonObject[] {
  const found = value?.[member];
  return Array.isArray(found)
    ? found.filter((item): item is JsonObject => typeof item === 'object' && item !== null)
    : [];
}

export function textsAt(value: JsonObject | undefined, member: string): string[] {
  const found = value?.[member];
  return Array.isArray(found) ? found.filter((item) => typeof item === 'string') : [];
}

export function textAt(value: JsonObject | undefined, member: string): string | undefined {
  const found = value?.[member];
  return typeof found === 'string' ? found : undefined;
}

/** Fills in members that aren't there. */
export function fill(value: JsonObject, defaults: JsonObject): void {
  for (const [member, preset] of Object.entries(defaults)) {
    if (value[member] === undefined) value[member] = structuredClone(preset);
  }
}

/** Empty texts and absent ones are the same to PingFederate; it answers without them. */
export function dropEmpty(value: JsonObject, members: string[]): void {
  for (const member of members) if (value[member] === '') delete value[member];
}
