import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Run } from '../command.ts';
import { loadProject } from '../load-project.ts';
import { Refusal } from '../refusal.ts';

/** Where GitHub looks for it, in its order. */
const ownersFiles = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS'];

/** Whether the file that names code owners names anybody; `undefined` where there is none. */
export function hasOwners(root: string): boolean | undefined {
  const path = ownersFiles.map((name) => join(root, name)).find((file) => existsSync(file));
  if (path === undefined) return undefined;
  return readFileSync(path, 'utf8')
    .split(/\r?\n/)
    .some((line) => /^[^#\s].*@/.test(line));
}

/** The names of the secrets in an environment's definitions, each once; none where it has no definitions yet. */
export function secretsNamed(run: Run): (environment: string) => string[] {
  return (environment) => {
    try {
      const { definitions, broken } = loadProject({ ...run, inputs: { ...run.inputs, environment } });
      const names = [...definitions, ...broken].flatMap(({ secrets }) => secrets.map(({ name }) => name));
      return [...new Set(names)].sort();
    } catch (error) {
      if (error instanceof Refusal) return [];
      throw error;
    }
  };
}
