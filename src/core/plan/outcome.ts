import type { Diagnostic } from '../diagnostics/diagnostic.ts';
import type { Key, KindName } from '../kinds.ts';
import type { Action, Change } from './types.ts';

/** What became of one change. */
export type ChangeStatus =
  /** Written, read back, as desired. */
  | 'done'
  /** Saved and verified, but PingFederate refused to activate it; it stays inactive. */
  | 'saved-inactive'
  /** Sent, but not confirmed: the answer was lost or odd, and the server could not be looked at. */
  | 'unconfirmed'
  /** Refused or lost; the server holds what it held before, or the message says what it holds. */
  | 'failed'
  /** Somebody else changed it since the plan; nothing was written. */
  | 'conflict'
  /** Not begun: an earlier failure, a cancelled run, a deadline. */
  | 'skipped'
  /** Left alone: it can't be undone, or needs something that waits, and nobody said yes to it. */
  | 'waits'
  /** Was done, then put back because a later change failed. */
  | 'rolled-back'
  /** Should have been put back and could not be. */
  | 'rollback-failed'
  /** Should have been put back, but somebody else has changed or deleted it since, or may have; that stays. */
  | 'left-alone'
  /** Was written and read back, and is gone at the end of the run. */
  | 'gone'
  /** Was written and read back, and is another one at the end of the run; or was deleted and is there again. */
  | 'changed-since';

export interface ChangeOutcome {
  kind: KindName;
  id: string;
  /** What it is known by among objects of all kinds. */
  key: Key;
  name: string;
  action: Action;
  file?: string;
  status: ChangeStatus;
  /** One sentence for people, without secrets. */
  message?: string;
  /** PingFederate's refusals led back to the YAML line, and other findings. */
  diagnostics: Diagnostic[];
  durationMs: number;
  /** Each request in order: `PUT /idp/spConnections/zoom-provisioning → 200`. */
  requests: string[];
  /** What was sent and what came back, secrets and encrypted values replaced; for the record. */
  sent?: unknown;
  returned?: unknown;
  /** A replaced or deleted object as it was read, so that it can be restored. Encrypted values only. */
  previous?: unknown;
}

/** What replication did after the writes. */
export interface ReplicationOutcome {
  status: 'not-clustered' | 'not-needed' | 'skipped' | 'on-save' | 'replicated' | 'timeout' | 'failed' | 'refused';
  message: string;
  nodes: { address: string; status: string }[];
}

/** The record of an apply. */
export interface Outcome {
  environment: string;
  server: { version: string };
  digest: string;
  startedAt: string;
  durationMs: number;
  actor?: string;
  commit?: string;
  run?: string;
  changes: ChangeOutcome[];
  replication: ReplicationOutcome;
  /** True when nothing of the plan is left to do. */
  complete: boolean;
  /** Why what was written could not be looked at once more at the end. */
  unseen?: string;
  cancelled: boolean;
}

/** Where an apply is: the change that is begun now, or the one that has ended. */
export interface Step {
  /** Counts from 1. */
  position: number;
  total: number;
  change: Pick<Change, 'kind' | 'id' | 'key' | 'name' | 'action'>;
  /** Set once it has ended. */
  outcome?: ChangeOutcome;
}
