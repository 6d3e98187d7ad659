import type { AdminApi } from '../edges/pingfederate/admin-api.ts';
import { type ConnectOptions, connectAdminApi } from '../edges/pingfederate/connect.ts';
import type { Run } from './command.ts';
import { Refusal } from './refusal.ts';

/** Opens the connection to the server that the inputs name. */
export async function openServer(run: Run): Promise<AdminApi> {
  const { server } = run.inputs;
  if (!server) {
    throw new Refusal(
      'invalid-inputs',
      'no server is given',
      'set admin-url with username and password (on the command line PF_ADMIN_URL, PF_USERNAME, PF_PASSWORD)',
    );
  }
  return connectAdminApi(server, connectOptions(run));
}

/** How a run reaches servers. */
export function connectOptions({ inputs, warn, learnSecret, signal, variables }: Run): ConnectOptions {
  const { requestTimeoutMs, deadlineMs, bypassExternalValidation } = inputs;
  return { requestTimeoutMs, deadlineMs, bypassExternalValidation, warn, learnSecret, signal, variables };
}
