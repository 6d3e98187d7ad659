import { readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { createSecureContext, rootCertificates } from 'node:tls';
import type { ProcessVariables } from '../../core/process-variables.ts';
import { Secret } from '../../core/secret.ts';
import { settingsError } from './address.ts';
import { AdminApiError } from './admin-api-error.ts';

/** How the connection is secured, in the words of node:tls. */
export interface TlsOptions {
  ca?: string[];
  cert?: string;
  key?: string;
  pfx?: Buffer;
  passphrase?: string;
  rejectUnauthorized?: boolean;
}

interface TlsInputs {
  caCertificate?: string | undefined;
  clientCertificate?: string | undefined;
  clientKey?: string | Secret | undefined;
  clientKeyPassphrase?: Secret | undefined;
  insecureTls: boolean;
}

/**
 * Reads the certificates that a connection needs: PEM text, or the path of a PEM or PKCS#12 file.
 *
 * Node looks at `NODE_EXTRA_CA_CERTS` only at its start and forgets it as soon as a CA is set, and it ignores
 * `SSL_CERT_FILE`; so both are read here.
 *
 * @throws AdminApiError when a file can't be read, isn't a certificate, or the passphrase is wrong
 */
export function tlsOptions(
  inputs: TlsInputs,
  variables: ProcessVariables,
  learnSecret: (secret: Secret) => void,
): TlsOptions {
  const options: TlsOptions = {
    ...authorities(inputs, variables),
    ...clientCertificate(inputs, learnSecret),
  };
  if (inputs.insecureTls) options.rejectUnauthorized = false;
  tryOut(options);
  return options;
}

/** What of it may be shown to another host than the admin API's: everything but the client certificate. */
export function withoutClientCertificate({ ca, rejectUnauthorized }: TlsOptions): TlsOptions {
  const shown: TlsOptions = {};
  if (ca) shown.ca = ca;
  if (rejectUnauthorized === false) shown.rejectUnauthorized = false;
  return shown;
}

/** The authorities that a server is trusted by; none where Node’s own are enough. */
export function authorities(
  given: Pick<TlsInputs, 'caCertificate'>,
  variables: ProcessVariables,
  input: CertificateInput = 'ca-certificate',
): Pick<TlsOptions, 'ca'> {
  if (!given.caCertificate && !variables.NODE_EXTRA_CA_CERTS && !variables.SSL_CERT_FILE) return {};
  return { ca: authoritySources(given, variables, input).flatMap(({ pems }) => pems) };
}

/** The options that name an authority of one's own. */
type CertificateInput = 'ca-certificate' | 'directory-ca-certificate';

/** Authorities that servers are trusted by, and what names them: an input, a variable, or Node.js itself. */
export interface AuthoritySource {
  name: CertificateInput | 'NODE_EXTRA_CA_CERTS' | 'SSL_CERT_FILE' | 'Node.js';
  pems: string[];
}

/**
 * Everything that vouches for a server, the usual authorities first.
 *
 * @throws AdminApiError when a file can't be read or isn't a certificate
 */
export function authoritySources(
  { caCertificate }: Pick<TlsInputs, 'caCertificate'>,
  variables: ProcessVariables,
  input: CertificateInput = 'ca-certificate',
): AuthoritySource[] {
  const named = (name: AuthoritySource['name'], given: string | undefined): AuthoritySource[] =>
    given ? [{ name, pems: [pemText(given, name)] }] : [];
  const usual: AuthoritySource = { name: 'Node.js', pems: [...rootCertificates] };
  return [
    // As OpenSSL has it, this file stands in for the usual authorities.
    ...(variables.SSL_CERT_FILE ? named('SSL_CERT_FILE', variables.SSL_CERT_FILE) : [usual]),
    ...named(input, caCertificate),
    ...named('NODE_EXTRA_CA_CERTS', variables.NODE_EXTRA_CA_CERTS),
  ];
}

function clientCertificate(inputs: TlsInputs, learnSecret: (secret: Secret) => void): TlsOptions {
  const { clientCertificate: given, clientKeyPassphrase } = inputs;
  if (!given) {
    if (inputs.clientKey) throw settingsError('client-key is given without client-certificate', 'give both');
    return {};
  }
  const passphrase = clientKeyPassphrase ? { passphrase: clientKeyPassphrase.reveal() } : {};
  if (clientKeyPassphrase) learnSecret(clientKeyPassphrase);
  const bytes = isPem(given) ? Buffer.from(given) : readBytes(given, 'client-certificate');
  const text = withLineBreaks(bytes.toString('latin1'));
  if (!isPem(text)) return { pfx: bytes, ...passphrase };
  const key = privateKey(inputs.clientKey, text);
  learnSecret(new Secret(key));
  return { cert: text, key, ...passphrase };
}

function privateKey(given: string | Secret | undefined, certificateText: string): string {
  if (given === undefined) {
    if (/-----BEGIN [A-Z ]*PRIVATE KEY-----/.test(certificateText)) return certificateText;
    throw settingsError('client-certificate holds no private key', 'give the key with client-key');
  }
  const text = typeof given === 'string' ? given : given.reveal();
  return withLineBreaks(isPem(text) ? text : readBytes(text, 'client-key').toString('latin1'));
}

const isPem = (text: string) => text.includes('-----BEGIN ');

function pemText(given: string, name: string): string {
  const text = isPem(given) ? given : readBytes(given, name).toString('latin1');
  if (!isPem(text))
    throw settingsError(`${name} is not a PEM certificate`, 'it begins with -----BEGIN CERTIFICATE-----');
  return withLineBreaks(text);
}

/** Secrets pasted into one line lose their line breaks as `\n`; those are put back. */
function withLineBreaks(text: string): string {
  return !isPem(text) || text.trim().includes('\n') ? text : text.replaceAll(/(?:\\r)?\\n/g, '\n');
}

function readBytes(path: string, name: string): Buffer {
  try {
    // A pipe or device could keep the run waiting for ever.
    if (!statSync(resolve(path)).isFile())
      throw settingsError(`what ${name} names is no file`, 'give PEM text, or a path to a file');
    return readFileSync(resolve(path));
  } catch (error) {
    if (error instanceof AdminApiError) throw error;
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    throw settingsError(`the file that ${name} names can't be read (${code})`, 'give PEM text, or a path to a file');
  }
}

/** A wrong passphrase shows here, with a message that says so, and not in the middle of a handshake. */
function tryOut({ rejectUnauthorized: _, ...options }: TlsOptions): void {
  if (Object.keys(options).length === 0) return;
  try {
    createSecureContext(options);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    throw settingsError(`a certificate or key can't be used${code ? ` (${code})` : ''}`, hintFor(String(error)));
  }
}

function hintFor(text: string): string {
  if (/mac verify|bad decrypt|passphrase|password|interrupted or cancelled/i.test(text)) {
    return 'check client-key-passphrase';
  }
  if (/unsupported/i.test(text)) return 'the PKCS#12 file uses an old cipher; export it again with a current openssl';
  if (/key values mismatch/i.test(text)) return 'client-key does not belong to client-certificate';
  return 'check ca-certificate, client-certificate, client-key and client-key-passphrase';
}
