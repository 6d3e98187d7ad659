import { isAbsolute, relative, sep } from 'node:path';

/** True for a folder itself and for everything below it; both paths absolute, links already followed. */
export function isInside(folder: string, path: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!isAbsolute(way) && way.split(sep)[0] !== '..');
}
