import { DirectoryError } from './directory-error.ts';
import { readEntry, type Searching } from './search.ts';

interface Wanted {
  base: string;
  filter: Uint8Array;
  attribute: string;
}

/**
 * All values of one attribute of one entry. Active Directory hands over 1,500 at a time, as `member;range=0-1499`, and
 * the last of them as `member;range=9000-*`. None when there is no such entry, or none that the account may see.
 *
 * @throws DirectoryError
 */
export async function readValues(searching: Searching, { base, filter, attribute }: Wanted): Promise<string[]> {
  const values: string[] = [];
  for (let from = 0; ; ) {
    const asked = from === 0 ? attribute : `${attribute};range=${from}-*`;
    const entry = await readEntry(searching, { base, filter, attributes: [asked] });
    const part = entry ? partOf(entry.attributes, attribute, from) : { values: [], isLast: from === 0 };
    for (const value of part.values) values.push(value);
    if (values.length > searching.maxPeople) throw tooManyValues(base, searching.maxPeople);
    if (part.isLast) return values;
    // A range that doesn't go on from here would be asked for again and again.
    if (part.values.length === 0) throw brokenRange(base);
    from = values.length;
  }
}

interface Part {
  values: string[];
  isLast: boolean;
}

function partOf(
  attributes: ReadonlyMap<string, readonly (string | Uint8Array)[]>,
  attribute: string,
  from: number,
): Part {
  for (const [name, values] of attributes) {
    const [, type, start, end] = /^(.*);range=(\d+)-(\d+|\*)$/.exec(name) ?? [];
    if (type !== attribute.toLowerCase()) continue;
    if (Number(start) !== from) return { values: [], isLast: false };
    return { values: values.map(String), isLast: end === '*' };
  }
  // Behind the first part an attribute without a range would be a part that is missing.
  return { values: (attributes.get(attribute.toLowerCase()) ?? []).map(String), isLast: from === 0 };
}

const brokenRange = (base: string) =>
  new DirectoryError('cut-off', `the directory hands over only a part of the values of ${base}`, 'try again');

const tooManyValues = (base: string, most: number) =>
  new DirectoryError(
    'too-many',
    `${base} has more than ${most.toLocaleString('en-US')} members`,
    'raise directory-max-people if that is right',
  );
