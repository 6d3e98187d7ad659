import type { DirectoryAccess, DirectoryAddress } from '../commands/directory-access.ts';
import type { OptionValues } from '../commands/inputs.ts';
import { isLoopbackHost } from '../core/meaning/url.ts';
import { InputError } from './raw-options.ts';

/**
 * Where people are counted, from the options that say it together; `undefined` when no directory is given.
 *
 * @throws InputError for an account without a name or a password, and for a connection in clear text beyond this machine
 */
export function directoryFrom(values: OptionValues): DirectoryAccess | undefined {
  const { directories: addresses, directoryStartTls: startTls } = values;
  if (addresses.length === 0) return undefined;
  const { directoryBindDn: bindDn, directoryPassword: password } = values;
  if (bindDn === undefined)
    throw new InputError('directory is given without directory-bind-dn', 'name the account that may read there');
  // Directories take an empty password for an anonymous sign-in, and say that it succeeded.
  if (password === undefined)
    throw new InputError('directory-password is missing', 'set PF_DIRECTORY_PASSWORD; nobody signs in without one');
  for (const { url } of addresses) checkEncryption(url, startTls);
  return {
    addresses,
    bindDn,
    password,
    startTls,
    caCertificate: values.directoryCaCertificate,
    timeoutMs: values.directoryTimeoutMs,
    maxPeople: values.directoryMaxPeople,
  };
}

function checkEncryption(url: string, startTls: boolean): void {
  const { protocol, hostname } = new URL(url);
  if (protocol === 'ldaps:' && startTls)
    throw new InputError('directory-start-tls is for ldap:// addresses', 'an ldaps:// connection is encrypted already');
  if (protocol === 'ldap:' && !startTls && !isLoopbackHost(hostname))
    throw new InputError(
      'the password would go to the directory in clear text',
      'write ldaps://, or set directory-start-tls to true',
    );
}

const example = 'write ldaps://dc1.example.com, or a line "STORE: ldaps://dc1.example.com" for each data store';

/**
 * The lines of the option `directory`.
 *
 * @param spelt how people write the option here
 * @throws InputError for a line that isn't an address; what may hold a password isn't repeated
 */
export function readDirectories(text: string, spelt: string): DirectoryAddress[] {
  const addresses = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => readLine(line, spelt));
  const twice = addresses.find(({ store }, index) => addresses.findIndex((other) => other.store === store) < index);
  if (!twice) return addresses;
  const what = twice.store === undefined ? 'two addresses for all data stores' : `two addresses for ${twice.store}`;
  throw new InputError(`${spelt} holds ${what}`, 'keep one of them');
}

function readLine(line: string, spelt: string): DirectoryAddress {
  const [, store, url = ''] = /^(?:([\w.-]+)\s*[:=]\s*)?(ldaps?:\/\/.*)$/i.exec(line) ?? [];
  const address = URL.canParse(url) ? new URL(url) : undefined;
  if (!address || address.hostname === '') throw new InputError(`${spelt} is not the address of a directory`, example);
  if (address.username || address.password)
    throw new InputError(`${spelt} holds a user name or password`, 'give directory-bind-dn and PF_DIRECTORY_PASSWORD');
  if (!['', '/'].includes(address.pathname) || address.search || address.hash)
    throw new InputError(`${spelt} holds more than a host and a port`, example);
  if (['3268', '3269'].includes(address.port))
    throw new InputError(
      `${spelt} leads to a global catalogue, which holds a part of the attributes and groups only`,
      'use port 636, or 389 with directory-start-tls',
    );
  return { store, url: `${address.protocol}//${address.host}` };
}
