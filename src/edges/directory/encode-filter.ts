import type { Condition, Filter, Match } from '../../core/ldap/filter-tree.ts';
import { octetsOfText } from '../../core/ldap/octets.ts';
import { boolean, element, octets, sequence } from './ber/write.ts';
import { DirectoryError } from './directory-error.ts';

/** The tags of RFC 4511, 4.5.1. */
const tags = { and: 0xa0, or: 0xa1, not: 0xa2, equal: 0xa3, 'at-least': 0xa5, 'at-most': 0xa6, about: 0xa8 } as const;

/** So that no filter can exhaust the stack; what people write stays far below. */
const deepest = 500;

/**
 * A filter as LDAP sends it, octet for octet what was written.
 *
 * @throws DirectoryError for a `${…}`, which only PingFederate can fill in, and for what is nested too deeply
 */
export function encodeFilter(filter: Filter, depth = 0): Buffer {
  if (depth > deepest)
    throw new DirectoryError('refused-filter', `the filter is nested more than ${deepest} deep`, 'simplify it');
  switch (filter.kind) {
    case 'and':
    case 'or':
      return element(tags[filter.kind], ...filter.parts.map((part) => encodeFilter(part, depth + 1)));
    case 'not':
      return element(tags.not, encodeFilter(filter.part, depth + 1));
    case 'condition':
      return encodeCondition(filter);
    case 'variable':
      throw new DirectoryError(
        'variable',
        `the filter has ${filter.text}, which only PingFederate fills in`,
        'write out what stands for it',
      );
  }
}

function encodeCondition({ attribute, match }: Condition): Buffer {
  switch (match.by) {
    case 'presence':
      return octets(attribute, 0x87);
    case 'pattern':
      return element(0xa4, octets(attribute), sequence(...pieces(match)));
    case 'rule':
      return element(0xa9, ...assertion(attribute, match));
    default:
      return element(tags[match.by], octets(attribute), value(match.value));
  }
}

const value = (text: string, tag?: number) => octets(octetsOfText(text), tag);

function pieces({ initial, any, final }: Extract<Match, { by: 'pattern' }>): Buffer[] {
  const written = [value(initial, 0x80), ...any.map((piece) => value(piece, 0x81)), value(final, 0x82)];
  // An empty piece is tag and length alone; the standard has none.
  return written.filter((piece) => piece.length > 2);
}

function assertion(attribute: string, { rule, dn, value: wanted }: Extract<Match, { by: 'rule' }>): Buffer[] {
  const parts: Buffer[] = [];
  if (rule !== '') parts.push(octets(rule, 0x81));
  if (attribute !== '') parts.push(octets(attribute, 0x82));
  parts.push(value(wanted, 0x83));
  if (dn) parts.push(boolean(true, 0x84));
  return parts;
}
