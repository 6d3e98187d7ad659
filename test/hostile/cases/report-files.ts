import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { signOn } from '../definitions.ts';
import type { HostileCase } from '../hostile-case.ts';
import type { Place } from '../place.ts';

/** Where a report must not go: what stands there would be replaced, or can't be written to. */
const targets: Record<string, (place: Place) => string> = {
  'a device': () => '/dev/full',
  'a device that takes everything': () => '/dev/null',
  'below a device': () => '/dev/null/x/o.json',
  'a pipe': ({ workspace }) => {
    spawnSync('mkfifo', [join(workspace, 'pipe')]);
    return 'pipe';
  },
  'a link out of the workspace': ({ folder, workspace }) => {
    writeFileSync(join(folder, 'mine'), 'untouched');
    symlinkSync(join(folder, 'mine'), join(workspace, 'link'));
    return 'link';
  },
  'a folder': ({ workspace }) => {
    mkdirSync(join(workspace, 'taken'));
    return 'taken';
  },
};

const reports = ['outcome-file', 'plan-file', 'sarif-file'];

export const hostileCase: HostileCase = {
  name: 'a report that would replace a device, a pipe, a link or a folder',
  async attempt({ open }) {
    const place = await open();
    place.bring({ 'connections/a.yaml': signOn('a') });
    const broken: string[] = [];
    for (const [index, [what, at]] of Object.entries(targets).entries()) {
      const report = reports[index % reports.length] as string;
      const path = at(place);
      const runs = [
        await place.commandLine(['apply', '--environment', 'production', `--${report}`, path]),
        await place.applyStep({ [report]: path }),
      ];
      for (const { exitCode } of runs) if (exitCode !== 1) broken.push(`${report} as ${what} ended with ${exitCode}`);
    }
    return [...broken, ...place.writes.map((request) => `something was written: ${request}`)];
  },
};
