import type { ReplicationOutcome } from '../../core/plan/outcome.ts';
import type { AdminApi, ClusterNode, ClusterStatus } from '../../edges/pingfederate/admin-api.ts';
import { AdminApiError, hasKind } from '../../edges/pingfederate/admin-api-error.ts';

/** What is known of the cluster before the first write. */
export interface ClusterBefore {
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

/** Looks at the cluster before anything is written. A server that stands alone answers 403. */
export async function readCluster(api: AdminApi): Promise<ClusterBefore> {
  const status = await api.clusterStatus();
  const clustered = status !== undefined && (status.nodes ?? []).some(({ mode }) => mode !== 'STANDALONE');
  if (!clustered) return { clustered: false, pending: false, onSave: false, nodes: new Map() };
  const settings = await api.get('/cluster/settings').catch((error: unknown) => {
    if (hasKind(error, 'forbidden')) return undefined;
    throw error;
  });
  return {
    clustered,
    pending: status.replicationRequired === true,
    onSave: settings?.replicateConnectionsOnSave === true,
    nodes: new Map(enginesOf(status).map((node) => [nameOf(node), node])),
  };
}

/** Why an apply must not begin: replicating would carry along what other people haven't finished. */
export function refusalFor(before: ClusterBefore, { replicate }: ReplicationOptions): ReplicationOutcome | undefined {
  if (!before.pending || replicate !== 'auto') return undefined;
  return {
    status: 'refused',
    message:
      'changes wait for replication already, of other people or of a run that was interrupted, and replicating would send them along; nothing was written. Look at Cluster Management in the console: replicate there first, or set replicate to always (they go along) or never',
    nodes: [],
  };
}

/**
 * Brings the changes to the engine nodes: one replication, then a look now and again until each has taken it. With
 * `always`, what an interrupted run left behind goes out too, although this one wrote nothing.
 *
 * @param wrote whether this run changed anything
 */
export async function replicate(
  api: AdminApi,
  before: ClusterBefore,
  wrote: boolean,
  options: ReplicationOptions,
): Promise<ReplicationOutcome> {
  if (!before.clustered) return { status: 'not-clustered', message: 'the server stands alone', nodes: [] };
  if (!wrote && !(before.pending && options.replicate === 'always')) return told('not-needed', nothingWritten(before));
  if (options.replicate === 'never')
    return told(
      'skipped',
      'left to somebody else (replicate: never): the engine nodes run the old configuration until then',
    );
  if (options.signal?.aborted)
    return told(
      'failed',
      'the run was cancelled before it: the engine nodes run the old configuration; replicate in the console, or with the next apply (replicate: always)',
    );
  let sent = false;
  try {
    const wentOut = before.onSave && (await api.clusterStatus())?.replicationRequired === false;
    if (!wentOut) await api.replicate();
    sent = true;
    return await waitForNodes(api, before, wentOut ? 'on-save' : 'replicated', options);
  } catch (error) {
    if (!(error instanceof AdminApiError)) throw error;
    return told('failed', `${error.message}; ${sent ? unseen : unsent}`);
  }
}

/**
 * A cluster that sends connections out as they are saved sends nothing else by itself. What connections refer to goes out
 * before the first of them; whether each node takes it is waited for, and no reason to stop.
 *
 * @returns how the cluster is then, or why nothing could be sent
 */
export async function sendAhead(
  api: AdminApi,
  before: ClusterBefore,
  options: ReplicationOptions,
): Promise<ClusterBefore | { problem: string }> {
  if (!before.onSave || options.replicate === 'never') return before;
  try {
    await api.replicate();
    await waitForNodes(api, before, 'replicated', options);
    const status = await api.clusterStatus();
    return { ...before, nodes: new Map(status ? enginesOf(status).map((node) => [nameOf(node), node]) : before.nodes) };
  } catch (error) {
    if (!(error instanceof AdminApiError)) throw error;
    return { problem: `what it refers to could not be replicated first: ${error.message}` };
  }
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
