import type { Live } from '../../core/connection/types.ts';
import type { Connectors } from '../../core/connector/types.ts';
import type { Key } from '../../core/kinds.ts';
import type { Step } from '../../core/plan/outcome.ts';
import type { Plan } from '../../core/plan/types.ts';
import type { Secret } from '../../core/secret.ts';
import type { AdminApi } from '../../edges/pingfederate/admin-api.ts';

interface ApplyOptions {
  onFailure: 'continue' | 'stop' | 'rollback';
  replicate: 'auto' | 'always' | 'never';
  replicationTimeoutMs: number;
  /** A folder for the connections that are about to change. */
  backup?: string | undefined;
  backupArchive?: boolean | undefined;
  /** Where connections that are replaced are kept until the run is over, when there is no `backup`. */
  recovery?: string | undefined;
  /** What a relative `backup` starts from; default: the process's own folder. */
  workingDirectory?: string | undefined;
}

/** Everything an apply needs. */
export interface ApplyInput {
  plan: Plan;
  api: AdminApi;
  /** The values of `${secret:NAME}`, by name. */
  secrets: ReadonlyMap<string, Secret>;
  connectors: Connectors;
  /** Documents of a backup that is restored. */
  backup?: ReadonlyMap<Key, Live>;
  options: ApplyOptions;
  progress: (line: string) => void;
  /** Told of each change before and after it. */
  step: (step: Step) => void;
  /** Aborted when the run is cancelled. */
  signal: AbortSignal;
  now: () => Date;
  /** Who and what this is done for, for the record. */
  record?: { actor?: string | undefined; commit?: string | undefined; run?: string | undefined };
}
