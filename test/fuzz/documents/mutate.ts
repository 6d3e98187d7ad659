import { parse, stringify } from 'yaml';
import type { Random } from './random.ts';

/** One of the originals with a few things about it changed: bytes, tokens, lines, or its structure. */
export function mutate(random: Random, originals: readonly string[]): string {
  let text = random.pick(originals);
  // Structure first: what comes after may leave no structure to change.
  for (let left = random.below(4); left > 0; left--) text = changeStructure(text, random, originals);
  if (random.chance(0.5))
    for (let left = 1 + random.below(3); left > 0; left--) text = random.pick(levels)(text, random, originals);
  return text;
}

type Mutation = (text: string, random: Random, originals: readonly string[]) => string;

const levels: Mutation[] = [changeBytes, changeTokens, changeTokens, changeLines];

function changeBytes(text: string, random: Random): string {
  const at = random.below(text.length + 1);
  switch (random.below(4)) {
    case 0:
      return text.slice(0, at) + text.slice(at + 1 + random.below(8));
    case 1:
      return text.slice(0, at) + String.fromCharCode(random.below(random.chance(0.8) ? 128 : 65536)) + text.slice(at);
    case 2:
      return text.slice(0, at) + text.slice(at, at + 20).repeat(1 + random.below(20)) + text.slice(at);
    default:
      return text.slice(0, at);
  }
}

const tokens = [
  ': ',
  '- ',
  '? ',
  '{',
  '}',
  '[',
  ']',
  ', ',
  '&a ',
  '*a',
  '*b',
  '<<: *a',
  '<<: [*a, *b]',
  '!!binary ',
  '!x ',
  '|',
  '>',
  '"',
  "'",
  '#',
  ' #',
  '\n',
  '\r\n',
  '\t',
  '  ',
  '---\n',
  '...\n',
  '%YAML 1.1\n',
  '~',
  'null',
  'true',
  'yes',
  '012',
  '1e3',
  '1e999',
  '.nan',
  '0x1F',
  '12345678901234567890',
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  '${var:X}',
  '${secret:S}',
  '${secret:PF_PASSWORD}',
  '${env:HOME}',
  '${file:x.pem}',
  '${file:../../../etc/passwd}',
  '${vars:X}',
  '${{ secrets.X }}',
  '${var:',
  '${',
  '\u202e',
  '\ufeff',
  '\ufffd',
  '\0',
  '@',
  '`',
  '[[[[[[[[',
  '- - - - - -',
  '{a: {a: {a: ',
  'id: ',
  'kind: ',
  'lifecycle: { state: absent }\n',
];

/** A word or sign swapped for another, doubled, or left out. */
function changeTokens(text: string, random: Random, originals: readonly string[]): string {
  const pieces = text.split(/(\s+|[:,[\]{}"'#&*!|>-])/);
  const at = random.below(pieces.length);
  const other = random.chance(0.7) ? random.pick(tokens) : random.pick(random.pick(originals).split(/\s+/));
  const replaced = random.below(4);
  if (replaced === 0) pieces[at] = other;
  else if (replaced === 1) pieces.splice(at, 0, other);
  else if (replaced === 2) pieces.splice(at, 1);
  else pieces.splice(at, 1, pieces[random.below(pieces.length)] as string);
  return pieces.join('');
}

/** Lines moved, doubled, indented otherwise. */
function changeLines(text: string, random: Random): string {
  const lines = text.split('\n');
  const at = random.below(lines.length);
  const line = lines[at] as string;
  const changed = random.pick([
    () => [line, line],
    () => [],
    () => [`${' '.repeat(random.below(5))}${line}`],
    () => [line.replace(/^ {1,3}/, '')],
    () => [`\t${line}`],
    () => [line, lines[random.below(lines.length)] as string],
    () => [line.replace(/: (.*)$/, (_, value) => `: &a ${value}`)],
    () => [line.replace(/: .*$/, ': *a')],
  ])();
  return [...lines.slice(0, at), ...changed, ...lines.slice(at + 1)].join('\n');
}

/** A valid text with its values moved about; one that isn't valid any more is left as it is. */
function changeStructure(text: string, random: Random, originals: readonly string[]): string {
  const value = parsed(text);
  if (typeof value !== 'object' || value === null) return text;
  const target = placeIn(value, random);
  const [parent, key] = target;
  const donor = placeIn(parsedOnce(random.pick(originals)), random);
  const other = donor[0][donor[1]];
  switch (random.below(6)) {
    case 0:
      parent[key] = other;
      break;
    case 1:
      parent[key] = random.pick<unknown>([
        null,
        true,
        0,
        -1,
        1.5,
        '',
        'x',
        [],
        {},
        [null],
        { a: 1 },
        '${var:X}',
        '012',
        'yes',
      ]);
      break;
    case 2:
      delete parent[key];
      break;
    case 3:
      parent[`${key}${random.pick(['s', 'x', '', '_', ' '])}`.slice(random.below(2))] = parent[key];
      break;
    case 4:
      parent[key] = [parent[key], other];
      break;
    default:
      parent[random.pick(['name', 'id', 'type', 'value', 'active', '0', 'a b', '<<'])] = other;
  }
  return random.chance(0.7)
    ? stringify(value, { aliasDuplicateObjects: random.chance(0.5) })
    : JSON.stringify(value, null, 1);
}

const donors = new Map<string, object>();

/** An original's value; it is only taken from. */
function parsedOnce(original: string): object {
  const known = donors.get(original) ?? parsed(original) ?? {};
  donors.set(original, known);
  return known;
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = parse(text, { merge: true, logLevel: 'silent', maxAliasCount: 20 });
    JSON.stringify(value);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function placeIn(value: object, random: Random): [parent: Record<string, unknown>, key: string] {
  let parent = value as Record<string, unknown>;
  for (let depth = 0; ; depth++) {
    const keys = Object.keys(parent);
    const key = keys.length === 0 ? 'a' : random.pick(keys);
    const child = parent[key];
    if (typeof child !== 'object' || child === null || depth > 20 || random.chance(0.25)) return [parent, key];
    parent = child as Record<string, unknown>;
  }
}
