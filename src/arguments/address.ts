import { InputError } from './raw-options.ts';

/**
 * The address of an admin API, as written.
 *
 * @throws InputError for an address that isn't one, and for one that holds more than where the server is
 */
export function checkAddress(text: string, spelt: string): string {
  const address = tryUrl(text);
  const example = 'write it as https://pingfederate.example.com:9999';
  if (!address || !/^https?:$/.test(address.protocol))
    throw new InputError(`${spelt} is not an http(s) address`, example);
  if (address.username || address.password) {
    throw new InputError(`${spelt} holds a user name or password`, 'give username and password apart from the address');
  }
  if (address.search || address.hash) throw new InputError(`${spelt} holds a query or fragment`, example);
  return text;
}

function tryUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
