import type { JsonObject } from '../../document/json.ts';
import { objectsOf } from '../../document/readers.ts';
import type { Addresses } from '../fields/rule.ts';
import { isNothing } from './scalars.ts';

/**
 * An object whose address is kept twice, with both forms in accord: the list counts where there is one, and a list that
 * says no more than the address alone is left out.
 */
export function inAccord(value: JsonObject | undefined, addresses: Addresses | undefined): JsonObject | undefined {
  if (!value || !addresses) return value;
  const { whole, tagged } = addresses;
  const { [tagged]: list, ...rest } = value;
  const items = objectsOf(list);
  const [first, ...more] = items;
  if (!first) return rest;
  // Of a single one it goes without saying that it is the default.
  const said = more.length === 0 ? [{ ...first, defaultSource: true }] : items;
  const main = said.find(({ defaultSource }) => defaultSource === true) ?? said[0];
  const settled: JsonObject = { ...rest, [whole]: main?.[whole] };
  if (more.length === 0 && isAddressAlone(first, whole)) return settled;
  return { ...settled, [tagged]: said };
}

const isAddressAlone = (item: JsonObject, whole: string) =>
  Object.keys(item).every((member) => member === whole || member === 'defaultSource' || isNothing(item[member]));

/** Both sides in the form in which they can be compared: by the address alone, or by lists where one side needs it. */
export function inOneForm(
  addresses: Addresses | undefined,
  desired: JsonObject | undefined,
  live: JsonObject | undefined,
): [desired: JsonObject | undefined, live: JsonObject | undefined] {
  if (!addresses) return [desired, live];
  const [a, b] = [inAccord(desired, addresses), inAccord(live, addresses)];
  const needsList = [a, b].some((side) => side?.[addresses.tagged] !== undefined);
  return needsList ? [asList(a, addresses), asList(b, addresses)] : [a, b];
}

/** The address in its list alone. */
export function asList(value: JsonObject | undefined, { whole, tagged }: Addresses): JsonObject | undefined {
  if (!value) return value;
  const { [whole]: address, ...rest } = value;
  if (rest[tagged] !== undefined || isNothing(address)) return rest;
  return { ...rest, [tagged]: [{ [whole]: address as JsonObject[string], defaultSource: true }] };
}
