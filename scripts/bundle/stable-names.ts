import type { Metafile, OutputFile } from 'esbuild';

/**
 * Names for the bundle's parts that stay when their content changes. esbuild puts a hash of the content into each name,
 * so a mend of one line would go on into every file that imports the part, and from there into theirs.
 *
 * A part that is loaded by itself is called after the module it begins with; one that several share after the module
 * from which most of its others are reached: a module that is added, or that grows, seldom changes that.
 */
export function withStableNames(
  files: readonly OutputFile[],
  metafile: Metafile,
  folder: string,
): { path: string; text: string }[] {
  const names = new Map(
    Object.keys(metafile.outputs).map((path) => [
      path.slice(folder.length + 1),
      path.startsWith(`${folder}/chunks/`) ? `chunks/${nameOf(path, metafile)}.js` : path.slice(folder.length + 1),
    ]),
  );
  const full = [...names.values()].filter((name) => name !== emptyPart);
  const twice = full.filter((name, index) => full.indexOf(name) !== index);
  if (twice.length > 0) throw new Error(`two parts of ${folder}/ would have one name: ${twice.join(', ')}`);
  const short = new Map([...names].map(([before, after]) => [lastOf(before), lastOf(after)]));
  return files.map((file) => {
    const path = file.path.slice(file.path.lastIndexOf(`/${folder}/`) + folder.length + 2);
    const text = file.text.replace(/(?<=["/])[\w.-]+-[A-Z0-9]{8}\.js(?=")/g, (name) => short.get(name) ?? name);
    return { path: names.get(path) ?? path, text };
  });
}

/** What is left of parts whose modules hold nothing but types and constants; all of them are the same. */
const emptyPart = 'chunks/shared-empty.js';

function nameOf(path: string, { inputs, outputs }: Metafile): string {
  const { entryPoint, bytes, inputs: modules = {} } = outputs[path] ?? {};
  if (bytes === 0) return 'shared-empty';
  if (entryPoint) return asName(entryPoint);
  const inside = new Set(Object.keys(modules));
  const reach = new Map([...inside].map((module) => [module, reachedFrom(module, inside, inputs)]));
  const [first = 'runtime'] = [...inside].sort((a, b) => (reach.get(b) ?? 0) - (reach.get(a) ?? 0) || (a < b ? -1 : 1));
  return `shared-${asName(first)}`;
}

/** How many of a part's modules one of them needs. */
function reachedFrom(module: string, inside: ReadonlySet<string>, inputs: Metafile['inputs']): number {
  const seen = new Set<string>();
  const waiting = [module];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(inputs[next]?.imports ?? []).map(({ path }) => path).filter((path) => inside.has(path)));
  }
  return seen.size;
}

function asName(module: string): string {
  return module
    .replace(/^with-kernel:|^.*node_modules\//, '')
    .replace(/^src\//, '')
    .replace(/\.(ts|js|mjs|cjs|json)$/, '')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
    .toLowerCase();
}

const lastOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
