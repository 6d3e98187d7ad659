/** A text after replacements, which still knows where its parts stood before. */
export interface ReplacedText {
  text: string;
  /** The offset in the original text; inside a replacement the start of what it replaced. */
  originalOffset(offset: number): number;
  /** What wasn't found. */
  missing: string[];
}

/**
 * Replaces placeholders in XML text, all in one pass so that no replacement is replaced again; the longest wins where
 * two could begin. The new values are data: they are escaped, so they can't bring markup of their own.
 */
export function replacePlaceholders(text: string, replace: Readonly<Record<string, string>>): ReplacedText {
  const wanted = Object.keys(replace).filter((from) => from !== '');
  const spellings = new Map(wanted.flatMap((from) => [[from, from] as const, [escapeXml(from), from] as const]));
  if (spellings.size === 0) return { text, originalOffset: (offset) => offset, missing: [] };
  const pattern = new RegExp(
    [...spellings.keys()]
      .sort((a, b) => b.length - a.length)
      .map(quote)
      .join('|'),
    'g',
  );
  const found = new Set<string>();
  const edits: { at: number; end: number; shift: number }[] = [];
  let shift = 0;
  const replaced = text.replace(pattern, (spelling, at: number) => {
    const from = spellings.get(spelling) as string;
    const to = escapeXml(replace[from] as string);
    found.add(from);
    edits.push({ at: at + shift, end: at + shift + to.length, shift });
    shift += to.length - spelling.length;
    return to;
  });
  return {
    text: replaced,
    originalOffset: (offset) => originalOffset(edits, offset, shift),
    missing: wanted.filter((from) => !found.has(from)),
  };
}

function originalOffset(edits: { at: number; end: number; shift: number }[], offset: number, total: number): number {
  const next = edits.find((edit) => offset < edit.end);
  if (!next) return offset - total;
  return Math.min(offset, next.at) - next.shift;
}

/** A text as the value of an attribute or an element. */
export function escapeXml(value: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&apos;' };
  return value.replace(/[&<>"']/g, (character) => entities[character] as string);
}

const quote = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
