import type { AdminApi } from '../edges/pingfederate/admin-api.ts';
import { connectAdminApi } from '../edges/pingfederate/connect.ts';
import type { Run } from './command.ts';
import { Refusal } from './refusal.ts';

/** Opens the connection to the server that the inputs name. */
export async function openServer(run: Run): Promise<AdminApi> {
  const { server, requestTimeoutMs, deadlineMs, bypassExternalValidation } = run.inputs;
  if (!server) {
    throw new Refusal(
      'invalid-inputs',
      'no server is given',
      'set admin-url with username and password (on the command line PF_ADMIN_URL, PF_USERNAME, PF_PASSWORD)',
    );
  }
  return connectAdminApi(server, {
    requestTimeoutMs,
    deadlineMs,
    bypassExternalValidation,
    warn: run.warn,
    learnSecret: run.learnSecret,
    signal: run.signal,
    variables: run.variables,
  });
}
