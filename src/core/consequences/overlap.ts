import type { JsonObject } from '../document/json.ts';
import { textOf } from '../document/readers.ts';
import { compareFilters } from '../ldap/compare-filters.ts';
import { relationOf } from '../ldap/distinguished-name.ts';
import { part, type Subject } from './situation.ts';

/**
 * True unless it is proved that nobody can be in the scope of both channels: their bases lie apart in one data store, or
 * their filters exclude each other. Groups prove nothing, nor do two data stores, which can hold the same people.
 */
export function mayOverlap(
  a: JsonObject,
  b: JsonObject,
  { isActiveDirectory }: Pick<Subject, 'isActiveDirectory'>,
): boolean {
  const [first, second] = [part(a, 'channelSource'), part(b, 'channelSource')];
  const [store, other] = [first, second].map((source) => textOf(part(source, 'dataSource').id));
  if (store === other && relationOf(textOf(first.baseDn), textOf(second.baseDn)) === 'apart') return false;
  const [filter, beside] = [first, second].map((source) => textOf(part(source, 'userSourceLocation').filter));
  if (!filter || !beside) return true;
  const verdict = compareFilters(filter, beside, {
    activeDirectory: isActiveDirectory(store!) && isActiveDirectory(other!),
  });
  return verdict !== 'apart' && verdict !== 'nobody';
}
