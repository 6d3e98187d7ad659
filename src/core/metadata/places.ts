import type { Place } from '../diagnostics/place.ts';
import type { ReplacedText } from './replacements.ts';
import type { XmlElement } from './xml-element.ts';

/** Finds the parts of an XML text for people: in the text as it stands in the repository, before any replacement. */
export interface ElementPlace {
  /** An element's start tag, or the value of one of its attributes when it is there. */
  of(element: XmlElement, attribute?: string): Place;
  at(offset: number, length?: number): Place;
}

export function elementPlaces(given: { file: string; original: string; replaced: ReplacedText }): ElementPlace {
  const { file, original, replaced } = given;
  const lineStarts = [0];
  for (let at = original.indexOf('\n'); at >= 0; at = original.indexOf('\n', at + 1)) lineStarts.push(at + 1);

  const at = (offset: number, length = 1): Place => {
    const start = lineAndColumn(lineStarts, Math.min(replaced.originalOffset(offset), original.length));
    const end = lineAndColumn(lineStarts, Math.min(replaced.originalOffset(offset + length), original.length));
    return { file, ...start, endLine: end.line, endColumn: end.column };
  };
  return {
    at,
    of(element, attribute) {
      const tag = startTag(replaced.text, element.offset);
      const found = attribute ? new RegExp(`\\s${attribute}\\s*=\\s*(["'])`).exec(tag) : null;
      if (!found) return at(element.offset, /^<[^\s/>]*/.exec(tag)?.[0].length ?? 1);
      const start = element.offset + found.index + found[0].length;
      return at(start, replaced.text.indexOf(found[1] as string, start) - start);
    },
  };
}

/** From `<` to its `>`; a `>` may stand inside an attribute's quotes. */
function startTag(text: string, offset: number): string {
  let quote = '';
  for (let end = offset; end < text.length; end += 1) {
    const character = text[end] as string;
    if (quote) quote = character === quote ? '' : quote;
    else if (character === '"' || character === "'") quote = character;
    else if (character === '>') return text.slice(offset, end + 1);
  }
  return text.slice(offset);
}

function lineAndColumn(lineStarts: number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lineStarts[middle] as number) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lineStarts[low] as number) + 1 };
}
