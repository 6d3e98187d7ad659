import picomatch from 'picomatch';

/** A line of a CODEOWNERS file. */
interface OwnersOf {
  fits(path: string): boolean;
  owners: string[];
}

/** Who owns a path, as GitHub reads it: the last line that fits decides, also when it names nobody. */
export function readCodeOwners(text: string): (path: string) => string[] {
  const lines = text.split(/\r?\n/).flatMap(readLine).reverse();
  return (path) => lines.find(({ fits }) => fits(path))?.owners ?? [];
}

function readLine(line: string): OwnersOf[] {
  const [pattern, ...words] = line
    .replace(/(^|\s)#.*$/, '')
    .trim()
    .split(/(?<!\\)\s+/);
  if (!pattern) return [];
  // GitHub leaves out a line with a form that it doesn't know.
  if (/^!|[[\]]/.test(pattern)) return [];
  return [{ fits: picomatch(globsOf(pattern.replaceAll('\\', '')), { dot: true, nobrace: true }), owners: words }];
}

/** A folder's name means all that is in it; `docs/*` only what is directly there. */
function globsOf(pattern: string): string[] {
  const isAnchored = pattern.slice(0, -1).includes('/');
  const base = `${isAnchored ? '' : '**/'}${pattern.replace(/^\//, '')}`;
  if (base.endsWith('/')) return [`${base}**`];
  return isAnchored && base.endsWith('/*') ? [base] : [base, `${base}/**`];
}
