import type { DesiredConnection, Difference, LiveConnection } from '../connection/types.ts';
import type { Connector } from '../connector/types.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';

/** What would happen to one connection. A closed vocabulary; a plan holds nothing else. */
export type Change = CreateChange | UpdateChange | ReplaceChange | DeleteChange | NoChange;
export type Action = Change['action'];

interface ChangeBase {
  id: string;
  name: string;
  entityId: string;
  /** The definition's file; absent when a connection is deleted because its file is gone (prune). */
  file?: string;
  /** What is dangerous or worth knowing about this change, for people. */
  findings: Diagnostic[];
  /** Equal when this change is equal, secrets by their reference: `sha256:…`. */
  digest: string;
}

/** The connection isn't on the server. */
export interface CreateChange extends ChangeBase {
  action: 'create';
  desired: DesiredConnection;
  differences: Difference[];
}

/** The connection is changed in place. */
export interface UpdateChange extends ChangeBase {
  action: 'update';
  desired: DesiredConnection;
  live: LiveConnection;
  differences: Difference[];
  via?: InterimIdentity;
}

/** PingFederate can't change it in place: it is deleted and created again. */
export interface ReplaceChange extends ChangeBase {
  action: 'replace';
  desired: DesiredConnection;
  live: LiveConnection;
  differences: Difference[];
  reason: string;
  via?: InterimIdentity;
}

/**
 * A name or entity id to hold for a moment. Connections that hand their names around in a circle can't be written in
 * any order; one of them steps aside: before the first change of the plan is executed, every connection with a `via`
 * is written as it is on the server but for this name or entity id. Its own change follows in its place.
 */
export interface InterimIdentity {
  name?: string;
  entityId?: string;
}

/** `absent`: the definition says so; `prune`: it carries this repository's marker and its file is gone. */
export interface DeleteChange extends ChangeBase {
  action: 'delete';
  live: LiveConnection;
  reason: 'absent' | 'prune';
}

/** Already as it should be. */
export interface NoChange extends ChangeBase {
  action: 'no-op';
  desired?: DesiredConnection;
  live?: LiveConnection;
}

/** What an apply would do, as data. Two plans with equal digests do the same. */
export interface Plan {
  environment: string;
  server: { version: string };
  /** In the order of execution; no-ops last. */
  changes: Change[];
  /** On the server and in no definition. Never touched. */
  unmanaged: { id: string; name: string; entityId: string; active: boolean }[];
  /** Findings about the plan as a whole: limits, other people's pending changes. */
  findings: Diagnostic[];
  digest: string;
}

export type Counts = Record<Action, number>;

/** A change whose digest isn't worked out yet. */
export type UndigestedChange = Change extends infer One ? (One extends Change ? Omit<One, 'digest'> : never) : never;

/** What a change is judged by. */
export interface Judged {
  desired: DesiredConnection;
  live: LiveConnection | undefined;
  differences: Difference[];
  connector: Connector | undefined;
}
