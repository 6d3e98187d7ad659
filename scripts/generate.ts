/**
 * Writes every generated file of the repository; with `--check` only says which are stale, and fails.
 *
 * Each module in `scripts/generate/` exports `generate()`: paths from the repository's top, with their text.
 */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** In this order: what a later one reads, an earlier one has written. */
const first = ['schema.ts', 'validators.ts'];

const check = process.argv.includes('--check');
const modules = readdirSync(new URL('./generate/', import.meta.url)).filter((name) => name.endsWith('.ts'));
const ordered = [
  ...first.filter((name) => modules.includes(name)),
  ...modules.filter((name) => !first.includes(name)).sort(),
];
const stale: string[] = [];
for (const name of ordered) {
  const { generate } = (await import(`./generate/${name}`)) as { generate?: () => Promise<Map<string, string>> };
  if (!generate) continue;
  for (const [path, text] of await generate()) {
    if (current(path) === text) continue;
    stale.push(path);
    if (!check) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
  }
}
for (const path of stale) console.log(check ? `stale: ${path}` : `written: ${path}`);
if (check && stale.length > 0) {
  console.error('Run `npm run build` and commit what it writes.');
  process.exitCode = 1;
}

function current(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
