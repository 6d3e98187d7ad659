import { string, wrap } from './bytes.ts';
import type { Schema } from './schema.ts';
import type { Attribute, Item } from './store.ts';

interface Shown {
  schema: Schema;
  hidden: ReadonlySet<string>;
  /** So many values of one attribute at once; more are handed out in ranges. */
  values: number;
  /** Whatever range is asked for, the first comes. */
  sameRange: boolean;
}

/**
 * Makes entries into messages, with what a selection of attributes asks for: by name, `*` for all that aren't
 * operational, `+` for those.
 */
export function viewOf(wanted: readonly string[], shown: Shown): (item: Pick<Item, 'dn' | 'attributes'>) => Buffer {
  const asked = new Map<string, string | undefined>();
  const isHidden = (key: string) => shown.hidden.has(key.split(';')[0] as string);
  return ({ dn, attributes }) => {
    const sent: Buffer[] = [];
    for (const [key, attribute] of attributes) {
      if (!asked.has(key)) asked.set(key, isHidden(key) ? undefined : askedFor(key, wanted, shown.schema));
      const description = asked.get(key);
      if (description !== undefined) sent.push(...parts(attribute, description, shown));
    }
    return wrap(0x64, string(dn), wrap(0x30, ...sent));
  };
}

/** The description that asks for an attribute; `undefined` when none does. */
function askedFor(key: string, wanted: readonly string[], schema: Schema): string | undefined {
  const [name = '', ...options] = key.split(';');
  const type = schema.find(name);
  const isOperational = type?.operational === true;
  if (wanted.length === 0) return isOperational ? undefined : '*';
  return wanted.find((description) => {
    if (description === '*') return !isOperational;
    if (description === '+') return isOperational;
    const [asked = '', ...askedOptions] = description.toLowerCase().split(';');
    const found = schema.find(asked);
    const isType = type && found ? schema.isA(type, found) : asked === name;
    return isType && askedOptions.every((option) => option.startsWith('range=') || options.includes(option));
  });
}

function parts({ name, values }: Attribute, asked: string, { values: most, sameRange }: Shown): Buffer[] {
  const range = /;range=(\d+)-(\d+|\*)/i.exec(asked);
  if (values.length <= most && !range) return [attribute(name, values)];
  const from = sameRange ? 0 : Number(range?.[1] ?? 0);
  const wish = range && range[2] !== '*' ? Number(range[2]) + 1 : Number.POSITIVE_INFINITY;
  const to = Math.min(from + most, wish, values.length);
  if (from >= values.length) return [];
  const ranged = attribute(`${name};range=${from}-${to === values.length ? '*' : to - 1}`, values.slice(from, to));
  // Besides the part, the attribute itself comes, without values.
  return range ? [ranged] : [attribute(name, []), ranged];
}

const attribute = (name: string, values: readonly Buffer[]) =>
  wrap(0x30, string(name), wrap(0x31, ...values.map((value) => string(value))));
