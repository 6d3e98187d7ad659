import type { Limit } from '../core/plan/options.ts';
import type { Secret } from '../core/secret.ts';
import type { ServerSettings } from '../edges/pingfederate/connect.ts';
import type { CommandName } from '../options.ts';

/** Everything a run was asked for: the one typed record that both entries (action, command line) fill in. */
export interface Inputs {
  command: CommandName;
  /** What follows the command on the command line: `show zoom`, a file to import. */
  operands: string[];
  workingDirectory: string;
  connections: string;
  environment?: string;
  variables: Record<string, string | number | boolean>;
  only: string[];
  server?: ServerSettings;
  bypassExternalValidation: boolean;
  requestTimeoutMs: number;
  deadlineMs: number;
  detailedExitcode: boolean;
  showUnmanaged: boolean;
  allowReplace: boolean;
  prune: boolean;
  maxChanges?: Limit;
  maxDeletes?: Limit;
  rotate: string[];
  markerKey?: Secret;
  targetVersion?: string;
  expectDigest?: string;
  onFailure: 'continue' | 'stop' | 'rollback';
  replicate?: 'auto' | 'always' | 'never';
  replicationTimeoutMs: number;
  backup?: string;
  backupArchive: boolean;
  planFile?: string;
  outcomeFile?: string;
  sarifFile?: string;
  shard?: { index: number; of: number };
  onPlanMismatch: 'fail' | 'warn';
  allowUnreviewed: boolean;
  openPullRequest: boolean;
  comment: 'on-changes' | 'always' | 'never';
  githubToken?: Secret;
  json: boolean;
  color: 'auto' | 'always' | 'never';
  extra: ExtraOptions;
}

/** Options that only one command or two know, by their names on the command line. */
export interface ExtraOptions {
  /** import, new: replace files that are there. */
  force?: boolean;
  /** new */
  output?: string;
  'from-metadata'?: string;
  'entity-id'?: string;
  /** init */
  marker?: boolean;
  yes?: boolean;
  /** compare */
  environments?: string[];
  /** sandbox */
  port?: number;
  seed?: string;
  'state-file'?: string;
  https?: boolean;
  'https-key'?: string;
  'https-certificate'?: string;
  'server-version'?: string;
  cluster?: number;
  switch?: string[];
}
