import type { YAMLError } from 'yaml';

interface SyntaxProblem {
  code: 'yaml-syntax' | 'tab-indentation' | 'unknown-tag' | 'yaml-version';
  message: string;
  hint?: string;
}

/** The library's complaint about `text`, in our words and with what to do. */
export function syntaxProblem(error: YAMLError, text: string): SyntaxProblem {
  // `[${var:X}]`: the brace of the reference begins a mapping there.
  if (text[error.pos[0]] === '{' && text[error.pos[0] - 1] === '$') return unquotedReference;
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return tab;
    case 'TAG_RESOLVE_FAILED':
      return unknownTag(error.message);
    case 'BAD_DIRECTIVE':
      return { code: 'yaml-version', message: lowerFirst(error.message) };
    default:
      return { code: 'yaml-syntax', ...inWords(error) };
  }
}

const unquotedReference: SyntaxProblem = {
  code: 'yaml-syntax',
  message: 'a reference between brackets or braces stands without quotes',
  hint: 'put it in quotes: "${var:NAME}"',
};

const tab: SyntaxProblem = {
  code: 'tab-indentation',
  message: 'a tab stands where YAML wants spaces',
  hint: 'indent with spaces, two per level',
};

function unknownTag(message: string): SyntaxProblem {
  const tag = (/: (.*)$/.exec(message)?.[1] ?? '').replace('tag:yaml.org,2002:', '!!');
  return {
    code: 'unknown-tag',
    message: `the tag ${tag} means nothing here`,
    hint: 'remove the tag; values are read as YAML 1.2 text, numbers, booleans and null',
  };
}

type Words = [pattern: RegExp, message: string, hint?: string];

/** By what the library says; the first that fits. */
const words: Words[] = [
  [/closing ['"]/, 'a quote is never closed', 'close it, or double it when it is part of the text'],
  [/must end with a|sufficiently indented/, 'a bracket is still open here', 'close it with ] or }'],
  [/same column|sufficient|indent/i, 'the indentation fits no level above', 'line it up with its neighbours'],
  [/cannot start with/, 'a plain value can’t begin with this character', 'put the value in quotes'],
  [/escape sequence/, 'unknown escape in a double-quoted text', 'write \\\\ for a backslash, or use single quotes'],
  [/compact mappings/, 'a second ": " on one line', 'put the value in quotes, or begin a new line'],
  [
    /followed by map values/,
    'a key without a colon and a value',
    'write `key: value`; the rest of a text is indented further',
  ],
  [
    /on a single line/,
    'a key runs over several lines',
    'is a colon, or the space behind it, missing, or a quote not closed?',
  ],
  [
    /block-seq-ind on same line|sequence may not be used as/,
    'a list can’t begin on its key’s line',
    'begin it on a new line',
  ],
  [/without - indicator/, 'an item of the list has no dash', 'write `- item`, or line it up with what it belongs to'],
  [/at node end/, 'something stands behind a value that is complete', 'put the whole value in quotes'],
  [/Alias cannot be an empty/, 'a * without a name', 'put it in quotes when a plain * is meant'],
  [/Anchor cannot be an empty/, 'an & without a name', 'put it in quotes when a plain & is meant'],
  [/Missing , /, 'a comma is missing between two items', 'separate them by ", ", or put the text in quotes'],
  [/Missing space after :/, 'a space is missing behind a colon', 'write `key: value`'],
  [/header/, 'something stands behind | or >', 'begin the text on the next line'],
  [
    /Comments must be separated/,
    'a # without a space before it',
    'put a space before a comment, or the text in quotes',
  ],
  [/1024 chars/, 'a key is longer than 1,024 characters'],
  [/at most one anchor/, 'a value has two anchors'],
  [/at most one tag/, 'a value has two tags'],
];

function inWords({ code, message }: YAMLError): { message: string; hint?: string } {
  if (code === 'RESOURCE_EXHAUSTION') return { message: 'nested too deeply to be read' };
  const known = words.find(([pattern]) => pattern.test(message));
  if (!known) return { message: unexpected(message) ?? lowerFirst(message) };
  const [, said, hint] = known;
  return { message: said, hint };
}

/** `Unexpected flow-map-end token in YAML stream: "}"` → `unexpected "}"`. */
function unexpected(message: string): string | undefined {
  const sign = /: (".*")$/s.exec(message)?.[1];
  return sign && `unexpected ${sign.length > 60 ? `${sign.slice(0, 60)}…` : sign}`;
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
