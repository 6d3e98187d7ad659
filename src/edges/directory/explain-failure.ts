import { NotLdap } from './ber/read.ts';
import { DirectoryError } from './directory-error.ts';

const causes: Record<string, [what: string, hint: string]> = {
  ECONNREFUSED: ['nothing answers there', 'check address and port of the directory'],
  ENOTFOUND: ['its name is not known', 'check the address of the directory'],
  EAI_AGAIN: ['its name can not be looked up at the moment', 'check the name servers of this machine'],
  ETIMEDOUT: ['it does not answer', 'check address and port, and whether a firewall stands between'],
  EHOSTUNREACH: ['no way leads there', 'check the address, and whether a firewall stands between'],
  ENETUNREACH: ['no way leads there', 'check the address, and whether a firewall stands between'],
  ECONNRESET: ['it hung up', 'check the port: ldaps:// is usually 636, StartTLS 389'],
  EPIPE: ['it hung up', 'check the port: ldaps:// is usually 636, StartTLS 389'],
};

const untrusted = 'give the authority that issued it with directory-ca-certificate';

const certificateCauses: Record<string, [what: string, hint: string]> = {
  DEPTH_ZERO_SELF_SIGNED_CERT: ['its certificate is self-signed', untrusted],
  SELF_SIGNED_CERT_IN_CHAIN: ['the authority of its certificate is not trusted', untrusted],
  UNABLE_TO_GET_ISSUER_CERT: ['the authority of its certificate is not trusted', untrusted],
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: ['the authority of its certificate is not trusted', untrusted],
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: ['the authority of its certificate is not trusted', untrusted],
  CERT_HAS_EXPIRED: ['its certificate has expired', 'renew it'],
  CERT_NOT_YET_VALID: ['its certificate is not valid yet', 'check the clocks'],
  ERR_TLS_CERT_ALTNAME_INVALID: [
    'its certificate is for another name',
    'write the address with a name that the certificate has',
  ],
};

/**
 * What went wrong below LDAP, in words. Of the system's error only the code is kept: its text may quote what was sent.
 */
export function explainFailure(error: unknown, host: string): DirectoryError {
  if (error instanceof DirectoryError) return error;
  if (error instanceof NotLdap)
    return new DirectoryError(
      'failed',
      `${host} answers with something that is no LDAP`,
      'check address and port of the directory',
    );
  const code = String((error as NodeJS.ErrnoException | undefined)?.code ?? '');
  const [what, hint] = causes[code] ?? certificateCauses[code] ?? unknownCause(code);
  return new DirectoryError('unreachable', `${host} can't be asked: ${what}`, hint);
}

function unknownCause(code: string): [string, string] {
  const named = code === '' ? '' : ` (${code})`;
  return /^ERR_(SSL|TLS)|^EPROTO|CERT/.test(code)
    ? [`no secure connection came about${named}`, 'check the port and the certificate; TLS 1.2 or newer is needed']
    : [`the connection failed${named}`, 'check address and port of the directory'];
}

/** The connection ended while an answer was under way. */
export function cutOff(host: string): DirectoryError {
  return new DirectoryError(
    'cut-off',
    `${host} hung up before its answer was whole`,
    'nobody was counted, because a part would be missing; try again',
  );
}
