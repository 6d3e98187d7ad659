import fc from 'fast-check';
import type { Condition, Filter } from '../../../src/core/ldap/filter-tree.ts';
import { readFilter } from '../../../src/core/ldap/read-filter.ts';

/** An entry, and what its directory knows. */
export interface Entry {
  values: Record<string, string[]>;
  unknown: string[];
  /** It compares by `>=`; it takes numbers only for `uidNumber`. */
  orders: boolean;
  numbers: boolean;
}

type Truth = 'true' | 'false' | 'undefined';

/** RFC 4511, section 4.5.1.7, for the filters below. */
export function matches(text: string, entry: Entry): boolean {
  const read = readFilter(text);
  if ('problem' in read) throw new Error(text);
  return evaluate(read.filter, entry) === 'true';
}

function evaluate(filter: Filter, entry: Entry): Truth {
  switch (filter.kind) {
    case 'and': {
      const all = filter.parts.map((part) => evaluate(part, entry));
      return all.includes('false') ? 'false' : all.includes('undefined') ? 'undefined' : 'true';
    }
    case 'or': {
      const all = filter.parts.map((part) => evaluate(part, entry));
      return all.includes('true') ? 'true' : all.includes('undefined') ? 'undefined' : 'false';
    }
    case 'not': {
      const part = evaluate(filter.part, entry);
      return part === 'undefined' ? part : part === 'true' ? 'false' : 'true';
    }
    case 'condition':
      return assertion(filter, entry);
    default:
      throw new Error('no variables here');
  }
}

function assertion({ attribute, match }: Condition, entry: Entry): Truth {
  const type = attribute.toLowerCase();
  if (entry.unknown.includes(type)) return 'undefined';
  const values = (entry.values[type] ?? []).map((value) => value.toLowerCase());
  const truth = (is: boolean): Truth => (is ? 'true' : 'false');
  switch (match.by) {
    case 'presence':
      return truth(values.length > 0);
    case 'equal':
      if (type === 'uidnumber' && entry.numbers && !/^\d+$/.test(match.value)) return 'undefined';
      return truth(values.includes(match.value.toLowerCase()));
    case 'pattern': {
      if (type === 'uidnumber' && entry.numbers) return 'undefined';
      const parts = [match.initial, ...match.any, match.final].map((part) => part.toLowerCase());
      const pattern = new RegExp(`^${parts.join('.*')}$`);
      return truth(values.some((value) => pattern.test(value)));
    }
    default:
      if (!entry.orders) return 'undefined';
      // The order of these attributes takes capitals as little as their equality does (caseIgnoreOrderingMatch).
      return 'value' in match
        ? truth(values.some((value) => value.toLowerCase() >= match.value.toLowerCase()))
        : 'undefined';
  }
}

const value = fc.constantFrom('a', 'ab', 'abc', 'b', 'B', '1', '12');
const attribute = fc.constantFrom('cn', 'department', 'uidNumber');
const condition = fc.oneof(
  { weight: 4, arbitrary: fc.tuple(attribute, value).map(([name, text]) => `(${name}=${text})`) },
  { weight: 2, arbitrary: fc.tuple(attribute, value).map(([name, text]) => `(${name}=${text}*)`) },
  { weight: 1, arbitrary: fc.tuple(attribute, value).map(([name, text]) => `(${name}=*${text}*)`) },
  { weight: 1, arbitrary: fc.tuple(attribute, value).map(([name, text]) => `(${name}>=${text})`) },
  { weight: 2, arbitrary: attribute.map((name) => `(${name}=*)`) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('(objectClass=*)', '(objectClass=person)', '(objectClass=inetOrgPerson)', '(&)', '(|)'),
  },
);

/** Small filters over few attributes, so that pairs of them have something to do with each other. */
export const arbitraryFilter = fc.letrec<{ filter: string }>((tie) => ({
  filter: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    { weight: 3, arbitrary: condition },
    { weight: 2, arbitrary: fc.array(tie('filter'), { maxLength: 3 }).map((parts) => `(&${parts.join('')})`) },
    { weight: 2, arbitrary: fc.array(tie('filter'), { maxLength: 3 }).map((parts) => `(|${parts.join('')})`) },
    { weight: 2, arbitrary: tie('filter').map((part) => `(!${part})`) },
  ),
})).filter;

const values = (single: boolean) => fc.array(value, { maxLength: single ? 1 : 3 });

/** Entries of a directory that keeps one department and one cn for a person, as Active Directory does, or several. */
export const arbitraryEntry = (activeDirectory: boolean): fc.Arbitrary<Entry> =>
  fc.record({
    values: fc.record({
      cn: values(activeDirectory),
      department: values(activeDirectory),
      uidnumber: values(false),
      objectclass: fc.constantFrom(['person'], ['person', 'inetOrgPerson'], ['device']),
    }),
    unknown: fc.subarray(['cn', 'department', 'uidnumber']),
    orders: fc.boolean(),
    numbers: fc.boolean(),
  });
