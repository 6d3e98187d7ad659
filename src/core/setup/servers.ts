import { isLoopbackHost } from '../meaning/url.ts';
import { normalAddress } from '../report/server-address.ts';

/** An environment and where the admin API of its server answers. */
export interface Server {
  environment: string;
  address: string;
}

/** What stops a set-up before GitHub is asked, and what to do. */
export interface Unfit {
  message: string;
  hint: string;
}

/** GitHub's limit for the name of an environment. */
const longestName = 255;
const example = 'production=https://pingfederate.example.com:9999';

/**
 * Reads `NAME=URL` words, in the order of applying.
 *
 * @returns the servers, or what is wrong with the first word that isn't one
 */
export function readServers(words: readonly string[]): Server[] | Unfit {
  if (words.length === 0) return { message: 'say which servers there are', hint: `--server ${example}` };
  const servers: Server[] = [];
  for (const word of words) {
    const read = readServer(word);
    if ('message' in read) return read;
    servers.push(read);
  }
  return clash(servers) ?? servers;
}

function readServer(word: string): Server | Unfit {
  const [, environment = '', address = ''] = /^([^=]*)=(.*)$/.exec(word) ?? [];
  if (environment === '' || address === '' || environment.includes('://'))
    return { message: `--server is "${word}"`, hint: `write NAME=URL: ${example}` };
  const wrong = wrongName(environment) ?? wrongAddress(environment, address);
  return wrong ?? { environment, address };
}

/** It is the name of a file in `environments/`, and part of three names on GitHub. */
function wrongName(name: string): Unfit | undefined {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(name)) {
    const hint = 'letters, digits, ".", "_" and "-", as in environments/production.yaml';
    return { message: `"${name}" can't be the name of an environment`, hint };
  }
  const longest = Math.max(...namesOf(name).map(({ length }) => length));
  if (longest <= longestName) return undefined;
  return {
    message: `an environment's name is ${name.length} characters long`,
    hint: `GitHub takes ${longestName - (longest - name.length)} at most here`,
  };
}

function wrongAddress(name: string, text: string): Unfit | undefined {
  const url = tryUrl(text);
  const hint = `write --server ${name}=https://pingfederate.example.com:9999`;
  if (!url) return { message: `"${text}" is no address`, hint };
  if (url.username || url.password)
    return { message: `the address of ${name} holds a user name or password`, hint: 'give the address alone' };
  if (url.search || url.hash) return { message: `the address of ${name} holds a query or fragment`, hint };
  if (url.protocol === 'https:' || (url.protocol === 'http:' && isLoopbackHost(url.hostname))) return undefined;
  return { message: `the address of ${name} must begin with https://`, hint };
}

function tryUrl(text: string): URL | undefined {
  try {
    return new URL(text);
  } catch {
    return undefined;
  }
}

/** Two names for one server, one name for two, or names that become one on GitHub, which knows no capitals. */
function clash(servers: readonly Server[]): Unfit | undefined {
  for (const [index, server] of servers.entries()) {
    for (const other of servers.slice(0, index)) {
      const found = clashOf(other, server);
      if (found) return found;
    }
  }
  return undefined;
}

function clashOf(first: Server, second: Server): Unfit | undefined {
  const [a, b] = [first.environment, second.environment];
  if (a === b) return { message: `${a} is named twice`, hint: 'an environment has one server; give the other a name' };
  const theirs = new Set(namesOf(a).map((name) => name.toLowerCase()));
  const common = namesOf(b).find((name) => theirs.has(name.toLowerCase()));
  if (common !== undefined) {
    const message = `${a} and ${b} would share the environment ${common} on GitHub`;
    return {
      message,
      hint: 'GitHub tells no capitals apart, and -plan, -approval and -preview are added; choose another name',
    };
  }
  return sameServer(first, second);
}

/**
 * Where the people of each environment are counted, by environment.
 *
 * @returns or what is wrong with the first that belongs to no server of this set-up
 */
export function directoryServers(
  given: readonly { store?: string | undefined; url: string }[],
  servers: readonly Server[],
): Map<string, string> | Unfit {
  const known = servers.map(({ environment }) => environment);
  for (const { store, url } of given) {
    if (store === undefined || !known.includes(store)) {
      const hint = `write --directory-server NAME=URL with one of ${known.join(', ')}`;
      return { message: `--directory-server ${url} names none of the environments`, hint };
    }
    if (url.startsWith('ldap:'))
      return { message: `the directory of ${store} would be asked in clear text`, hint: 'write ldaps://' };
  }
  return new Map(given.map(({ store = '', url }) => [store, url]));
}

/** Two environments on one server would undo each other. */
export function sameServer(first: Server, second: Server): Unfit | undefined {
  if (normalAddress(first.address) !== normalAddress(second.address)) return undefined;
  return {
    message: `${first.environment} and ${second.environment} would reach the same server, ${second.address}`,
    hint: 'each environment has a server of its own',
  };
}

/** The environments on GitHub that one of ours becomes: who may read, who approves, who may write, who counts people. */
export function namesOf(environment: string): [plan: string, approval: string, write: string, preview: string] {
  const name = `pingfederate-${environment}`;
  return [`${name}-plan`, `${name}-approval`, name, `${name}-preview`];
}
