import { spawnSync } from 'node:child_process';
import { delimiter, join, resolve } from 'node:path';

/**
 * The Nodes at hand, by version: the one that the install brought, and those on PATH outside this repository. In CI
 * that is every version that package.json promises, on a developer's machine Node 24 and usually another.
 */
export function everyNode(): { version: string; path: string }[] {
  const installed = resolve(import.meta.dirname, '../../node_modules/.bin');
  const outside = (process.env.PATH ?? '').split(delimiter).filter((folder) => resolve(folder) !== installed);
  const paths = [installed, ...outside].map((folder) => join(folder, 'node'));
  const byVersion = new Map<string, string>();
  for (const path of paths) {
    const version = spawnSync(path, ['--version'], { encoding: 'utf8' }).stdout?.trim();
    if (version && !byVersion.has(version)) byVersion.set(version, path);
  }
  return [...byVersion].map(([version, path]) => ({ version, path }));
}
