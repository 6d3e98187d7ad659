import { Document, isMap, isScalar, isSeq, type Node, type Pair, Scalar, type ToStringOptions, visit } from 'yaml';
import { below, type Json, type Pointer } from './json.ts';

interface WriteYamlOptions {
  /** Comments by the pointer of the value they belong to: lines above it, or text behind it on its line. */
  comments?: ReadonlyMap<Pointer, { before?: string; after?: string }>;
  /** The schema's path from the file's folder: written as the comment that editors read. */
  schemaComment?: string;
}

/** How values are written, here and in edits: as they are, never folded, and text in blocks where it has lines. */
export const writingStyle: ToStringOptions = {
  lineWidth: 0,
  indent: 2,
  blockQuote: 'literal',
  flowCollectionPadding: true,
};

/**
 * A value as YAML, always in the same way: two spaces, plain text where that is safe for readers of YAML 1.1 too
 * (`"yes"`, `"012"` get quotes), block literals for text of several lines.
 */
export function writeYaml(value: Json, { comments, schemaComment }: WriteYamlOptions = {}): string {
  const document = new Document(value, { compat: 'yaml-1.1', aliasDuplicateObjects: false, version: '1.2' });
  visit(document, { Scalar: (_, scalar) => chooseStyle(scalar) });
  if (comments?.size) writeComments(document.contents, undefined, '', comments);
  const text = document.toString(writingStyle).replace(hidden, escaped);
  return schemaComment ? `# yaml-language-server: $schema=${schemaComment}\n${text}` : text;
}

/** Text whose spaces or line breaks a block would not show, or whose characters no text file holds, stands in quotes. */
export function chooseStyle(scalar: Scalar): void {
  const { value } = scalar;
  if (typeof value !== 'string') return;
  const isBlock = /\n/.test(value) && /^[^\s]/.test(value) && !/[ \t]\n|[ \t]$|\n\n$/.test(value);
  if (notPrintable.test(value) || (value.includes('\n') && !isBlock)) scalar.type = Scalar.QUOTE_DOUBLE;
}

/** Line breaks beyond the line feed included: readers of YAML 1.1 and 1.2 differ on them. */
const notPrintable = /[^\t\n\x20-\x7e\xa0-\u2027\u202f-\u2065\u206a-\ufefe\uff00-\ufffc]/;

/** What the library leaves as it is in double quotes, though readers stumble over it. */
const hidden = /[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff\ufffd-\uffff]/g;

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function writeComments(
  node: unknown,
  key: Node | undefined,
  pointer: Pointer,
  comments: NonNullable<WriteYamlOptions['comments']>,
): void {
  const comment = comments.get(pointer);
  if (comment) writeComment(node as Node, key, comment);
  if (isSeq(node)) {
    for (const [index, item] of node.items.entries()) writeComments(item, undefined, below(pointer, index), comments);
  }
  if (isMap(node)) {
    for (const pair of node.items as Pair<Node, Node>[]) {
      const name = isScalar(pair.key) ? String(pair.key.value) : '';
      writeComments(pair.value, pair.key, below(pointer, name), comments);
    }
  }
}

function writeComment(node: Node, key: Node | undefined, comment: { before?: string; after?: string }): void {
  // Behind a collection or a block of text there is no room on the line; its comment stands above.
  const isOneLine = isScalar(node) && !String(node.value).includes('\n');
  const above = [comment.before, isOneLine ? undefined : comment.after].filter((text) => text !== undefined);
  if (above.length > 0) (key ?? node).commentBefore = commentText(above.join('\n'));
  if (comment.after !== undefined && isOneLine) node.comment = commentText(comment.after.replace(/\s*\n\s*/g, ' '));
}

function commentText(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) => ` ${line}`.trimEnd())
    .join('\n');
}
