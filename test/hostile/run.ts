import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { everyNode } from '../../scripts/bundle/every-node.ts';
import type { HostileCase } from './hostile-case.ts';
import { openPlace, type Place } from './place.ts';

/**
 * What strangers bring, through the built `dist/`: both entries, every Node at hand. `node test/hostile/run.ts [part of
 * a case's name]` runs a selection. Ends with 1 when a promise was broken.
 */
async function main(): Promise<void> {
  const wanted = process.argv[2] ?? '';
  const started = Date.now();
  const cases = (await loadCases()).filter(({ name }) => name.includes(wanted));
  const nodes = everyNode();
  let broken = 0;
  for (const hostileCase of cases) {
    const found = (await Promise.all(nodes.map((node) => tryCase(hostileCase, node)))).flat();
    console.log(`${found.length === 0 ? 'kept  ' : 'BROKEN'} ${hostileCase.name}`);
    for (const promise of found) console.log(`         ${promise}`);
    broken += found.length === 0 ? 0 : 1;
  }
  const versions = nodes.map(({ version }) => version).join(' and ');
  const result = broken === 0 ? 'every promise kept' : `${broken} with a promise broken`;
  console.log(`hostile: ${cases.length} cases on Node ${versions}, ${result}, ${seconds(started)} s`);
  process.exitCode = broken === 0 ? 0 : 1;
}

async function loadCases(): Promise<HostileCase[]> {
  const folder = join(import.meta.dirname, 'cases');
  const names = readdirSync(folder).filter((name) => name.endsWith('.ts'));
  return Promise.all(names.sort().map(async (name) => (await import(join(folder, name))).hostileCase as HostileCase));
}

async function tryCase({ attempt }: HostileCase, node: { version: string; path: string }): Promise<string[]> {
  const places: Place[] = [];
  const open = async () => {
    const place = await openPlace(node.path);
    places.push(place);
    return place;
  };
  try {
    const broken = await attempt({ open, node: node.path });
    return broken.map((promise) => `Node ${node.version}: ${promise}`);
  } catch (error) {
    return [`Node ${node.version}: it threw: ${error instanceof Error ? error.stack : String(error)}`];
  } finally {
    await Promise.all(places.map((place) => place.close()));
  }
}

const seconds = (since: number) => Math.round((Date.now() - since) / 1000);

await main();
