/**
 * The id that a text which can't be parsed was probably about: its top-level `id:` line, or the first `"id"` of a JSON
 * text. Used for nothing but to leave that connection alone.
 */
export function likelyId(text: string): string | undefined {
  const yaml = /^id[ \t]*:[ \t]*(["']?)([a-zA-Z0-9._-]+)\1[ \t]*(?:#.*)?$/m.exec(text);
  const json = yaml ? null : /"id"[ \t\r\n]*:[ \t\r\n]*"([a-zA-Z0-9._-]+)"/.exec(text);
  return yaml?.[2] ?? json?.[1];
}
