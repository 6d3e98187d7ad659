import { string, wrap } from './bytes.ts';
import type { Schema } from './schema.ts';
import type { Attribute, Item } from './store.ts';

interface Shown {
  schema: Schema;
  hidden: ReadonlySet<string>;
  /** So many values of one attribute at once; more are handed out in ranges. */
  values: number;
}

/** What a selection of attributes asks for: by name, `*` for all that aren't operational, `+` for those. */
export function entryMessage(item: Pick<Item, 'dn' | 'attributes'>, wanted: readonly string[], shown: Shown): Buffer {
  const attributes = [...item.attributes].flatMap(([key, attribute]) => {
    const asked = askedFor(key, wanted, shown.schema);
    return asked === undefined || shown.hidden.has(key.split(';')[0] as string) ? [] : parts(attribute, asked, shown);
  });
  return wrap(0x64, string(item.dn), wrap(0x30, ...attributes));
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

function parts({ name, values }: Attribute, asked: string, { values: most }: Shown): Buffer[] {
  const range = /;range=(\d+)-(\d+|\*)/i.exec(asked);
  if (values.length <= most && !range) return [attribute(name, values)];
  const from = Number(range?.[1] ?? 0);
  const wish = range && range[2] !== '*' ? Number(range[2]) + 1 : Number.POSITIVE_INFINITY;
  const to = Math.min(from + most, wish, values.length);
  if (from >= values.length) return [];
  const ranged = attribute(`${name};range=${from}-${to === values.length ? '*' : to - 1}`, values.slice(from, to));
  // Besides the part, the attribute itself comes, without values.
  return range ? [ranged] : [attribute(name, []), ranged];
}

const attribute = (name: string, values: readonly Buffer[]) =>
  wrap(0x30, string(name), wrap(0x31, ...values.map((value) => string(value))));
