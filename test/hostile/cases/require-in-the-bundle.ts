import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { handsOutRequire, loadedFromOutside } from '../../../scripts/bundle/nodes-own.ts';
import type { HostileCase } from '../hostile-case.ts';
import type { Place } from '../place.ts';
import { plantCode } from '../planted-code.ts';

export const hostileCase: HostileCase = {
  name: 'a name that the bundle could be brought to load, literal or made while it runs',
  async attempt({ open }) {
    const place = await open();
    const planted = plantCode(place);
    const broken = [...outsideNames(place), ...answered(place)];
    return [...broken, ...planted.ran().map((name) => `${name} ran`)];
  },
};

/** The text of the built files says no name that isn't theirs or Node's. */
function outsideNames({ action }: Place): string[] {
  const dist = join(action, 'dist');
  const files = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.js') && !path.includes('node_modules'))
    .map((path) => ({ path, text: readFileSync(join(dist, path), 'utf8') }));
  return loadedFromOutside(files, { inputs: {}, outputs: {} });
}

/** The one `require` that there is, asked for everything else. */
function answered({ node, action, workspace }: Place): string[] {
  const chunks = join(action, 'dist/chunks');
  const holder = readdirSync(chunks).find(
    (name) => name.endsWith('.js') && handsOutRequire(readFileSync(join(chunks, name), 'utf8')),
  );
  if (!holder) return [];
  const names = ['supports-color', 'debug', './planted.cjs', join(workspace, 'planted.cjs'), 'fs', 'node:planted', ''];
  const script = `
    const { __require } = await import(${JSON.stringify(pathToFileURL(join(chunks, holder)).href)});
    if (typeof __require('node:fs').readFileSync !== 'function') console.log('node:fs was not answered');
    for (const name of ${JSON.stringify(names)}) {
      try { __require(name); console.log(name + ' was answered'); } catch {}
    }`;
  const ran = spawnSync(node, ['--input-type=module', '-e', script], { cwd: workspace, encoding: 'utf8' });
  return (ran.stdout + ran.stderr).split('\n').filter(Boolean);
}
