import type { Filter, Problem } from './filter-tree.ts';
import { readCondition } from './read-condition.ts';

/** `depth` is how deep operators are nested. */
type ReadFilter = { filter: Filter; depth: number } | { problem: Problem };

/** An operator whose parts are being read. */
interface Open {
  sign: '&' | '|' | '!';
  parts: Filter[];
  from: number;
}

interface Reading {
  text: string;
  at: number;
  open: Open[];
  depth: number;
  /** The whole filter, once it was read. */
  whole?: Filter;
}

/**
 * What is wrong with an LDAP filter (RFC 4515), and where; `undefined` when it is one. PingFederate's `${…}` may stand
 * in it, and blanks and line breaks between its parts, which directories let pass and which long filters in YAML have.
 */
export function filterProblem(filter: string): Problem | undefined {
  const read = readFilter(filter);
  return 'problem' in read ? read.problem : undefined;
}

/**
 * Reads an LDAP filter by RFC 4515 and RFC 4526 (`(&)`, `(|)`). Let pass besides, as directories do: blanks and line
 * breaks between parts, and a single condition without parentheses. PingFederate's `${…}` may stand for a value, an
 * attribute or a whole condition. It reads with a stack of its own, so that no depth of nesting can exhaust the
 * machine's.
 */
export function readFilter(text: string): ReadFilter {
  const reading: Reading = { text, at: 0, open: [], depth: 0 };
  skipBlanks(reading);
  const bare = readBare(reading);
  if (bare) return bare;
  while (reading.at < text.length) {
    const problem = readNext(reading);
    if (problem) return { problem };
    skipBlanks(reading);
  }
  if (reading.open.length > 0) return { problem: unclosed(reading.open.length, reading.open.at(-1)!.from) };
  return { filter: reading.whole!, depth: reading.depth };
}

/** What begins with neither a parenthesis nor a variable: nothing, or one condition. */
function readBare(reading: Reading): ReadFilter | undefined {
  const { text, at } = reading;
  if (at === text.length) return { problem: { message: 'the filter is empty', at: 0 } };
  if (text[at] === '(' || variableAt(text, at)) return undefined;
  if (/[&|!]/.test(text[at]!))
    return { problem: { message: 'the outer parentheses are missing', hint: 'write (&(a=b)(c=d))', at } };
  const end = text.trimEnd().length;
  const paren = parenthesis(text, at);
  if (paren) return { problem: stray(paren, text) };
  const read = readCondition(text.slice(at, end), at);
  return 'problem' in read ? read : { filter: read, depth: 0 };
}

function stray(paren: { sign: string; at: number }, text: string): Problem {
  return paren.sign === ')' && !text.slice(0, paren.at).includes('(') ? tooMany(paren.at) : inValue(paren.at);
}

const tooMany = (at: number): Problem => ({ message: 'the filter has a closing parenthesis too many', at });

const inValue = (at: number): Problem => ({
  message: 'a value holds a parenthesis',
  hint: 'write \\28 for ( and \\29 for )',
  at,
});

const unclosed = (count: number, at: number): Problem => ({
  message: count === 1 ? 'a closing parenthesis is missing' : `${count} closing parentheses are missing`,
  at,
});

const opening = /\(\s*([&|!])\s*(?=[()$]|$)/y;

/** Reads one piece: an opening with its operator, a condition, a variable, a closing. */
function readNext(reading: Reading): Problem | undefined {
  const { text, at } = reading;
  if (text[at] === ')') return close(reading);
  const beside = mayStand(reading);
  if (beside) return beside;
  const variable = variableAt(text, at);
  if (variable) {
    reading.at += variable.length;
    return add(reading, { kind: 'variable', text: variable, from: at, to: reading.at });
  }
  if (text[at] !== '(')
    return {
      message: "the filter can't be read",
      hint: 'it looks like (attribute=value) or (&(attribute=value)(attribute=value))',
      at,
    };
  opening.lastIndex = at;
  const operator = opening.exec(text);
  if (!operator) return condition(reading);
  reading.open.push({ sign: operator[1] as Open['sign'], parts: [], from: at });
  reading.depth = Math.max(reading.depth, reading.open.length);
  reading.at += operator[0].length;
  return undefined;
}

/** The problem of a further part where there can't be one. */
function mayStand({ open, whole, at }: Reading): Problem | undefined {
  const top = open.at(-1);
  if (top?.sign === '!' && top.parts.length > 0)
    return { message: '! takes one condition', hint: 'write (!(&(a=b)(c=d)))', at };
  if (whole) return { message: 'several conditions stand side by side', hint: 'combine them: (&(a=b)(c=d))', at };
  return undefined;
}

function condition(reading: Reading): Problem | undefined {
  const { text, at } = reading;
  const paren = parenthesis(text, at + 1);
  if (!paren) return unclosed(reading.open.length + 1, at);
  if (paren.sign === '(') return missingBefore(reading, paren.at);
  const read = readCondition(text.slice(at + 1, paren.at), at + 1);
  if ('problem' in read) return read.problem;
  reading.at = paren.at + 1;
  return add(reading, { ...read, from: at, to: reading.at });
}

/** A parenthesis inside of a condition: one to escape where the others pair up, else the condition isn't closed. */
function missingBefore({ text, at }: Reading, paren: number): Problem {
  let depth = 0;
  for (const character of text) {
    if (character === '(') depth++;
    if (character === ')') depth--;
  }
  return depth > 0 ? unclosed(depth, at) : inValue(paren);
}

function close(reading: Reading): Problem | undefined {
  const top = reading.open.pop();
  if (!top) return tooMany(reading.at);
  reading.at++;
  const { sign, parts, from } = top;
  const to = reading.at;
  if (sign !== '!') return add(reading, { kind: sign === '&' ? 'and' : 'or', parts, from, to });
  if (parts.length !== 1) return { message: '! takes one condition', hint: 'write (!(attribute=value))', at: from };
  return add(reading, { kind: 'not', part: parts[0]!, from, to });
}

function add(reading: Reading, filter: Filter): undefined {
  const top = reading.open.at(-1);
  if (top) top.parts.push(filter);
  else reading.whole = filter;
}

function skipBlanks(reading: Reading): void {
  while (/\s/.test(reading.text[reading.at] ?? 'x')) reading.at++;
}

/** The variable that begins here: `${name}`. */
function variableAt(text: string, at: number): string | undefined {
  if (!text.startsWith('${', at)) return undefined;
  const end = text.slice(at, at + longestVariable).indexOf('}');
  return end < 0 ? undefined : text.slice(at, at + end + 1);
}

/** So that many beginnings without an end don't make reading slow. */
const longestVariable = 300;

/** The next parenthesis that isn't part of a variable. */
function parenthesis(text: string, from: number): { sign: string; at: number } | undefined {
  for (let at = from; at < text.length; at++) {
    const variable = variableAt(text, at);
    if (variable) at += variable.length - 1;
    else if (text[at] === '(' || text[at] === ')') return { sign: text[at]!, at };
  }
  return undefined;
}
