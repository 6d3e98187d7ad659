import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/**
 * Which release this is. The release workflow puts `release.json` into what it ships, because a commit can't hold its own
 * name; a clone has none.
 */
interface Release {
  /** `OWNER/NAME` on GitHub. */
  repository: string;
  commit: string;
  version: string;
}

export function readRelease(): Release | undefined {
  const path = join(bundleFolder(), 'release.json');
  return existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Release) : undefined;
}

/** Where people read about this project, when that is known. */
export function homeOf(): string | undefined {
  const release = readRelease();
  return release && `https://github.com/${release.repository}`;
}

/** What the build writes, and the release's name. Whatever else lies beside it isn't ours to hand on. */
const own = /^(index\.js|cli\.js|chunks\/[\w-]+\.js|package\.json|licenses\.txt|release\.json)$/;

/** The action's own files, `action.yml` and `dist/`, as another repository needs them. */
export function actionFiles(): { path: string; text: string }[] {
  const dist = bundleFolder();
  const paths = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split('\\').join('/'))
    .filter((path) => own.test(path) && statSync(join(dist, path)).isFile())
    .sort();
  return [
    { path: 'action.yml', text: readFileSync(join(dist, '../action.yml'), 'utf8') },
    ...paths.map((path) => ({ path: `dist/${path}`, text: readFileSync(join(dist, path), 'utf8') })),
  ];
}

/** `dist/`: where this code runs from, or what a clone's sources were last built to. */
function bundleFolder(): string {
  const here = fileURLToPath(new URL('.', import.meta.url));
  const places = [here, join(here, '..'), join(here, '../../../dist')];
  return places.find((place) => existsSync(join(place, 'cli.js'))) ?? here;
}
