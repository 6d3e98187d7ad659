import type { Condition, Match, Problem, Variable } from './filter-tree.ts';
import { textOfOctets } from './octets.ts';

type Read = Condition | Variable | { problem: Problem };

const unreadable = {
  message: "the filter can't be read",
  hint: 'it looks like (attribute=value) or (&(attribute=value)(attribute=value))',
};

/** Reads what stands between a pair of parentheses; `from` is where the text begins in the filter. */
export function readCondition(text: string, from: number): Read {
  const to = from + text.length;
  const equals = text.indexOf('=');
  const left = equals < 0 ? text : text.slice(0, equals);
  if (/\$\{[^{}]*\}/.test(left)) return { kind: 'variable', text, from, to };
  if (/^\s*[&|!]/.test(text)) return { problem: { ...withoutParentheses, at: from } };
  if (equals < 0) return { problem: { ...withoutEquals(text), at: from } };
  const read = readMatch(left, text.slice(equals + 1), from, from + equals + 1);
  return 'problem' in read ? read : { kind: 'condition', ...read, from, to };
}

const withoutParentheses = {
  message: 'behind &, | and ! each condition has parentheses of its own',
  hint: 'write (!(attribute=value))',
};

function withoutEquals(text: string): { message: string; hint?: string } {
  return /[<>]/.test(text) ? { message: 'LDAP has no < and no >', hint: 'write <= or >=' } : unreadable;
}

const operators = { '>': 'at-least', '<': 'at-most', '~': 'about' } as const;

function readMatch(
  left: string,
  value: string,
  from: number,
  valueAt: number,
): { attribute: string; match: Match } | { problem: Problem } {
  const sign = left.at(-1) ?? '';
  const name = sign in operators || sign === ':' ? left.slice(0, -1) : left;
  const wrongEscape = /\\(?![0-9A-Fa-f]{2})/.exec(value);
  if (/[!<>]/.test(name) || sign === '!') return { problem: { ...wrongOperator(left), at: from } };
  if (sign === ':') return readExtensible(name, value, from, wrongEscape, valueAt);
  if (!isAttribute(name)) return { problem: { ...unreadable, at: from } };
  if (wrongEscape) return { problem: badEscape(valueAt + wrongEscape.index) };
  if (sign in operators) {
    const by = operators[sign as keyof typeof operators];
    return { attribute: name, match: { by, value: unescapedOctets(value) } };
  }
  return { attribute: name, match: equalOrPattern(value) };
}

function wrongOperator(left: string): { message: string; hint: string } {
  return left.endsWith('!')
    ? { message: 'LDAP has no !=', hint: 'write (!(attribute=value))' }
    : { message: 'LDAP has no < and no >', hint: 'write <= or >=' };
}

const badEscape = (at: number): Problem => ({
  message: 'a backslash has to be followed by two hexadecimal digits',
  hint: 'for a backslash itself write \\5c',
  at,
});

/** A name or an object identifier, with options: `cn;lang-de`, `2.5.4.3;binary`. */
const isAttribute = (name: string) => /^(?:[A-Za-z][\w-]*|\d+(?:\.\d+)*)(?:;[\w-]+)*$/.test(name);

/** `attribute:dn:rule:=value`, each of the three optional. */
function readExtensible(
  name: string,
  value: string,
  from: number,
  wrongEscape: RegExpExecArray | null,
  valueAt: number,
): { attribute: string; match: Match } | { problem: Problem } {
  const parts = /^([^:]*)(:dn)?(?::([A-Za-z][\w-]*|\d+(?:\.\d+)*))?$/i.exec(name);
  const [attribute = '', dn, rule = ''] = parts?.slice(1) ?? [];
  const isMeant = attribute === '' ? rule !== '' : isAttribute(attribute);
  if (!parts || !isMeant) return { problem: { ...unreadable, at: from } };
  if (wrongEscape) return { problem: badEscape(valueAt + wrongEscape.index) };
  return { attribute, match: { by: 'rule', rule, dn: dn !== undefined, value: unescapedOctets(value) } };
}

/** Stars that aren't escaped are wildcards; several in a row are one. */
function equalOrPattern(value: string): Match {
  const pieces = value.split(/\*+/).map(unescapedOctets);
  if (pieces.length === 1) return { by: 'equal', value: pieces[0]! };
  const [initial, final] = [pieces[0]!, pieces.at(-1)!];
  const any = pieces.slice(1, -1);
  return initial === '' && final === '' && any.length === 0
    ? { by: 'presence' }
    : { by: 'pattern', initial, any, final };
}

/** `M\c3\bcller` → `Müller`. Octets that are no text (an objectGUID) stay told apart from text: `octets.ts`. */
function unescapedOctets(written: string): string {
  return written.replaceAll(/(?:\\[0-9A-Fa-f]{2})+/g, (octets) =>
    textOfOctets(Buffer.from(octets.replaceAll('\\', ''), 'hex')),
  );
}
