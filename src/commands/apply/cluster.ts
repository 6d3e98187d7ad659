import type { ReplicationOutcome } from '../../core/plan/outcome.ts';
import type { AdminApi, ClusterNode, ClusterStatus } from '../../edges/pingfederate/admin-api.ts';
import { AdminApiError, hasKind } from '../../edges/pingfederate/admin-api-error.ts';

/** What is known of the cluster before the first write. */
interface ClusterBefore {
  clustered: boolean;
  /** Changes of other people wait for replication. */
  pending: boolean;
  /** PingFederate 12 and later can send a saved connection out by itself. */
  onSave: boolean;
  nodes: Map<string, ClusterNode>;
}

interface ReplicationOptions {
  replicate: 'auto' | 'always' | 'never';
  timeoutMs: number;
  signal?: AbortSignal | undefined;
}

/** The server's cluster, as it was before the first write. */
class Cluster {
  #before: ClusterBefore;
  readonly #options: ReplicationOptions;

  constructor(before: ClusterBefore, options: ReplicationOptions) {
    this.#before = before;
    this.#options = options;
  }

  /** Why an apply must not begin: replicating would carry along what other people haven't finished. */
  get refusal(): ReplicationOutcome | undefined {
    if (!this.#before.pending || this.#options.replicate !== 'auto') return undefined;
    return told(
      'refused',
      'changes wait for replication already, of other people or of a run that was interrupted, and replicating would send them along; nothing was written. Look at Cluster Management in the console: replicate there first, or set replicate to always (they go along) or never',
    );
  }

  /**
   * Brings the changes to the engine nodes: one replication, then a look now and again until each has taken it. With
   * `always`, what an interrupted run left behind goes out too, although this one wrote nothing.
   *
   * @param wrote whether this run changed anything
   */
  async replicate(api: AdminApi, wrote: boolean): Promise<ReplicationOutcome> {
    const [before, { replicate, signal }] = [this.#before, this.#options];
    if (!before.clustered) return told('not-clustered', 'the server stands alone');
    if (!wrote && !(before.pending && replicate === 'always')) return told('not-needed', nothingWritten(before));
    if (replicate === 'never')
      return told(
        'skipped',
        'left to somebody else (replicate: never): the engine nodes run the old configuration until then',
      );
    if (signal?.aborted)
      return told(
        'failed',
        'the run was cancelled before it: the engine nodes run the old configuration; replicate in the console, or with the next apply (replicate: always)',
      );
    let sent = false;
    try {
      const wentOut = before.onSave && (await api.clusterStatus())?.replicationRequired === false;
      if (!wentOut) await api.replicate();
      sent = true;
      return await waitForNodes(api, before, wentOut ? 'on-save' : 'replicated', this.#options);
    } catch (error) {
      if (!(error instanceof AdminApiError)) throw error;
      return told('failed', `${error.message}; ${sent ? unseen : unsent}`);
    }
  }

  /**
   * A cluster that sends connections out as they are saved sends nothing else by itself. What connections refer to goes
   * out before the first of them; whether each node takes it is waited for, and no reason to stop.
   *
   * @returns why nothing could be sent
   */
  async sendAhead(api: AdminApi): Promise<string | undefined> {
    if (!this.#before.onSave || this.#options.replicate === 'never') return undefined;
    try {
      await api.replicate();
      await waitForNodes(api, this.#before, 'replicated', this.#options);
      const status = await api.clusterStatus();
      if (status) this.#before = { ...this.#before, nodes: enginesByName(status) };
      return undefined;
    } catch (error) {
      if (!(error instanceof AdminApiError)) throw error;
      return `what it refers to could not be replicated first: ${error.message}`;
    }
  }
}

/** Looks at the cluster before anything is written. A server that stands alone answers 403. */
export async function lookAtCluster(api: AdminApi, options: ReplicationOptions): Promise<Cluster> {
  const status = await api.clusterStatus();
  const clustered = status !== undefined && (status.nodes ?? []).some(({ mode }) => mode !== 'STANDALONE');
  if (!clustered) return new Cluster({ clustered: false, pending: false, onSave: false, nodes: new Map() }, options);
  const settings = await api.get('/cluster/settings').catch((error: unknown) => {
    if (hasKind(error, 'forbidden')) return undefined;
    throw error;
  });
  const pending = status.replicationRequired === true;
  const onSave = settings?.replicateConnectionsOnSave === true;
  return new Cluster({ clustered, pending, onSave, nodes: enginesByName(status) }, options);
}

const unsent = 'the changes are saved but not on the engine nodes: replicate in the console';
const unseen =
  'replicated, but whether every engine node has it could not be seen. Look at Cluster Management in the console';

/** An earlier run may have been killed between its last write and the replication. */
const nothingWritten = ({ pending }: ClusterBefore) =>
  pending
    ? 'nothing was written; changes of other people or of an interrupted run still wait for replication (replicate: always sends them out)'
    : 'nothing was written';

const told = (status: ReplicationOutcome['status'], message: string): ReplicationOutcome => ({
  status,
  message,
  nodes: [],
});

/** Between two looks at the nodes, in milliseconds: most have it in a moment, some take a minute. */
const firstWaitMs = 250;
const longestWaitMs = 2000;

async function waitForNodes(
  api: AdminApi,
  before: ClusterBefore,
  reached: 'replicated' | 'on-save',
  { timeoutMs, signal }: ReplicationOptions,
): Promise<ReplicationOutcome> {
  const until = Date.now() + timeoutMs;
  const moved = new Set<string>();
  for (let wait = firstWaitMs; ; wait = Math.min(2 * wait, longestWaitMs)) {
    const status = await api.clusterStatus();
    // It was a cluster a moment ago: whoever says otherwise now may no longer look, and must not read as "all have it".
    if (!status) return told('failed', `GET /cluster/status is no longer answered; ${unseen}`);
    const engines = enginesOf(status);
    for (const node of engines) if (node.replicationStatus !== 'SUCCEEDED') moved.add(nameOf(node));
    const waiting = engines.filter((node) => !hasTaken(node, before, status, moved, reached));
    const nodes = engines.map((node) => ({ address: nameOf(node), status: node.replicationStatus ?? 'unknown' }));
    if (waiting.length === 0) return { status: reached, message: successMessage(reached, engines.length), nodes };
    if (Date.now() >= until || signal?.aborted) return lateMessage(waiting, nodes, timeoutMs, signal?.aborted === true);
    await sleep(Math.min(wait, Math.max(0, until - Date.now())), signal);
  }
}

/**
 * A node may still show the success of the replication before this one. It counts when its configuration is another
 * one than before, or at least as new as the last replication, or when it was seen at work since.
 */
function hasTaken(
  node: ClusterNode,
  before: ClusterBefore,
  status: ClusterStatus | undefined,
  moved: ReadonlySet<string>,
  reached: 'replicated' | 'on-save',
): boolean {
  if (node.replicationStatus !== undefined && node.replicationStatus !== 'SUCCEEDED') return false;
  const { configurationTimestamp: now } = node;
  if (now === undefined || reached === 'on-save' || moved.has(nameOf(node))) return true;
  const isNewer = now !== before.nodes.get(nameOf(node))?.configurationTimestamp;
  return isNewer || Date.parse(now) >= Date.parse(status?.lastReplicationTime ?? '');
}

function lateMessage(
  waiting: ClusterNode[],
  nodes: ReplicationOutcome['nodes'],
  timeoutMs: number,
  cancelled: boolean,
): ReplicationOutcome {
  const names = waiting.map((node) => `${nameOf(node)} (${node.replicationStatus ?? 'unknown'})`).join(', ');
  const failedOnes = waiting.some(({ replicationStatus }) => replicationStatus === 'FAILED');
  const when = cancelled ? 'when the run was cancelled' : `after ${Math.round(timeoutMs / 1000)} s`;
  return {
    status: failedOnes ? 'failed' : 'timeout',
    message: `replicated, but ${when} not every engine node has it: ${names}. Look at Cluster Management in the console`,
    nodes,
  };
}

const successMessage = (reached: 'replicated' | 'on-save', count: number) =>
  `${count} engine ${count === 1 ? 'node has' : 'nodes have'} it${reached === 'on-save' ? ', sent out on save' : ''}`;

function enginesOf({ nodes }: ClusterStatus): ClusterNode[] {
  return (nodes ?? []).filter(({ mode }) => mode === 'CLUSTERED_ENGINE' || mode === 'CLUSTERED_DUAL');
}

const enginesByName = (status: ClusterStatus) => new Map(enginesOf(status).map((node) => [nameOf(node), node]));

const nameOf = (node: ClusterNode) => node.address ?? `node ${node.index ?? '?'}`;

function sleep(milliseconds: number, signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal?.addEventListener('abort', done, { once: true });
  });
}
