import type { ValueOf } from '../commands/inputs.ts';
import { nearest } from '../core/document/nearest.ts';
import { Secret } from '../core/secret.ts';
import type { Option, OptionType } from '../options.ts';
import { readDirectories } from './directory-inputs.ts';
import { InputError } from './raw-options.ts';
import { readVariables } from './variables.ts';

/** The option that is read, and how people write it here: `input admin-url` in an action, `--admin-url` otherwise. */
interface Asked {
  option: Option;
  spelt: string;
  where: 'action' | 'cli';
}

type Readers = { [Type in keyof ValueOf]: (text: string, asked: Asked) => ValueOf[Type] | undefined } & {
  choice: (text: string, asked: Asked) => string;
};

/** One reader for each type of option: text in, value out, InputError for a text that isn't one. */
const readers: Readers = {
  text: (text) => text,
  name: (text, { spelt }) =>
    matching(/^[A-Za-z0-9][A-Za-z0-9._-]*$/, text, spelt, 'it is the name of a file in environments/, without .yaml'),
  address: (text, { spelt }) => checkAddress(text, spelt),
  directories: (text, { spelt }) => readDirectories(text, spelt),
  version: (text, { spelt }) => matching(/^\d+\.\d+(\.\d+){0,2}$/, text, spelt, 'write a version such as 13.1'),
  // `${{ github.token }}` is filled in by GitHub; whoever reads it as it stands has no token.
  secret: (text, { option }) => (text === option.default ? undefined : new Secret(text)),
  count: (text, asked) => numberIn(text, asked, /^\d+$/),
  seconds: (text, asked) => numberIn(text, asked) * 1000,
  minutes: (text, asked) => numberIn(text, asked) * 60_000,
  switch: (text, { spelt }) => /^true$/i.test(matching(/^(true|false)$/i, text, spelt, 'write true or false')),
  list: listed,
  names,
  map: (text, { where }) => readVariables([text], where),
  choice,
  limit,
  shard,
};

/** What an option is when nobody gave it and the table has no default. */
const absent: Partial<Record<OptionType, () => unknown>> = {
  switch: () => false,
  list: () => [],
  directories: () => [],
  names: () => [],
  map: () => ({}),
};

/**
 * An option's value, as its row of the option table says.
 *
 * @param raw as it was given: text, texts of an option that may come several times, `true` for a switch without a value
 * @returns undefined for what wasn't given and has no default
 * @throws InputError for a text that isn't a value of the option's type, or isn't in its range
 */
export function readOption(raw: string | string[] | true | undefined, asked: Asked): unknown {
  const { option, where } = asked;
  if (option.type === 'map' && Array.isArray(raw)) return readVariables(raw, where);
  const text = textOf(raw) ?? option.default;
  return text === undefined ? absent[option.type]?.() : readers[option.type](text, asked);
}

function textOf(raw: string | string[] | true | undefined): string | undefined {
  if (raw === true) return 'true';
  return Array.isArray(raw) ? raw.join('\n') : raw || undefined;
}

function matching(pattern: RegExp, text: string, spelt: string, hint: string): string {
  if (pattern.test(text)) return text;
  throw new InputError(`${spelt} is "${text}"`, hint);
}

function listed(text: string): string[] {
  return text.split(/[\n,]/).flatMap((entry) => entry.trim() || []);
}

/** What isn't a name isn't shown: it may be the secret itself. */
function names(text: string, { spelt }: Asked): string[] {
  const all = listed(text);
  if (all.every((name) => /^[A-Za-z_][A-Za-z0-9_]*$/.test(name))) return all;
  throw new InputError(
    `${spelt} holds something that is no variable’s name`,
    'write names, ZOOM_CLIENT_SECRET, not values',
  );
}

function numberIn(text: string, { option, spelt }: Asked, pattern = /^\d+(\.\d+)?$/): number {
  const { from = 0, above = -1, to = Number.MAX_SAFE_INTEGER } = option.range ?? {};
  const number = Number(text);
  if (!/^\d+(\.\d+)?$/.test(text)) throw new InputError(`${spelt} is "${text}", not a number`, option.description);
  if (pattern.test(text) && number >= from && number > above && number <= to) return number;
  throw new InputError(`${spelt} is ${text}`, rangeInWords(option));
}

function rangeInWords({ type, range: { from = 0, above, to } = {} }: Option): string {
  const kind = type === 'count' ? 'a whole number' : 'a number';
  return `write ${kind} ${above === undefined ? `from ${from}` : `above ${above}`}${to === undefined ? '' : ` to ${to}`}`;
}

function choice(text: string, { option, spelt }: Asked): string {
  const choices = option.choices ?? [];
  if (choices.includes(text)) return text;
  const [near] = nearest(text, choices);
  const list = `it is one of ${choices.join(', ')}`;
  throw new InputError(`${spelt} is "${text}"`, near ? `did you mean "${near}"? ${list}` : list);
}

function limit(text: string, { option, spelt }: Asked): ValueOf['limit'] {
  const { to = 100 } = option.range ?? {};
  const [, digits, percent] = /^(\d+)(%?)$/.exec(text) ?? [];
  if (digits !== undefined && !percent) return { count: Number(digits) };
  if (digits !== undefined && Number(digits) <= to) return { percent: Number(digits) };
  const hint =
    digits !== undefined && to < 100
      ? `a share of ${to + 1} % or more would be no limit: name how many, 1200`
      : 'write a number, 10, or a percentage, 30%';
  throw new InputError(`${spelt} is "${text}"`, hint);
}

function shard(text: string, { spelt }: Asked): ValueOf['shard'] {
  const [, index, of] = (/^(\d+)\/(\d+)$/.exec(text) ?? []).map(Number);
  if (!index || !of || index > of) throw new InputError(`${spelt} is "${text}"`, 'write 2/8 for the second of eight');
  return { index, of };
}

/**
 * The address of an admin API, as written.
 *
 * @throws InputError for an address that isn't one, and for one that holds more than where the server is
 */
function checkAddress(text: string, spelt: string): string {
  const address = tryUrl(text);
  const example = 'write it as https://pingfederate.example.com:9999';
  if (!address || !/^https?:$/.test(address.protocol))
    throw new InputError(`${spelt} is not an http(s) address`, example);
  if (address.username || address.password) {
    throw new InputError(`${spelt} holds a user name or password`, 'give username and password apart from the address');
  }
  if (address.search || address.hash) throw new InputError(`${spelt} holds a query or fragment`, example);
  return text;
}

function tryUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
