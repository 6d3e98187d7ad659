import { type Json, type JsonObject, type Pointer, pointerTo } from '../../document/json.ts';

/** Every text of a document that `matches`, and where it stands. */
export function textsWith(
  document: Json | undefined,
  matches: (text: string) => boolean,
): { pointer: Pointer; text: string }[] {
  const found: { pointer: Pointer; text: string }[] = [];
  collect(document, []);
  return found;

  function collect(value: Json | undefined, at: string[]): void {
    if (typeof value === 'string') {
      if (value.includes('${') && matches(value)) found.push({ pointer: pointerTo(at), text: value });
      return;
    }
    if (typeof value !== 'object' || value === null) return;
    for (const name of Object.keys(value)) collect((value as JsonObject)[name], [...at, name]);
  }
}
