import { readDn } from '../ldap/distinguished-name.ts';
import { hasFormat } from '../provisioning/constant.ts';
import { valuesIn } from './entry.ts';
import type { Field, Source } from './fields.ts';
import type { Entry, Refusal } from './types.ts';

/** What the target gets in a field for one person. */
export type Value =
  | {
      state: 'value';
      /** Several for a field of several values; or for a field of one, where it isn't known which is sent. */
      values: readonly string[];
      /** Nothing came from the directory. */
      isDefault: boolean;
    }
  | { state: 'empty' }
  | { state: 'unknown'; why: Unknown };

/** Why only PingFederate knows a value. */
export type Unknown = 'expression' | 'raw-values' | 'several-attributes' | 'binary';

const empty: Value = { state: 'empty' };

/** Why the values of a field can't be known, whoever it is about; `undefined` where they can. */
export function whyUnknown({ isMap, expression, attributes }: Source): Unknown | undefined {
  if (isMap && attributes.length > 0) return 'raw-values';
  if (expression !== undefined) return 'expression';
  return attributes.length > 1 ? 'several-attributes' : undefined;
}

/** The value of one field for one person. */
export function valueFor({ source }: Field, entry: Entry): Value {
  const why = whyUnknown(source);
  if (why) return { state: 'unknown', why };
  const [name] = source.attributes;
  const found = name === undefined ? [] : valuesIn(entry, name);
  const shaped: string[] = [];
  for (const value of found) {
    if (typeof value !== 'string') return { state: 'unknown', why: 'binary' };
    const one = shapedBy(source, value);
    if (one !== '') shaped.push(one);
  }
  if (shaped.length > 0) return { state: 'value', values: shaped, isDefault: false };
  return source.constant === undefined ? empty : { state: 'value', values: [source.constant], isDefault: true };
}

/** The parser first, then blanks, then capitals; the order isn't documented and matters in odd cases only. */
function shapedBy({ parser, trim, characterCase }: Source, text: string): string {
  const parsed = parsers[parser]?.(text) ?? text;
  const trimmed = trim ? parsed.trim() : parsed;
  if (characterCase === 'LOWER') return trimmed.toLowerCase();
  return characterCase === 'UPPER' ? trimmed.toUpperCase() : trimmed;
}

const parsers: Record<string, (text: string) => string | undefined> = {
  EXTRACT_CN_FROM_DN: commonName,
  EXTRACT_USERNAME_FROM_EMAIL: (text) => text.split('@', 1)[0],
};

function commonName(dn: string): string | undefined {
  const read = readDn(dn);
  return 'problem' in read ? undefined : read.name.flat().find(({ type }) => type === 'cn')?.value;
}

/** Why the target refuses a value. Of several for a field of one, none is known to be sent, so all have to be refused. */
export function refusalsOf({ takes, multiValue }: Field, value: Value): readonly Refusal[] {
  if (value.state === 'unknown') return none;
  if (value.state === 'empty') return takes.required ? missing : none;
  const [first = '', ...others] = value.values;
  const refused = refusalsOfText(takes, first);
  if (others.length === 0) return refused;
  const all = others.map((one) => refusalsOfText(takes, one));
  return multiValue
    ? [...new Set([...refused, ...all.flat()])]
    : refused.filter((reason) => all.every((other) => other.includes(reason)));
}

const none: readonly Refusal[] = [];
const missing: readonly Refusal[] = ['missing'];

function refusalsOfText(takes: Field['takes'], text: string): readonly Refusal[] {
  const { options, minLength, maxLength, matches, format } = takes;
  const isOption = options === undefined || options.has(text);
  // Java counts signs beyond U+FFFF twice, most targets once: refused is what is too long or too short either way.
  const isShort = text.length < minLength;
  const isLong = text.length > maxLength && [...text].length > maxLength;
  const hasShape = matches === undefined || matches(text);
  const isOfFormat = format === undefined || hasFormat(format, text);
  if (isOption && !isShort && !isLong && hasShape && isOfFormat) return none;
  const reasons: [boolean, Refusal][] = [
    [!isOption, 'option'],
    [isShort, 'too-short'],
    [isLong, 'too-long'],
    [!hasShape, 'pattern'],
    [!isOfFormat, 'format'],
  ];
  return reasons.filter(([is]) => is).map(([, reason]) => reason);
}

/** Whether the target gets the same from both; `undefined` where that can't be known. */
export function isSameValue(before: Value, after: Value): boolean | undefined {
  if (before.state === 'unknown' || after.state === 'unknown') return undefined;
  if (before.state === 'empty' || after.state === 'empty') return before.state === after.state;
  const [a, b] = [before.values, after.values];
  if (a.length === 1 && b.length === 1) return a[0] === b[0];
  return a.length === b.length && [...a].sort().every((one, index) => one === [...b].sort()[index]);
}
