import type { Plugin } from 'esbuild';

/** A function that is named in passing and never called. */
const isNeverDone = (what: string) => `() => { throw new Error("pfconn doesn't ${what}"); }`;

/**
 * What bundled packages bring or ask for and nobody uses here, with what stands in its place. Whatever else a package
 * asks for and isn't installed stops the build.
 */
const leftOut: Record<string, string> = {
  // Diagnostics of the proxy agents and of redirects, which the variable DEBUG would print into a log; in colour, if a
  // further package happens to be there.
  debug: 'module.exports = () => () => undefined;',
  // @actions/core starts programs to name the operating system, and asks GitHub for an identity; nobody here does.
  '@actions/exec': `export const getExecOutput = ${isNeverDone('start a program')};`,
  '@actions/http-client/lib/auth': 'export class BearerCredentialHandler {}',
  // @actions/github brings an HTTP client of its own; src/edges/github/github-fetch.ts is the one that it is given.
  '@actions/http-client': 'export class HttpClient { getAgent() {} getAgentDispatcher() {} }',
  undici: `export const fetch = ${isNeverDone('ask without github-fetch.ts')};`,
  // Uploads of forms, with a table of all media types: the admin API takes JSON.
  'form-data': `export default class { constructor() { (${isNeverDone('upload forms')})(); } }`,
};

export const withoutUnused: Plugin = {
  name: 'without-unused',
  setup({ onResolve, onLoad }) {
    const names = Object.keys(leftOut).join('|');
    onResolve({ filter: new RegExp(`^(?:${names})$`) }, ({ path }) => ({ path, namespace: 'left-out' }));
    onLoad({ filter: /.*/, namespace: 'left-out' }, ({ path }) => ({ contents: leftOut[path], loader: 'js' }));
  },
};
