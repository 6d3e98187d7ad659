import { execFileSync } from 'node:child_process';
import { type GivenEntry, readLdif } from '../../sandbox/directory/ldif.ts';

export interface Searcher {
  url: string;
  bindDn: string;
  password: string;
  base: string;
  /** More for the command: `-E`, `!…`. */
  more?: string[];
}

/** What OpenLDAP's own command finds: an opinion that shares nothing with our client. */
export function ldapsearch(searcher: Searcher, filter: string, attributes: readonly string[] = ['1.1']): GivenEntry[] {
  const { url, bindDn, password, base, more = ['-E', 'pr=500/noprompt'] } = searcher;
  const options = ['-x', '-LLL', '-o', 'ldif-wrap=no', '-H', url, '-D', bindDn, '-w', password, '-b', base];
  const text = execFileSync('/usr/bin/ldapsearch', [...options, ...more, filter, ...attributes], {
    encoding: 'utf8',
    maxBuffer: 1024 * 1024 * 1024,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  return readLdif(text);
}
