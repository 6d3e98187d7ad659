import { defaultMarkerProperty } from '../../core/connection/marker-property.ts';
import type { Live } from '../../core/connection/types.ts';
import { unknownMembers } from '../../core/connection/unknown-members.ts';
import { compareVersions, knownVersions } from '../../core/connection/versions.ts';
import { isObject, type JsonObject } from '../../core/document/json.ts';
import { objectsIn } from '../../core/document/readers.ts';
import { plural } from '../../core/wording.ts';
import type { AdminApi, ClusterStatus } from '../../edges/pingfederate/admin-api.ts';
import { AdminApiError } from '../../edges/pingfederate/admin-api-error.ts';
import type { ServerSettings } from '../../edges/pingfederate/connect.ts';
import { mixedVersions } from '../read-server.ts';
import { type Check, fine, look, problem, unknown } from './check.ts';

export function checkVersion(version: string, milliseconds: number, address: string): Check {
  const says = `PingFederate ${version} at ${address}, answers in ${milliseconds} ms`;
  if (compareVersions(version, knownVersions.earliest) < 0) {
    return problem(
      'server',
      `${says}, but versions before ${knownVersions.earliest} are not supported`,
      'upgrade PingFederate',
    );
  }
  if (compareVersions(version, knownVersions.supported) < 0) {
    return look('server', `${says}; Ping Identity supports ${knownVersions.supported} and later`, 'plan an upgrade');
  }
  if (compareVersions(version, knownVersions.newest) > 0) {
    const todo = 'members that are new in it travel along untouched; look at the first plans with care';
    return look('server', `${says}; it is newer than any version that is known here`, todo);
  }
  return fine('server', says);
}

/** Members of the connections that this version doesn't know. */
export function checkKnown(connections: readonly Live[]): Check[] {
  const paths = connections.flatMap((connection) => unknownMembers('SpConnection', connection).map(({ path }) => path));
  if (paths.length === 0) return [];
  const names = [...new Set(paths)].slice(0, 5).join(', ');
  const todo = 'pfconn import writes them under `unknown`, where a change of them is seen';
  return [look('known', `${plural(paths.length, 'member')} of the connections not known here: ${names}`, todo)];
}

/** What the account may do. Its roles can be read only by an account that manages accounts, so often this stays open. */
export async function checkAccount(api: AdminApi, { credentials }: ServerSettings): Promise<Check> {
  if (credentials.kind === 'none') return look('account', 'no credentials are sent', 'give username and password');
  if (credentials.kind !== 'basic') {
    return unknown('account', 'the token is accepted; what it may do shows at the first write', writeHint);
  }
  const { username } = credentials;
  const account = await quietly(api, `/administrativeAccounts/${encodeURIComponent(username)}`);
  if (!account) {
    return unknown('account', `${username} is accepted; its roles can't be read with this account`, writeHint);
  }
  const roles = Array.isArray(account.roles) ? account.roles.map(String) : [];
  if (account.auditor === true)
    return fine('account', `${username} is an Auditor: it can plan and look for drift, not apply`);
  if (roles.includes('ADMINISTRATOR'))
    return fine('account', `${username} has ${roles.map(inWords).join(', ')}: it can plan and apply`);
  return problem('account', `${username} lacks the Administrator role`, writeHint);
}

/** `CRYPTO_ADMINISTRATOR` → `Crypto Administrator`. */
function inWords(role: string): string {
  return role
    .toLowerCase()
    .replace(/(^|_)([a-z])/g, (_, gap: string, letter: string) => (gap ? ' ' : '') + letter.toUpperCase());
}

const writeHint =
  'applying needs the Administrator role (Expression Administrator too, where OGNL expressions are used)';

export async function checkLicence(api: AdminApi, usesProvisioning: boolean, now: Date): Promise<Check[]> {
  const licence = await quietly(api, '/license');
  if (!licence) return [unknown('licence', 'it can’t be read with this account', 'look at it in the console')];
  const checks: Check[] = [];
  const expires = Date.parse(String(licence.expirationDate ?? ''));
  const days = Math.floor((expires - now.getTime()) / 86_400_000);
  if (days < 0) checks.push(problem('licence', 'it has expired', 'renew it'));
  else if (days < 30) checks.push(look('licence', `it ends in ${plural(days, 'day')}`, 'have it renewed'));
  else checks.push(fine('licence', licenceSays(licence)));
  const most = Number(licence.maxConnections ?? 0);
  if (most > 0 && Number(licence.usedConnections ?? 0) >= most) {
    checks.push(look('licence', `all of its ${most} connections are in use`, 'a create would be refused'));
  }
  if (usesProvisioning && licence.provisioningEnabled === false) {
    checks.push(problem('licence', 'it does not include outbound provisioning', 'have it extended'));
  }
  return checks;
}

function licenceSays({ expirationDate, tier }: JsonObject): string {
  const until = typeof expirationDate === 'string' ? `valid until ${expirationDate.slice(0, 10)}` : 'in force';
  return typeof tier === 'string' ? `${tier}, ${until}` : until;
}

/** Whether channels can run: only the store for their state can be seen from here, not `pf.provisioner.mode`. */
export async function checkProvisioning(api: AdminApi): Promise<Check> {
  const settings = await quietly(api, '/serverSettings/outboundProvisioning');
  const store = isObject(settings?.dataStoreRef) ? settings.dataStoreRef.id : undefined;
  const todo =
    'set pf.provisioner.mode in run.properties, then choose the data store under System › Server › Protocol Settings';
  if (!settings) return unknown('provisioning', 'its settings can’t be read with this account', todo);
  if (typeof store !== 'string' || store === '') {
    return look(
      'provisioning',
      'no data store is chosen for it: connections can be saved, but nothing is provisioned',
      todo,
    );
  }
  return fine(
    'provisioning',
    `keeps its state in ${store}; channels run every ${settings.synchronizationFrequency ?? 60} s, on nodes whose run.properties sets pf.provisioner.mode to STANDALONE or FAILOVER (not seen from here)`,
  );
}

export async function checkCluster(api: AdminApi): Promise<Check> {
  const status = await api.clusterStatus();
  const settings = status ? await quietly(api, '/cluster/settings') : undefined;
  return clusterCheck(status, settings?.replicateConnectionsOnSave === true);
}

function clusterCheck(status: ClusterStatus | undefined, onSave: boolean): Check {
  const nodes = status?.nodes ?? [];
  const engines = nodes.filter(({ mode }) => mode === 'CLUSTERED_ENGINE' || mode === 'CLUSTERED_DUAL');
  if (!status || nodes.every(({ mode }) => mode === 'STANDALONE')) return fine('cluster', 'the server stands alone');
  const found = `a cluster with ${plural(engines.length, 'engine node')}${onSave ? ', connections go out on save' : ''}`;
  const mixed = mixedVersions(status);
  if (mixed.length > 0) {
    const says = `${found}, in the middle of an upgrade: its nodes run ${mixed.join(' and ')}`;
    return look('cluster', says, 'finish the upgrade of all nodes before you apply');
  }
  if (status.replicationRequired === true) {
    const todo = 'replicate in the console first, or apply with replicate: always (takes them along) or never';
    return look('cluster', `${found}; changes of somebody wait for replication, so an apply refuses to start`, todo);
  }
  const behind = engines.filter(
    (node) => node.replicationStatus !== undefined && node.replicationStatus !== 'SUCCEEDED',
  );
  if (behind.length > 0) {
    const names = behind.map((node) => `${node.address ?? node.index} (${node.replicationStatus})`).join(', ');
    return look('cluster', `${found}; not all have the current configuration: ${names}`, 'look at Cluster Management');
  }
  return fine('cluster', `${found}, all up to date`);
}

export async function checkMarker(api: AdminApi): Promise<Check> {
  const properties = await quietly(api, '/extendedProperties');
  if (objectsIn(properties, 'items').some(({ name }) => name === defaultMarkerProperty)) {
    return fine(
      'marker',
      `the extended property ${defaultMarkerProperty} is defined: changed secrets and orphans are found`,
    );
  }
  const says = properties
    ? 'no marker is set up: changed secrets aren’t found by themselves, and prune deletes nothing'
    : 'extended properties can’t be read';
  return { name: 'marker', state: 'fine', says: `${says} (optional)` };
}

/** A resource that this account may not be allowed to read, or that an older server doesn't have. */
async function quietly(api: AdminApi, path: string): Promise<JsonObject | undefined> {
  try {
    return await api.get(path);
  } catch (error) {
    if (error instanceof AdminApiError && error.kind !== 'unauthorized' && error.status !== undefined) return undefined;
    throw error;
  }
}
