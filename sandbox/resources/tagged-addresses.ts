import { fill, listAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import type { ValidationError } from '../server/answer.ts';
import type { World } from '../world.ts';

/** The member with the default address of a data store, and the one with the addresses by node tag. */
interface Addresses {
  whole: 'hostnames' | 'connectionUrl';
  tagged: 'hostnamesTags' | 'connectionUrlTags';
}

/**
 * A server keeps the default address twice: on its own, and as the default among the tagged ones (public exports; the
 * official Terraform provider computes either from the other). Which one wins when both are sent and differ isn't known.
 */
export function completeTags(value: JsonObject, { whole, tagged }: Addresses, world: World): ValidationError[] {
  const tags = listAt(value, tagged);
  for (const tag of tags) fill(tag, { defaultSource: tags.length === 1 });
  const first = tags.find((tag) => tag.defaultSource === true) ?? tags[0];
  if (!first) {
    if (value[whole] === undefined) return [missing(whole)];
    value[tagged] = [{ [whole]: structuredClone(value[whole]), defaultSource: true }];
    return [];
  }
  if (value[whole] === undefined || same(value[whole], first[whole])) value[whole] = structuredClone(first[whole]);
  else return settle(value, { whole, tagged }, first, world);
  return [];
}

function settle(value: JsonObject, addresses: Addresses, first: JsonObject, { switches }: World): ValidationError[] {
  const { whole, tagged } = addresses;
  if (switches.twoAddresses === 'refuse') {
    const message = `${whole} and the default of ${tagged} must be the same.`;
    return [{ errorId: 'invalid_value', message, fieldPath: tagged }];
  }
  if (switches.twoAddresses === 'tags') value[whole] = structuredClone(first[whole]);
  else first[whole] = structuredClone(value[whole]);
  return [];
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

function missing(whole: string): ValidationError {
  return { errorId: 'missing_required_field', message: `${whole} is required.`, fieldPath: whole };
}
