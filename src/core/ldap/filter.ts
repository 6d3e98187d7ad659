import type { Problem } from './filter-tree.ts';
import { readFilter } from './read-filter.ts';

/**
 * What is wrong with an LDAP filter (RFC 4515), and where; `undefined` when it is one. PingFederate's `${…}` may stand
 * in it, and blanks and line breaks between its parts, which directories let pass and which long filters in YAML have.
 */
export function filterProblem(filter: string): Problem | undefined {
  const read = readFilter(filter);
  return 'problem' in read ? read.problem : undefined;
}
