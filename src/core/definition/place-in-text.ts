import type { Place } from '../diagnostics/place.ts';
import { linesOf } from '../document/spans.ts';

/** What stands at a place, as it is written: with quotes, escapes and all. */
export function writtenAt(text: string, place: Place): string {
  const lines = linesOf(place.file, text);
  return text.slice(lines.offset(place.line, place.column), lines.offset(place.endLine, place.endColumn));
}

/**
 * The place of the `nth` (from 0) occurrence of `part` within what stands at `place`; the whole place when the part
 * isn't written there as such, because an escape or a folded line hides it.
 */
export function placeWithin(text: string | undefined, place: Place, part: string, nth: number): Place {
  if (text === undefined) return place;
  const lines = linesOf(place.file, text);
  const start = lines.offset(place.line, place.column);
  const written = text.slice(start, lines.offset(place.endLine, place.endColumn));
  let at = written.indexOf(part);
  for (let count = 0; count < nth && at >= 0; count++) at = written.indexOf(part, at + part.length);
  return at < 0 ? place : lines.place(start + at, start + at + part.length);
}
