import type { Connector } from '../connector/types.ts';
import type { JsonObject } from '../document/json.ts';

/** What one connection is, for a list of all of them. */
export interface InventoryEntry {
  id: string;
  name: string;
  entityId: string;
  active: boolean;
  /** As the server has it, or as it is defined where the server wasn't asked; references by the names of what they lead to. */
  document: JsonObject;
  connector: Connector | undefined;
  attributes: AttributeUse[];
  credentials: Credential[];
  standing: Standing;
  /** Who the repository's CODEOWNERS file says reviews the definition. */
  codeOwners?: readonly string[];
}

/** One attribute that leaves the house with a connection. */
export interface AttributeUse {
  /** What the partner knows it by. */
  as: string;
  /** The attributes here that it is made of; an expression's are those that it names. */
  from: string[];
  /** As it was written: what a text for people is made of. */
  source: JsonObject;
  /** On which way it goes, and of a channel its name. */
  way: AttributeWay;
  channel?: string | undefined;
}

export type AttributeWay = 'sign-on' | 'token' | 'token-exchange' | 'query' | 'provisioning';

/** A certificate or key that a connection depends on. */
export interface Credential {
  /** The same wherever the same certificate or key is used. */
  key: string;
  use: CredentialUse;
  name: string;
  /** `undefined` where nobody could say. */
  expires: Date | undefined;
}

export type CredentialUse = 'signs' | 'decrypts' | 'authenticates' | 'verifies' | 'encrypts' | 'back-channel';

/** Who looks after a connection, and whether the server has it as it is defined. */
export type Standing =
  | { kind: 'as-defined'; file: string }
  | { kind: 'differs'; file: string; differences: number }
  | { kind: 'missing'; file: string }
  | { kind: 'leaves'; file: string }
  /** On the server, and its definition isn't finished, so that nothing is written. */
  | { kind: 'draft'; file: string }
  /** The definitions were looked at, the server wasn't. */
  | { kind: 'not-compared'; file: string }
  /** It carries the marker of a repository, and this run has no definition of it. */
  | { kind: 'marked'; repository: string; file: string }
  /** On the server, and nobody's as far as this run can tell. */
  | { kind: 'unmanaged' };

export interface Inventory {
  environment: string;
  /** Of the server; absent where none was asked. */
  version: string | undefined;
  made: Date;
  entries: InventoryEntry[];
}
