/** Names that OGNL itself defines. */
const ownNames = new Set(['this', 'root', 'context']);

/**
 * The source attributes that an OGNL expression reads: `#this.get("mail")` and `#mail` → `['mail']`. What the
 * expression itself assigns (`#domain = …`) is no attribute.
 */
export function attributesIn(expression: string): string[] {
  const got = [...expression.matchAll(/#this\s*\.\s*get\s*\(\s*(["'])([^"']*)\1\s*\)/g)].map((match) => match[2]!);
  const code = withoutTexts(expression);
  const assigned = new Set([...code.matchAll(/#([A-Za-z_]\w*)\s*=(?!=)/g)].map((match) => match[1]!));
  const named = [...code.matchAll(/#([A-Za-z_]\w*)/g)].map((match) => match[1]!);
  return [...new Set([...got, ...named.filter((name) => !ownNames.has(name) && !assigned.has(name))])];
}

/** The expression with its texts in quotes emptied. One that never closes ends with the expression. */
function withoutTexts(expression: string): string {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at < expression.length; at++) {
    const quote = expression[at];
    if (quote !== '"' && quote !== "'") continue;
    parts.push(expression.slice(from, at));
    for (at++; at < expression.length && expression[at] !== quote; at++) if (expression[at] === '\\') at++;
    parts.push('""');
    from = at + 1;
  }
  return parts.join('') + expression.slice(from);
}
