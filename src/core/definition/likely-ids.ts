/**
 * The ids that a text which can't be parsed may be about: those of its top-level `id:` lines, and every `"id"` of a JSON
 * text. Used for nothing but to leave those connections alone, so one too many does no harm.
 */
export function likelyIds(text: string): string[] {
  const lines = text.matchAll(/^["']?id["']?[ \t]*:[ \t]*["']?([a-zA-Z0-9._-]+)/gm);
  const members = text.matchAll(/"id"[ \t\r\n]*:[ \t\r\n]*"([a-zA-Z0-9._-]+)"/g);
  return [...new Set([...lines, ...members].map((match) => match[1] as string))];
}
