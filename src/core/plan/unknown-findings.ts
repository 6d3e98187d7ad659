import type { DesiredConnection, LiveConnection } from '../connection/types.ts';
import { unknownMembers } from '../connection/unknown-members.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Place } from '../diagnostics/place.ts';

/** So many connections are named; how many more there are is said. */
const mostNamed = 5;

interface Named {
  id: string;
  paths: string[];
}

/**
 * What the connections of this plan hold that isn't known here: what a definition has under `unknown`, which is sent and
 * compared as it stands, what the server alone has, which travels along and can't be compared with anything, and what
 * only a server can hold and this one hasn't got.
 */
export function unknownFindings(
  desired: readonly DesiredConnection[],
  live: readonly LiveConnection[],
  place: Place,
): Diagnostic[] {
  const onServer = new Map(live.map((connection) => [connection.id, connection]));
  const held: Named[] = [];
  const kept: Named[] = [];
  const missing: Named[] = [];
  for (const { id, document, lifecycle, serverOnly = [] } of desired) {
    if (lifecycle.state !== 'present') continue;
    const own = unknownMembers(document).map(({ path }) => path);
    const theirs = unknownMembers(onServer.get(id) ?? {}).flatMap(({ path }) => (own.includes(path) ? [] : [path]));
    if (own.length > 0) held.push({ id, paths: own });
    if (theirs.length > 0) kept.push({ id, paths: theirs });
    const lacking = serverOnly.filter((path) => !theirs.includes(path));
    if (lacking.length > 0) missing.push({ id, paths: lacking });
  }
  return [
    ...told('unknown-members-held', held, 'not known here, sent and compared as written under unknown', place),
    ...told('unknown-members-kept', kept, 'not known here, kept as on the server without being compared', place),
    ...told(
      'unknown-members-missing',
      missing,
      'not known here, and the server doesn’t have what only a server can hold',
      place,
    ),
  ];
}

function told(
  code: 'unknown-members-held' | 'unknown-members-kept' | 'unknown-members-missing',
  connections: readonly Named[],
  what: string,
  place: Place,
): Diagnostic[] {
  if (connections.length === 0) return [];
  const shown = connections.slice(0, mostNamed).map(({ id, paths }) => `${id}: ${paths.join(', ')}`);
  const more = connections.length > mostNamed ? `; and ${connections.length - mostNamed} more connections` : '';
  return [finding(code, place, `${what}: ${shown.join('; ')}${more}`)];
}
