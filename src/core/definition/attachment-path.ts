/**
 * A path as a definition names it, from the repository's top; `undefined` when it leads out: `../` beyond the top, an
 * absolute path, another drive, a URL.
 */
export function resolvePath(definitionFile: string, path: string): string | undefined {
  const written = path.replaceAll('\\', '/');
  if (written.startsWith('/') || /^[A-Za-z][A-Za-z0-9+.-]*:/.test(written) || written.includes('\0')) return undefined;
  const steps = definitionFile.split('/').slice(0, -1);
  for (const step of written.split('/')) {
    if (step === '' || step === '.') continue;
    if (step !== '..') steps.push(step);
    else if (steps.pop() === undefined) return undefined;
  }
  return steps.length === 0 ? undefined : steps.join('/');
}
