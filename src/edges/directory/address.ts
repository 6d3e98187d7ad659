import { isLoopbackHost } from '../../core/meaning/url.ts';
import { DirectoryError } from './directory-error.ts';

/** Where a directory is. */
export interface Address {
  hostname: string;
  port: number;
  /** TLS from the first byte on. */
  isTls: boolean;
  /** Host and port, for people. */
  host: string;
}

/** Global catalogues, plain and with TLS. */
const globalCatalogues = [3268, 3269];

/**
 * Reads `ldaps://dc1.example.com:636`.
 *
 * @throws DirectoryError for what is no address, for a global catalogue, and where a password would travel in clear
 */
export function readAddress(text: string, { startTls }: { startTls: boolean }): Address {
  const address = parse(text);
  if (globalCatalogues.includes(address.port))
    throw new DirectoryError(
      'unreachable',
      `${address.host} is a global catalogue, which has only a part of the attributes and of the groups`,
      'give the address of a domain controller: port 636, or 389 with StartTLS',
    );
  if (address.isTls && startTls)
    throw new DirectoryError(
      'unreachable',
      'StartTLS is for ldap://, and the address is ldaps://',
      'leave one of the two',
    );
  if (!address.isTls && !startTls && !isLoopbackHost(address.hostname))
    throw new DirectoryError(
      'sign-in',
      `the password would travel to ${address.host} in clear text`,
      'use ldaps://, or directory-start-tls',
    );
  return address;
}

function parse(text: string): Address {
  let url: URL;
  try {
    url = new URL(text);
  } catch {
    throw noAddress('the address of the directory can not be read');
  }
  if (!/^ldaps?:$/.test(url.protocol) || url.hostname === '') throw noAddress('the address of the directory is none');
  if (url.username || url.password) throw noAddress('the address of the directory holds an account or a password');
  if (!/^\/?$/.test(url.pathname) || url.search || url.hash)
    throw noAddress('the address of the directory says more than where it is');
  const isTls = url.protocol === 'ldaps:';
  const port = Number(url.port || (isTls ? 636 : 389));
  const hostname = url.hostname.replace(/^\[|\]$/g, '');
  return { hostname, port, isTls, host: url.port ? url.host : url.hostname };
}

const noAddress = (what: string) => new DirectoryError('unreachable', what, 'write it as ldaps://dc1.example.com');
