import { Composer, type CST, type Document, Lexer, Parser, type YAMLError } from 'yaml';
import { uncapital } from '../wording.ts';

/** The deepest nesting: PingFederate's own documents have 20 levels at most, and recursion over 100 is safe everywhere. */
export const deepestNesting = 100;

/** Words and signs in a text. The longest real definitions have a fifth of it; reading so many takes half a second. */
export const mostTokens = 100_000;

/** What isn't YAML at all yields an error per character; a hundred are shown. */
const mostBrokenTokens = 500;

export interface Syntax {
  /** The first document of the text; not there when the text couldn't be taken in. */
  document?: Document.Parsed;
  /** Where and why reading was given up. */
  refused?: { reason: 'too-deep' | 'too-long' | 'bad-escapes'; at: number };
  /** Where a second document begins. */
  secondDocumentAt?: number;
}

/**
 * The syntax tree of a text. The parser's own stack is watched token by token, because what builds the tree is
 * recursive: a text of ten thousand open brackets is turned away before it gets there.
 */
export function readSyntax(text: string): Syntax {
  const { tokens, refused } = readTokens(text);
  if (refused) return { refused };
  // Keys are compared by our own reading: the library's comparison is quadratic. Tags of YAML 1.1 stay unknown.
  const composer = new Composer({ uniqueKeys: false, resolveKnownTags: false });
  const [document, second] = [...composer.compose(tokens, true, text.length)];
  return { document, secondDocumentAt: second ? second.range[0] : undefined };
}

function readTokens(text: string): { tokens: CST.Token[]; refused?: Syntax['refused'] } {
  const tokens: CST.Token[] = [];
  const parser = new Parser();
  let count = 0;
  let broken = 0;
  for (const lexeme of new Lexer().lex(text)) {
    if (lexeme.length > 5000 && hasManyBadEscapes(lexeme))
      return { tokens, refused: { reason: 'bad-escapes', at: parser.offset } };
    for (const token of parser.next(lexeme)) {
      tokens.push(token);
      if (token.type === 'error') broken++;
    }
    if (broken > mostBrokenTokens) break;
    if (parser.stack.length > deepestNesting) return { tokens, refused: { reason: 'too-deep', at: parser.offset } };
    if (++count > mostTokens) return { tokens, refused: { reason: 'too-long', at: parser.offset } };
  }
  for (const token of parser.end()) tokens.push(token);
  return { tokens };
}

/** A long double-quoted text that is an error at every second character. */
function hasManyBadEscapes(lexeme: string): boolean {
  if (!lexeme.startsWith('"')) return false;
  let bad = 0;
  for (const _ of lexeme.matchAll(/\\[^0abt\tnvfre "/\\N_LPxuU\r\n]/g)) if (++bad > mostBrokenTokens) return true;
  return false;
}

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
      return { code: 'yaml-version', message: uncapital(error.message) };
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
  if (!known) return { message: unexpected(message) ?? uncapital(message) };
  const [, said, hint] = known;
  return { message: said, hint };
}

/** `Unexpected flow-map-end token in YAML stream: "}"` → `unexpected "}"`. */
function unexpected(message: string): string | undefined {
  const sign = /: (".*")$/s.exec(message)?.[1];
  return sign && `unexpected ${sign.length > 60 ? `${sign.slice(0, 60)}…` : sign}`;
}
