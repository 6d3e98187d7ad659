import type { ProcessVariables } from '../../core/process-variables.ts';
import { Secret } from '../../core/secret.ts';
import { isLoopback, settingsError } from './address.ts';

/**
 * The proxy for an address, from `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY` (either case), which Node doesn't read by
 * itself; `undefined` for the direct way. Plain HTTP to this machine never goes through a proxy.
 *
 * @throws AdminApiError when the variable holds no http(s) address
 */
export function proxyFor(
  target: URL,
  variables: ProcessVariables,
  learnSecret: (secret: Secret) => void,
): URL | undefined {
  const secure = target.protocol === 'https:';
  const name = secure ? 'HTTPS_PROXY' : 'HTTP_PROXY';
  const value = variables[name.toLowerCase()] || variables[name];
  if (!value || (!secure && isLoopback(target))) return undefined;
  if (isExcepted(target, variables.no_proxy || variables.NO_PROXY || '')) return undefined;
  const proxy = readProxy(value, name);
  if (proxy.password) {
    learnSecret(new Secret(proxy.password));
    learnSecret(new Secret(decodeURIComponent(proxy.password)));
  }
  return proxy;
}

function readProxy(value: string, name: string): URL {
  try {
    const proxy = new URL(value.includes('://') ? value : `http://${value}`);
    if (/^https?:$/.test(proxy.protocol)) return proxy;
  } catch {
    // Told below, without the value: it may hold a password.
  }
  throw settingsError(`${name} is not the address of an HTTP proxy`, 'write it as http://proxy.example.com:3128');
}

/** `NO_PROXY`: `*`, a host and everything below it (with or without a dot in front), an optional port. */
function isExcepted(target: URL, list: string): boolean {
  const host = target.hostname.replace(/^\[|\]$/g, '').toLowerCase();
  const port = target.port || (target.protocol === 'https:' ? '443' : '80');
  return list
    .split(/[\s,]+/)
    .filter(Boolean)
    .some((entry) => {
      if (entry === '*') return true;
      const [, name = '', wantedPort] = /^\[?(.*?)\]?(?::(\d+))?$/.exec(entry.toLowerCase()) ?? [];
      if (wantedPort !== undefined && wantedPort !== port && !entry.includes('::')) return false;
      const domain = (entry.includes('::') ? entry.toLowerCase() : name).replace(/^\[|\]$/g, '').replace(/^\*?\./, '');
      return host === domain || host.endsWith(`.${domain}`);
    });
}
