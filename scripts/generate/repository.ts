/**
 * `src/generated/template.json` and `examples.json`: the files of `template/` and the demo's definitions, so that the
 * bundle needs no folder beside it; and what this repository itself has of the template. A copy of it works as it stands, with the action that it carries (`uses: $/`).
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SourceFile } from '../../src/core/document/document.ts';

/** What `pfconn demo` brings along, wherever somebody runs it. */
const exampleFolders = ['connections', 'environments'];

export async function generate(): Promise<Map<string, string>> {
  return new Map([
    ['src/generated/template.json', textOf(filesIn('template'))],
    ['src/generated/examples.json', textOf(exampleFolders.flatMap(examplesIn))],
    ...(await ownFiles()).map(({ path, text }): [string, string] => [path, text]),
  ]);
}

const textOf = (files: [string, string][]) => `${JSON.stringify(Object.fromEntries(files), null, 2)}\n`;

const examplesIn = (folder: string) =>
  filesIn(folder).map(([path, text]): [string, string] => [`${folder}/${path}`, text]);

/** Made from what stands in `template/` now, which the generated file may not have yet. */
async function ownFiles(): Promise<SourceFile[]> {
  const { fillTemplate } = await import('../../src/core/repository/fill-template.ts');
  const options = { action: { kind: 'own', version: '0' }, enterpriseServer: false } as const;
  return filesIn('template')
    .filter(([path]) => /^\.(github\/workflows|vscode)\//.test(path))
    .map(([path, text]) => ({ path, text: fillTemplate(text, options) }));
}

function filesIn(folder: string): [path: string, text: string][] {
  const top = fileURLToPath(new URL(`../../${folder}`, import.meta.url));
  return readdirSync(top, { recursive: true, encoding: 'utf8' })
    .filter((path) => statSync(join(top, path)).isFile())
    .map((path) => path.split('\\').join('/'))
    .sort()
    .map((path) => [path, readFileSync(join(top, path), 'utf8').replaceAll('\r\n', '\n')]);
}
