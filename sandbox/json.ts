/** Plain JSON values, as the admin API sends and takes them. */
export type Json = null | boolean | number | string | Json[] | JsonObject;

/** An object of the admin API. A member that isn't there reads as `undefined`, never as `null`. */
export interface JsonObject {
  [member: string]: Json | undefined;
}

/** A JSON object: neither `null` nor a list. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
