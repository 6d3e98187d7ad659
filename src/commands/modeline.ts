import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { readRelease } from '../edges/release/release.ts';

const line = /^# yaml-language-server: \$schema=\S*?(schemas\/[a-z-]+\.schema\.json)$/m;

/**
 * A definition whose first line says to editors where its schema is: beside it in the repository, else in the release
 * of pfconn that wrote it, whose address never changes its content. A clone is no release; there the line waits for
 * `pfconn schema`.
 *
 * @param text a definition that begins with the line for a schema in the repository
 */
export function withModeline(text: string, root: string): string {
  const [, schema] = line.exec(text) ?? [];
  const release = schema === undefined || existsSync(resolve(root, schema)) ? undefined : readRelease();
  if (!release) return text;
  const address = `https://raw.githubusercontent.com/${release.repository}/v${release.version}/${schema}`;
  return text.replace(line, `# yaml-language-server: $schema=${address}`);
}
