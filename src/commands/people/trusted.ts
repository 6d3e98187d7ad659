import { authorities } from '../../edges/pingfederate/tls-options.ts';
import type { Run } from '../command.ts';
import type { DirectoryAccess } from '../directory-access.ts';

/**
 * The authorities whose word counts for a directory's certificate, as for the server's; `undefined`: those of Node.
 *
 * @throws AdminApiError for a file that holds no certificate
 */
export function trustedBy({ variables }: Run, { caCertificate }: DirectoryAccess): string[] | undefined {
  return authorities({ caCertificate }, variables, 'directory-ca-certificate').ca;
}
