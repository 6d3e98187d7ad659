import type { BroughtIn, Lifecycle } from '../definition/types.ts';
import type { Place } from '../diagnostics/place.ts';
import type { Json, JsonObject, Pointer } from '../document/json.ts';
import type { Path } from '../document/path.ts';
import type { Key, KindName } from '../kinds.ts';

/** An object of the server as PingFederate answered it, untouched. Who holds one knows its kind from where it came. */
export type Live = JsonObject & { id: string };

/** A definition lowered to the admin API's form: what the object should be. */
export interface Desired {
  kind: KindName;
  id: string;
  /** What it is known by among objects of all kinds. */
  key: Key;
  name: string;
  /** Of a connection; empty for other kinds. */
  entityId: string;
  /** The definition's file. */
  file: string;
  /**
   * The document of its kind: references as `{ id }`, keyed maps as lists, machine names instead of labels.
   * A secret still stands as its `${secret:NAME}` reference; `buildBody` fills it in.
   */
  document: JsonObject;
  /** The document as it was before references by name became ids; there when it has some. */
  asReferred?: JsonObject;
  /** The paths under `unknown` that are `null`: what isn't known here and only a server can hold. */
  serverOnly?: readonly string[];
  /** The document is an answer of the server's: a text in it is itself, also one that reads like a reference. */
  isHeld?: true;
  /** Where the value at a pointer into `document` was written, the nearest written parent otherwise. */
  placeOf(pointer: Pointer, at?: 'key' | 'value'): Place;
  /** Where the value at a pointer into `document` comes from; absent where nobody kept it: all of it was written. */
  originOf?: (pointer: Pointer) => Origin;
  /** What brought in the value at a pointer into `document`, when one variable or file did. */
  broughtIn?: ((pointer: Pointer) => BroughtIn | undefined) | undefined;
  lifecycle: Lifecycle;
  /** What the server's resources are called; there when the definition refers to some by name, so that texts do, too. */
  nameOf?: ResourceNameOf;
  /** How such a definition would refer to one of them: by its name where that is unique, else by its id. */
  referenceTo?(kind: KindName, id: string): Json;
}

/** What people call a resource of the server; `undefined` when that isn't known. */
export type ResourceNameOf = (kind: KindName, id: string) => string | undefined;

/** Who says a value: the definition, the partner's metadata, or the preset of a directory. */
export type Origin =
  | { from: 'written' }
  | { from: 'metadata'; file: string }
  /** `sure`: documented by the vendor; otherwise customary there. */
  | { from: 'preset'; directory: string; sure: boolean };

/** One leaf (or one whole item of a keyed list) that is not the same on both sides. */
export interface Difference {
  kind: 'added' | 'removed' | 'changed';
  /** Where it is in the object, step by step; `ruleAt` has its row of the field table, `pathText` its text for people. */
  path: Path;
  /** Into the desired document; for what was removed, the pointer to its nearest parent there. */
  pointer: Pointer;
  live?: Json;
  desired?: Json;
  /** Neither value may be shown: `live` is left out, `desired` holds at most references and what stands around them. */
  secret?: true;
  /** The secret is called otherwise now, and a fingerprint tells that its value is the one that the server has. */
  sameValue?: boolean;
  place: Place;
}
