import { Composer, type CST, type Document, Lexer, Parser, type YAMLError } from 'yaml';

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
  return { ...(document ? { document } : {}), ...(second ? { secondDocumentAt: second.range[0] } : {}) };
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

/** The library's complaint about a text, in our words. */
export function syntaxProblem(error: YAMLError): {
  code: 'yaml-syntax' | 'tab-indentation' | 'unknown-tag' | 'yaml-version';
  message: string;
  hint?: string;
} {
  if (error.code === 'TAB_AS_INDENT') {
    return {
      code: 'tab-indentation',
      message: 'a tab stands where YAML wants spaces',
      hint: 'indent with spaces, two per level',
    };
  }
  if (error.code === 'TAG_RESOLVE_FAILED') {
    const tag = /: (.*)$/.exec(error.message)?.[1] ?? '';
    return {
      code: 'unknown-tag',
      message: `the tag ${shortTag(tag)} means nothing here`,
      hint: 'remove the tag; values are read as YAML 1.2 text, numbers, booleans and null',
    };
  }
  if (error.code === 'BAD_DIRECTIVE') return { code: 'yaml-version', message: lowerFirst(error.message) };
  if (error.code === 'UNEXPECTED_TOKEN') return { code: 'yaml-syntax', ...unexpected(error.message) };
  if (error.code === 'MISSING_CHAR' && /closing ['"]/.test(error.message)) {
    return {
      code: 'yaml-syntax',
      message: 'a quote is never closed',
      hint: 'close it, or double it when it is part of the text',
    };
  }
  const known = words[error.code];
  return {
    code: 'yaml-syntax',
    message: known?.[0] ?? lowerFirst(error.message),
    ...(known?.[1] ? { hint: known[1] } : {}),
  };
}

const words: Partial<Record<YAMLError['code'], [message: string, hint?: string]>> = {
  BAD_INDENT: ['the indentation fits no level above', 'line it up with its neighbours'],
  BAD_SCALAR_START: ['a plain value can’t begin with this character', 'put the value in quotes'],
  BAD_DQ_ESCAPE: ['unknown escape in a double-quoted text', 'write \\\\ for a backslash, or use single quotes'],
  BLOCK_AS_IMPLICIT_KEY: ['a second ": " on one line', 'put the value in quotes, or begin a new line'],
  BLOCK_IN_FLOW: ['lines by indentation can’t stand between brackets', 'close the bracket first'],
  KEY_OVER_1024_CHARS: ['a key is longer than 1,024 characters'],
  MULTILINE_IMPLICIT_KEY: ['a key runs over several lines', 'is a colon missing, or a quote not closed?'],
  MULTIPLE_ANCHORS: ['a value has two anchors'],
  MULTIPLE_TAGS: ['a value has two tags'],
  RESOURCE_EXHAUSTION: ['nested too deeply to be read'],
};

/** `Unexpected flow-map-end token in YAML stream: "}"` → `unexpected "}"`. */
function unexpected(message: string): { message: string; hint?: string } {
  const sign = /: (".*")$/s.exec(message)?.[1];
  if (!sign) return { message: lowerFirst(message) };
  return { message: `unexpected ${sign.length > 60 ? `${sign.slice(0, 60)}…` : sign}` };
}

function shortTag(tag: string): string {
  return tag.replace('tag:yaml.org,2002:', '!!');
}

function lowerFirst(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
