/** Names that OGNL itself defines. */
const ownNames = new Set(['this', 'root', 'context']);

/**
 * The source attributes that an OGNL expression reads: `#this.get("mail")` and `#mail` → `['mail']`. What the
 * expression itself assigns (`#domain = …`) is no attribute.
 */
export function attributesIn(expression: string): string[] {
  const got = [...expression.matchAll(/#this\s*\.\s*get\s*\(\s*(["'])([^"']*)\1\s*\)/g)].map((match) => match[2]!);
  const code = expression.replaceAll(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
  const assigned = new Set([...code.matchAll(/#([A-Za-z_]\w*)\s*=(?!=)/g)].map((match) => match[1]!));
  const named = [...code.matchAll(/#([A-Za-z_]\w*)/g)].map((match) => match[1]!);
  return [...new Set([...got, ...named.filter((name) => !ownNames.has(name) && !assigned.has(name))])];
}
