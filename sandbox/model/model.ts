import json from './admin-api.json' with { type: 'json' };
import { isAtLeast, isAtMost, isKnown, type Known } from './versions.ts';

/** The structure of one value: a scalar, a list, a map, or another type by name. */
export interface Shape {
  type?: 'string' | 'integer' | 'number' | 'boolean' | 'array' | 'map' | 'object' | 'file';
  ref?: string;
  items?: Shape;
  values?: Shape;
  enum?: string[];
  /** The versions that brought later values of `enum`. */
  enumSince?: Record<string, string>;
  format?: string;
  uniqueItems?: boolean;
}

export interface Member extends Shape, Known {
  required?: boolean;
  /** The first and the last version that require it; absent: all. */
  requiredSince?: string;
  requiredUntil?: string;
  /** Taken, and never answered. */
  writeOnly?: boolean;
  readOnly?: boolean;
  /** The default that the vendor's description states in words. */
  default?: boolean | number | string;
}

interface ModelType extends Shape {
  /** Its members aren't all known: any is taken. */
  open?: boolean;
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

interface ApiModel {
  about: string;
  version: string;
  types: Record<string, ModelType>;
  paths: Record<string, Partial<Record<Method, Operation>>>;
  /** The versions that brought later paths. */
  pathsSince: Record<string, string>;
}

/**
 * The administrative API of PingFederate up to 13.1 as a structure: which types with which members, which paths with
 * which methods, and from which version on. Made from the API descriptions that servers serve; it holds none of their
 * text.
 */
export const adminApi = json as unknown as ApiModel;

const merged = new Map<string, Record<string, Member>>();

/**
 * All members of a type in the order of its declaration, those of its parents first; with a version, as a server of that
 * version knows them. Unknown type: none.
 */
export function membersOf(type: string, version?: string): Record<string, Member> {
  const key = `${type} ${version ?? ''}`;
  const known = merged.get(key);
  if (known) return known;
  const members = version === undefined ? declared(type) : asKnownTo(version, membersOf(type));
  merged.set(key, members);
  return members;
}

function declared(type: string): Record<string, Member> {
  const own = adminApi.types[type];
  return { ...(own?.extends ? membersOf(own.extends) : {}), ...own?.members };
}

function asKnownTo(version: string, members: Record<string, Member>): Record<string, Member> {
  const known = Object.entries(members).filter(([, member]) => isKnown(member, version));
  return Object.fromEntries(known.map(([name, member]) => [name, memberAt(member, version)]));
}

function memberAt(member: Member, version: string): Member {
  const { requiredSince, requiredUntil } = member;
  const excused =
    (requiredSince !== undefined && !isAtLeast(version, requiredSince)) ||
    (requiredUntil !== undefined && !isAtMost(version, requiredUntil));
  const shape = shapeAt(member, version);
  if (!excused && shape === member) return member;
  return { ...member, ...shape, required: !excused && member.required };
}

/** A shape with the values of its enumeration that the version knows. */
function shapeAt<S extends Shape>(shape: S, version: string): S {
  if (shape.items?.enumSince) return { ...shape, items: shapeAt(shape.items, version) };
  const { enumSince } = shape;
  if (!enumSince) return shape;
  return { ...shape, enum: shape.enum?.filter((value) => isAtLeast(version, enumSince[value] ?? '0')) };
}

/** Whether a server of this version has the path. */
export function hasPath(path: string, version: string): boolean {
  return isKnown({ since: adminApi.pathsSince[path] }, version);
}

/** The type that a value really has, when its type has variants: `DataStore` with `type: LDAP` is a `LdapDataStore`. */
export function variantOf(type: string, value: Record<string, unknown>): string {
  const { discriminator, variants } = adminApi.types[type] ?? {};
  if (!discriminator || !variants) return type;
  const chosen = value[discriminator];
  return (typeof chosen === 'string' && Object.hasOwn(variants, chosen) ? variants[chosen] : undefined) ?? type;
}
