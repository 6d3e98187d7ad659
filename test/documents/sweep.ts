import { globSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fieldAt } from '../../src/core/connection/fields/table.ts';
import { isKnownTo } from '../../src/core/connection/versions.ts';
import type { SourceFile } from '../../src/core/document/document.ts';
import { below, type Json, type Pointer } from '../../src/core/document/json.ts';
import { parseDocument } from '../../src/core/document/parse-document.ts';
import type { ChangeJson } from '../../src/generated/reports.ts';
import { type Leaf, leavesOf, withChanged } from './leaves.ts';
import { definitions, heldBy } from './originals.ts';
import { connections, type Item, openPlace, type Place, writeAll } from './place.ts';

/** What was tried with one version, and which promises were broken. */
export interface Swept {
  version: string;
  documents: number;
  leaves: number;
  tried: number;
  restored: number;
  broken: string[];
}

/**
 * Every document at hand, held by a server of a version: imported, valid, nothing to plan; one changed leaf at a time is
 * one difference, at the line that says what it was; and a backup of the changed ones brings them back.
 *
 * @param rounds in each, every connection has another leaf changed
 */
export async function sweep(version: string, rounds: { from: number; count: number }): Promise<Swept> {
  const swept: Swept = { version, documents: 0, leaves: 0, tried: 0, restored: 0, broken: [] };
  const place = await openPlace(version, heldBy(version));
  try {
    if (isKnownTo(version, { since: definitionsSince })) await applyDefinitions(place, swept);
    swept.documents = place.held().length;
    const texts = await importAll(place, swept);
    if (texts.size > 0) {
      await changeLeaves(place, texts, rounds, swept);
      await restoreAll(place, swept);
    }
  } finally {
    await place.close();
  }
  return swept;
}

/** Older versions ask for members that these definitions leave out. */
const definitionsSince = '12.1';

/** The repository's own definitions reach the server as a user's would. */
async function applyDefinitions(place: Place, { broken }: Swept): Promise<void> {
  writeAll(place.root, { ...definitions(), ...environment });
  const secrets = { ZOOM_CLIENT_SECRET: 'planted', PORTAL_PASSWORD: 'planted' };
  const { exitCode, out } = await place.run('apply --environment test', secrets);
  if (exitCode !== 0) broken.push(`the repository’s definitions: ${short(out)}`);
  for (const folder of ['connections', 'environments']) rmSync(join(place.root, folder), { recursive: true });
  mkdirSync(join(place.root, 'connections'));
}

const environment = {
  'environments/test.yaml': `variables:
  BASE_DN: dc=corp,dc=example,dc=com
  ZOOM_VANITY_URL: https://example.zoom.us
  ZOOM_HOST: example.zoom.us
  ZOOM_ACCOUNT_ID: account
  ZOOM_CLIENT_ID: client
`,
};

/** Import, validate, plan: each connection has a definition, which is valid and changes nothing. Their texts by id. */
async function importAll(place: Place, swept: Swept): Promise<Map<string, SourceFile>> {
  const imported = await place.run('import');
  if (imported.exitCode !== 0) swept.broken.push(`import: ${short(imported.out)}`);
  const validated = await place.run('validate');
  if (validated.exitCode !== 0) swept.broken.push(`validate: ${short(validated.out)}`);
  const changes = await planned(place, swept);
  for (const { id, action, differences } of changes) {
    if (action !== 'no-op')
      swept.broken.push(`plan: ${action} ${id}: ${differences.map(({ path }) => path).join(', ')}`);
  }
  const texts = changes.flatMap(({ id, file }) =>
    file ? [[id, { path: file, text: readFileSync(join(place.root, file), 'utf8') }] as const] : [],
  );
  for (const { id } of place.held()) {
    if (!texts.some(([one]) => one === id)) swept.broken.push(`plan: nothing of ${id}`);
  }
  return new Map(texts);
}

async function planned(place: Place, swept: Swept): Promise<ChangeJson[]> {
  const { out } = await place.run('plan --json --max-changes 1000');
  try {
    return JSON.parse(out.slice(out.indexOf('{'), out.lastIndexOf('}') + 1)).plan.changes;
  } catch {
    swept.broken.push(`plan: ${short(out)}`);
    return [];
  }
}

async function changeLeaves(
  place: Place,
  texts: Map<string, SourceFile>,
  { from, count }: { from: number; count: number },
  swept: Swept,
): Promise<void> {
  const originals = place.held().map((document) => ({ document, leaves: leavesOf(document) }));
  swept.leaves = originals.reduce((sum, { leaves }) => sum + leaves.length, 0);
  for (let round = from; round < from + count; round++) {
    const changed = new Map<string, Leaf>();
    for (const { document, leaves } of originals) {
      const leaf = round - from < leaves.length ? leaves[(round * 7919) % leaves.length] : undefined;
      if (leaf) changed.set(document.id, leaf);
      place.hold(connections, leaf ? (withChanged(document, leaf) as Item) : document);
    }
    if (changed.size === 0) break;
    const changes = await planned(place, swept);
    for (const [id, leaf] of changed) {
      swept.tried++;
      const problem = judge(
        changes.find((one) => one.id === id),
        leaf,
        texts.get(id) as SourceFile,
      );
      if (problem) swept.broken.push(`${id}${leaf.pointer} (${JSON.stringify(leaf.value)}): ${problem}`);
    }
  }
  for (const { document } of originals) place.hold(connections, document);
}

/** One difference; and where one value alone of the definition is the old one, at its line. */
function judge(change: ChangeJson | undefined, { pointer, value }: Leaf, definition: SourceFile): string | undefined {
  if (!change) return 'not in the plan';
  const { differences } = change;
  const said = linesOf(value, definition);
  if (differences.length === 0 && fieldAt('SpConnection', pointer)?.absent === 'as-live' && said.length === 0)
    return undefined;
  if (differences.length !== 1) {
    return `${differences.length} differences: ${differences.map(({ kind, path }) => `${kind} ${path}`).join(', ')}`;
  }
  const found = differences[0]?.place.line;
  // What changed in a set is told at the set, and in a part that isn't known at that part.
  if (fieldAt('SpConnection', pointer) === undefined) return undefined;
  if (typeof value !== 'string' || said.length !== 1 || said[0] === found || /\/\d+$/.test(pointer)) return undefined;
  return `at line ${found}, while line ${said[0]} says what it was`;
}

/** The lines at which the definition has the value. */
function linesOf(value: Leaf['value'], definition: SourceFile): number[] {
  const { value: document } = parseDocument(definition);
  const pointersIn = (held: Json | undefined, at: Pointer): Pointer[] => {
    if (held !== null && typeof held === 'object')
      return Object.entries(held).flatMap(([key, inner]) => pointersIn(inner, below(at, key)));
    return held === value ? [at] : [];
  };
  return document ? pointersIn(document.value, '').map((pointer) => document.locate(pointer).line) : [];
}

/** An edit in the console is undone by an apply, and brought back from the apply's backup. */
async function restoreAll(place: Place, swept: Swept): Promise<void> {
  const edited = place
    .held()
    .map((one): Item => ({ ...one, contactInfo: { ...(one.contactInfo as object), company: 'Edited' } }));
  for (const one of edited) place.hold(connections, one);
  const applied = await place.run('apply --backup backup --max-changes 1000', everySecret(place));
  if (applied.exitCode !== 0) swept.broken.push(`apply: ${short(applied.out)}`);
  const restored = await place.run('restore backup --max-changes 1000');
  if (restored.exitCode !== 0) swept.broken.push(`restore: ${short(restored.out)}`);
  const after = new Map(place.held().map((one) => [one.id, one]));
  for (const one of edited) {
    const lost = lostIn(one, after.get(one.id));
    if (lost === undefined) swept.restored++;
    else swept.broken.push(`restore: ${one.id} lost ${lost}`);
  }
}

/** Every secret that a definition names, with a value. */
function everySecret({ root }: Place): Record<string, string> {
  const names = new Set<string>();
  for (const file of globSync('connections/**/*.yaml', { cwd: root })) {
    const text = readFileSync(join(root, file), 'utf8');
    for (const [, name] of text.matchAll(/\$\{secret:(\w+)\}/g)) names.add(name as string);
  }
  return Object.fromEntries([...names].map((name) => [name, 'planted']));
}

/** The first member that the one holds and the other doesn't; what the server encrypts and dates itself aside. */
function lostIn(before: unknown, after: unknown, path = ''): string | undefined {
  if (/(encrypted\w+|Date|location|lastModified|fileData)$/.test(path)) return undefined;
  if (Array.isArray(before)) {
    if (!Array.isArray(after)) return before.length === 0 ? undefined : path;
    return firstOf(before.map((item, index) => lostIn(item, after[index], `${path}/${index}`)));
  }
  if (typeof before === 'object' && before !== null) {
    const other = (after ?? {}) as Record<string, unknown>;
    return firstOf(Object.entries(before).map(([name, held]) => lostIn(held, other[name], `${path}/${name}`)));
  }
  return before === after || (!before && !after)
    ? undefined
    : `${path}: ${JSON.stringify(before)} → ${JSON.stringify(after)}`;
}

const firstOf = (found: (string | undefined)[]) => found.find((one) => one !== undefined);
const short = (out: string) => out.replace(/\s+/g, ' ').slice(0, 1500);
