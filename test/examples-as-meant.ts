import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The examples are drafts, so that nobody applies them by accident. Who works with them ends that first. */
export const asMeant = (text: string): string => text.replace('state: draft', 'state: present');

/** The same for a copy of the examples on disk; no line moves. */
export function meanExamples(repository: string): void {
  for (const name of ['zoom.yaml', 'zoom-sso.yaml']) {
    const path = join(repository, 'connections', name);
    writeFileSync(path, asMeant(readFileSync(path, 'utf8')));
  }
}
