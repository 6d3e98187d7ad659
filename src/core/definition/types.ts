import type { Place } from '../diagnostics/place.ts';
import type { Json, JsonObject, Pointer } from '../document/json.ts';
import type { DefinableKind, Key } from '../kinds.ts';

/**
 * A definition: one object of a server as a person wrote it, checked against the schema, with `${var:…}` and
 * `${file:…}` filled in and the environment's overrides merged. `${secret:…}` still stands as a reference.
 */
export interface Definition {
  /** The file it comes from; people speak of a definition by this path. */
  file: string;
  kind: DefinableKind;
  id: string;
  /** What it is known by among objects of all kinds. */
  key: Key;
  /** In the shape of its kind's schema. Shared with the document, so it is never changed in place. */
  data: JsonObject;
  /** Where a member stands: in the definition, or in the environment's file when an override brought it. */
  locate(pointer: Pointer, at?: 'key' | 'value'): Place;
  /** Each `${secret:NAME}` in it. */
  secrets: { name: string; pointer: Pointer }[];
  /** What brought in the value at a pointer, when one variable or file did. */
  broughtIn?(pointer: Pointer): BroughtIn | undefined;
  /** The text of the file that `samlMetadata.file` names, when it could be read. Replacements aren't made yet. */
  samlMetadata?: { file: string; text: string };
  lifecycle: Lifecycle;
}

/** What brings a value in from elsewhere: whoever changes it there changes every connection that reads it. */
export interface BroughtIn {
  /** For people: `BASE_DN in environments/production.yaml`, `certs/partner.pem`. */
  words: string;
  /** Where it is changed, when that is known. */
  place?: Place | undefined;
  /** The text that stands around it. */
  before: string;
  after: string;
}

/** What a definition says about its own handling; nothing of it is sent to PingFederate. */
export interface Lifecycle {
  /** `absent` deletes the connection; a `draft` is checked and shown, and never written. */
  state: 'present' | 'absent' | 'draft';
  /** Never delete or replace. */
  protect: boolean;
  /** Paths that are left to the console, as written: `contactInfo`, `outboundProvision.channels[Staff].active`. */
  ignoreChanges: string[];
  /** Settings that may hold a secret although nothing is known of them, by label or name. */
  allowSecretIn: string[];
  /** The connection may be deleted and created again when PingFederate can't change it in place. */
  allowReplace: boolean;
  /** Tokens of a plan, each a yes to one change that can't be undone. */
  accept: string[];
}

/** A chosen environment: `environments/<name>.yaml`, or none. */
export interface Environment {
  /** `default` when no environment was chosen. */
  name: string;
  /** The file it comes from, absent when there is none, and that file's text. */
  file?: string;
  text?: string;
  variables: Record<string, Json>;
  include: string[];
  exclude: string[];
  /** What is laid over definitions, by key. */
  overrides: Record<string, JsonObject>;
  replicate?: 'auto' | 'always' | 'never';
  locate(pointer: Pointer, at?: 'key' | 'value'): Place;
}

/** What became of a file that a definition refers to. The disk edge fills this in; the core asks by path as written. */
export type Attachment =
  | { state: 'read'; text: string }
  | { state: 'missing' | 'outside' | 'not-a-file' | 'too-large' | 'not-text' | 'unreadable'; detail?: string };
