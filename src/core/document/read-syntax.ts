import { Composer, type CST, type Document, Lexer, Parser } from 'yaml';

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
