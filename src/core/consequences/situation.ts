import type { Difference } from '../connection/types.ts';
import type { Connector } from '../connector/types.ts';
import { isObject, type Json, type JsonObject } from '../document/json.ts';
import { isMember, type Path, type Step } from '../document/path.ts';
import type { KindName } from '../kinds.ts';
import type { Place, Word } from './row.ts';
import type { Users } from './users.ts';

/** A change of one object, as it is judged. */
export interface Subject {
  kind: KindName;
  /** The object's name, for sentences. */
  name: string;
  /** Who hangs on it, where it is something that others refer to. */
  users: Users;
  /** As the server has it; absent when it is created. */
  before: JsonObject | undefined;
  /** As it will be. */
  after: JsonObject;
  differences: readonly Difference[];
  connector: Connector | undefined;
  /** The connector's name for people: `Zoom`. */
  target: string;
  /** True for a data store that is an Active Directory. */
  isActiveDirectory(dataStore: string): boolean;
  /** Of a key pair on the server, the kind of its key, as PingFederate says it: `RSA`, `EC`; empty where unknown. */
  keyTypeOf(keyPair: string): string;
  today: Date;
}

/** One step of a change: what a row of the table is about. */
export interface Move {
  place: Place;
  path: Path;
  word: Word;
  /** Both values as people write them; empty where there is none. */
  old: string;
  new: string;
  /** The key of the item that comes or goes, or that the path leads through last. */
  item: string;
  difference: Difference;
}

/** A move, and the change that it is part of. */
export interface Situation {
  subject: Subject;
  move: Move;
}

/** How each condition of some is answered. */
export type Answers<Name extends string> = Record<Name, (situation: Situation) => boolean>;

/** The value at a path on one side; items are found by what they are known by, else by their place. */
export function valueAlong(document: JsonObject | undefined, path: Path): Json | undefined {
  return path.reduce<Json | undefined>((value, step) => along(value, step), document);
}

function along(value: Json | undefined, step: Step): Json | undefined {
  if (isMember(step)) return isObject(value) && Object.hasOwn(value, step.member) ? value[step.member] : undefined;
  if (!Array.isArray(value)) return undefined;
  const { item, by, index } = step;
  if (item === undefined || by === undefined) return index === undefined ? undefined : value[index];
  return value.find((one) => isObject(one) && keyOf(one, by) === item);
}

const keyOf = (item: JsonObject, by: string) =>
  by.split('/').reduce<Json | undefined>((value, name) => (isObject(value) ? value[name] : undefined), item);

/** The object that holds the value at the path. */
export function holder(document: JsonObject | undefined, path: Path): JsonObject {
  const value = valueAlong(document, path.slice(0, -1));
  return isObject(value) ? value : {};
}

/** The objects on the way to a path that stand in a list or map called so: the mapping, the channel. */
export function within(document: JsonObject | undefined, path: Path, lists: readonly string[]): JsonObject | undefined {
  const at = path.findIndex((step) => isMember(step) && lists.includes(step.member));
  if (at < 0) return undefined;
  const value = valueAlong(document, path.slice(0, at + 2));
  return isObject(value) ? value : undefined;
}

/** A value as a text for people: numbers and booleans plain, lists with commas. */
export function textOfValue(value: Json | undefined): string {
  if (value === undefined || value === null) return '';
  if (Array.isArray(value)) return value.map(textOfValue).join(', ');
  return typeof value === 'object' ? '' : String(value);
}

/** The member of an object that is one. */
export function part(document: JsonObject | undefined, ...names: string[]): JsonObject {
  const value = names.reduce<Json | undefined>(
    (inside, name) => (isObject(inside) ? inside[name] : undefined),
    document,
  );
  return isObject(value) ? value : {};
}

export const isOn = (value: Json | undefined) => value === true;
