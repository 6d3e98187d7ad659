import json from './admin-api.json' with { type: 'json' };

/** The structure of one value: a scalar, a list, a map, or another type by name. */
export interface Shape {
  type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'map' | 'object' | 'file';
  ref?: string;
  items?: Shape;
  values?: Shape;
  enum?: string[];
  format?: string;
  uniqueItems?: boolean;
}

export interface Member extends Shape {
  required?: boolean;
  readOnly?: boolean;
  /** The default that the vendor's description states in words. */
  default?: boolean | number | string;
}

export interface ModelType extends Shape {
  extends?: string;
  /** The member whose value chooses the variant. */
  discriminator?: string;
  variants?: Record<string, string>;
  members?: Record<string, Member>;
}

export interface Operation {
  query?: string[];
  bypass?: boolean;
  body?: Shape;
  form?: boolean;
  returns?: Shape;
  produces?: string[];
  deprecated?: boolean;
  codes: number[];
}

export type Method = 'get' | 'post' | 'put' | 'delete';

export interface ApiModel {
  about: string;
  version: string;
  types: Record<string, ModelType>;
  paths: Record<string, Partial<Record<Method, Operation>>>;
}

/**
 * The administrative API of PingFederate 12.2.2 as a structure: which types with which members, which paths with which
 * methods. Made from the API description that such a server serves; it holds none of its text.
 */
export const adminApi = json as unknown as ApiModel;

const merged = new Map<string, Record<string, Member>>();

/** All members of a type in the order of its declaration, those of its parents first. Unknown type: none. */
export function membersOf(type: string): Record<string, Member> {
  const known = merged.get(type);
  if (known) return known;
  const own = adminApi.types[type];
  const members = { ...(own?.extends ? membersOf(own.extends) : {}), ...own?.members };
  merged.set(type, members);
  return members;
}

/** The type that a value really has, when its type has variants: `DataStore` with `type: LDAP` is a `LdapDataStore`. */
export function variantOf(type: string, value: Record<string, unknown>): string {
  const { discriminator, variants } = adminApi.types[type] ?? {};
  if (!discriminator || !variants) return type;
  const chosen = value[discriminator];
  return (typeof chosen === 'string' && Object.hasOwn(variants, chosen) ? variants[chosen] : undefined) ?? type;
}
