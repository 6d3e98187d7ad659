import type { Desired, Difference, Live } from '../connection/types.ts';
import type { Connector } from '../connector/types.ts';
import type { Users } from '../consequences/users.ts';
import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Place } from '../diagnostics/place.ts';
import type { Key, KindName } from '../kinds.ts';
import type { Counted } from '../people/types.ts';
import type { Loss } from './acknowledge/loss.ts';
import type { LimitName } from './options.ts';
import type { ServerFacts } from './server-state.ts';

/** What would happen to one object of the server. A closed vocabulary; a plan holds nothing else. */
export type Change = CreateChange | UpdateChange | ReplaceChange | DeleteChange | NoChange;
export type Action = Change['action'];

interface ChangeBase {
  kind: KindName;
  id: string;
  /** What it is known by among objects of all kinds. */
  key: Key;
  name: string;
  /** Of a connection; empty for other kinds. */
  entityId: string;
  /** The definition's file; absent when a connection is deleted because its file is gone (prune). */
  file?: string;
  /** What is dangerous or worth knowing about this change, for people. */
  findings: Diagnostic[];
  /** Equal when this change is equal, secrets by their reference: `sha256:…`. */
  digest: string;
  /** Who hangs on it, where it is something that connections refer to; worked out where it changes. */
  users?: Users | undefined;
  /** What it does to people in numbers; absent where nobody asked. No part of the digest: people come and go. */
  people?: Counted | undefined;
  /** What of it nobody said yes to yet. While there is any, an apply leaves the connection alone. */
  waits?: Wait[];
  /** Connections that wait and still have a name or entity id that this one takes: it is left alone, too. */
  waitsFor?: string[];
  /** What somebody said yes to. */
  accepted?: Wait[];
}

/** A part of a change that can't be undone. */
export interface Wait {
  /** The yes to exactly this: `delete-accounts-7c1e90ab44d2`. */
  token: string;
  /** What it does, as the finding says it. */
  why: string;
  /** What causes it. */
  place: Place;
  /** Where the token is written down; absent when no definition is left to hold it. */
  paste?: Place;
}

/** The connection isn't on the server. */
export interface CreateChange extends ChangeBase {
  action: 'create';
  desired: Desired;
  differences: Difference[];
  /** The id of the connection whose place it takes: that one is deleted in the same plan. */
  succeeds?: string | undefined;
}

/** The connection is changed in place. */
export interface UpdateChange extends ChangeBase {
  action: 'update';
  desired: Desired;
  live: Live;
  /** It carries no marker of this repository yet, and gets it with this change. */
  takesOver?: boolean | undefined;
  differences: Difference[];
  via?: InterimIdentity;
}

/** PingFederate can't change it in place: it is deleted and created again. */
export interface ReplaceChange extends ChangeBase {
  action: 'replace';
  desired: Desired;
  live: Live;
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
  live: Live;
  reason: 'absent' | 'prune';
  /** What is made in this plan takes its name and is needed before it can go. */
  via?: InterimIdentity;
}

/** Already as it should be. */
export interface NoChange extends ChangeBase {
  action: 'no-op';
  desired?: Desired;
  live?: Live;
  /** Its definition is a draft, so whatever differs is left as it is. */
  draft?: DraftStanding;
}

/** What a draft would do if it were meant. */
export interface DraftStanding {
  would: Exclude<Action, 'delete'>;
  /** How many settings would be written. */
  settings: number;
  /** What stands in its way, in words. */
  refusedBecause?: string;
}

/** What an apply would do, as data. Two plans with equal digests do the same. */
export interface Plan {
  environment: string;
  server: { version: string; facts?: ServerFacts };
  /** In the order of execution; no-ops last. */
  changes: Change[];
  /** Connections on the server and in no definition. Never touched. */
  unmanaged: { id: string; name: string; entityId: string; active: boolean }[];
  /** The same of other kinds, as far as they were read: what a file defined that is gone is among them. */
  unmanagedOthers?: { kind: KindName; id: string; name: string }[];
  /** Findings about the plan as a whole: limits, other people's pending changes. */
  findings: Diagnostic[];
  /** The limits that were set, and how much of each the plan takes. */
  limits?: Limits;
  digest: string;
}

export type Limits = Partial<Record<LimitName, LimitUse>>;

/** In connections. */
interface LimitUse {
  planned: number;
  allowed: number;
}

/** How many connections each action concerns. A draft is left as it is, too, and counted by itself. */
export type Counts = Record<Action | 'draft', number>;

/** A change whose digest isn't worked out yet. `losses` is what of it can't be undone, as it was judged. */
export type UndigestedChange = Change extends infer One
  ? One extends Change
    ? Omit<One, 'digest'> & { losses?: Loss[] }
    : never
  : never;

/** One after which the object is as its definition says. */
export type Made = Extract<UndigestedChange, { action: 'create' | 'update' | 'replace' }>;

/** What a change is judged by. */
export interface Judged {
  desired: Desired;
  live: Live | undefined;
  differences: Difference[];
  connector: Connector | undefined;
}
