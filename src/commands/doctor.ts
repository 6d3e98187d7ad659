import type { Connectors } from '../core/connector/types.ts';
import { isObject } from '../core/document/json.ts';
import { entriesOfServer } from '../core/inventory/inventory.ts';
import type { ServerState } from '../core/plan/server-state.ts';
import { type Project, sureErrors } from '../core/project/project.ts';
import { inventoryView } from '../core/report/inventory/view.ts';
import { AdminApiError, hasKind } from '../edges/pingfederate/admin-api-error.ts';
import type { ServerSettings } from '../edges/pingfederate/connect.ts';
import { lookAtCertificate } from '../edges/pingfederate/server-certificate.ts';
import type { Command, Run } from './command.ts';
import { checkCertificates } from './doctor/certificate-check.ts';
import { type Check, fine, look, problem } from './doctor/check.ts';
import { checkDirectory } from './doctor/directory-check.ts';
import { checkPlans } from './doctor/plan-check.ts';
import { checkConnectors, checkDefinitions, checkRoundTrip, checkSecrets } from './doctor/project-checks.ts';
import { renderChecks } from './doctor/render.ts';
import { checkServerCertificate } from './doctor/server-certificate-check.ts';
import {
  checkAccount,
  checkCluster,
  checkKnown,
  checkLicence,
  checkMarker,
  checkProvisioning,
  checkVersion,
} from './doctor/server-checks.ts';
import { allConnectors } from './known-connectors.ts';
import { connectOptions, openServer } from './open-server.ts';
import { readServer } from './read-server.ts';
import { checkRepository } from './repository/standing.ts';
import { textResult } from './text-result.ts';

/** Looks at everything that an apply depends on, and changes nothing. */
export const doctor: Command = async (run) => {
  const checks = await checkUp(run);
  const failed = checks.some(({ state }) => state === 'problem');
  return { ...textResult(`${renderChecks(checks, run)}\n`, { checks }), exitCode: failed ? 1 : 0 };
};

async function checkUp(run: Run): Promise<Check[]> {
  const { check, project } = checkDefinitions(run);
  const offline = [...checkRepository(run), check, ...(project ? [checkSecrets(run, project)] : [])];
  const { server } = run.inputs;
  if (!server) {
    const todo = 'set admin-url with username and password (PF_ADMIN_URL, PF_USERNAME, PF_PASSWORD)';
    return [...offline, problem('server', 'no server is given', todo)];
  }
  try {
    return [...offline, ...transportChecks(server), ...(await checkServer(run, server, project))];
  } catch (error) {
    if (!(error instanceof AdminApiError)) throw error;
    return [...offline, await failedAt(run, server, error)];
  }
}

/** A setting that is fine on a desk and nowhere else. */
function transportChecks({ insecureHttp }: ServerSettings): Check[] {
  return insecureHttp ? [look('transport', 'credentials may travel in clear text', 'use https://')] : [];
}

/** Why there was no answer; what is wrong with the server's certificate is told with what stands in it. */
async function failedAt(run: Run, server: ServerSettings, error: AdminApiError): Promise<Check> {
  if (hasKind(error, 'tls-untrusted', 'tls-hostname', 'tls-expired')) {
    const [certificate] = await certificateCheck(run, server);
    if (certificate?.state === 'problem') return certificate;
  }
  return problem('server', error.message, error.hint ?? 'look at the server’s log');
}

async function certificateCheck(run: Run, server: ServerSettings): Promise<Check[]> {
  const seen = await lookAtCertificate(server, connectOptions(run));
  const { insecureTls, adminUrl } = server;
  return seen ? [checkServerCertificate(seen, { host: hostOf(adminUrl), insecureTls, now: new Date() })] : [];
}

async function checkServer(run: Run, inputs: ServerSettings, project: Project | undefined): Promise<Check[]> {
  const now = new Date();
  const started = Date.now();
  const api = await openServer(run);
  const version = await api.version();
  const reached = checkVersion(version, Date.now() - started, hostOf(inputs.adminUrl));
  if (reached.state === 'problem') return [reached];
  const account = await checkAccount(api, inputs);
  const server = await readServer(api);
  const connectors = await allConnectors(run, server);
  const usesProvisioning = [...server.connections, ...(project?.definitions ?? []).map(({ data }) => data)].some(
    ({ outboundProvision }) => isObject(outboundProvision),
  );
  return [
    reached,
    ...(await certificateCheck(run, inputs)),
    account,
    fine('connections', `${server.connections.length} SP connections read in ${Date.now() - started} ms`),
    ...checkKnown(server.connections),
    ...(await checkLicence(api, usesProvisioning, now)),
    ...(project ? [checkConnectors(project, connectors, server)] : []),
    ...checkCertificates(certificatesOf(server, connectors, now)),
    ...(usesProvisioning ? [await checkProvisioning(api)] : []),
    await checkCluster(api),
    await checkMarker(api),
    checkRoundTrip(server, connectors, now),
    ...(await checkDirectory(run, server, connectors)),
    ...(project && sureErrors(project).length === 0 ? await checkPlans(run, now) : []),
  ];
}

/** What the inventory lists of the same server. */
function certificatesOf({ version, connections, resources }: ServerState, connectors: Connectors, made: Date) {
  const entries = entriesOfServer(connections, { resources, connectors });
  return inventoryView({ environment: '', version, made, entries }).certificates;
}

/** `pingfederate.example.com:9999` */
function hostOf(address: string): string {
  return /^[a-z]+:\/\/([^/?#@]+)/i.exec(address)?.[1] ?? address;
}
