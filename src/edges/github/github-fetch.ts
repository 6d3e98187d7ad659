import { Agent as HttpAgent } from 'node:http';
import { Agent as HttpsAgent } from 'node:https';
import type { AxiosResponse } from 'axios';
import type { ProcessVariables } from '../../core/process-variables.ts';

/** What Octokit hands to a `fetch`. */
interface Asked {
  method?: string;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** How many redirects may be followed; a few, where nothing is said. */
  redirects?: number;
}

/** What Octokit reads of an answer. */
interface Answered {
  status: number;
  statusText: string;
  url: string;
  headers: ReadonlyMap<string, string>;
  text(): Promise<string>;
  arrayBuffer(): Promise<ArrayBuffer>;
}

const usualRedirects = 5;

/** GitHub's pages are a few megabytes at most. */
const largestAnswer = 128 * 1024 * 1024;

/**
 * `fetch` for Octokit, over the HTTP library that is there for the admin API anyway. A proxy comes from the
 * environment: Node's agents read it since 22.21 and 24.5, so on every runner; before, axios does. Rejects with a plain
 * error: the library's own holds the token.
 */
export async function openFetch(
  proxyEnv: ProcessVariables,
): Promise<(address: string, asked?: Asked) => Promise<Answered>> {
  const { default: axios } = await import('axios');
  const client = axios.create({
    httpAgent: new HttpAgent({ keepAlive: true, proxyEnv }),
    httpsAgent: new HttpsAgent({ keepAlive: true, proxyEnv }),
    responseType: 'arraybuffer',
    maxContentLength: largestAnswer,
    validateStatus: () => true,
    transformRequest: [(data) => data],
    transformResponse: [(data) => data],
  });
  return async (address, { method = 'GET', body, headers = {}, signal, redirects } = {}) => {
    try {
      const request = { url: address, method, data: body, headers, maxRedirects: redirects ?? usualRedirects };
      return answered(address, await client.request<Buffer>(signal ? { ...request, signal } : request));
    } catch (error) {
      throw new Error(error instanceof Error && error.message !== '' ? error.message : 'no answer came');
    }
  };
}

function answered(url: string, { status, statusText, headers, data }: AxiosResponse<Buffer>): Answered {
  const given = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  return {
    status,
    statusText,
    url,
    headers: new Map(given),
    text: async () => data.toString('utf8'),
    arrayBuffer: async () => new Uint8Array(data).buffer,
  };
}
