import { pullRequestOpened } from '../../action/events.ts';
import type { HostileCase } from '../hostile-case.ts';

/** Branches that anyone may push: the action that such a pull request would run is theirs. */
const bases = ['evil-base', 'Main', 'main2', 'refs/heads/main', ''];

export const hostileCase: HostileCase = {
  name: 'a pull request into another branch than the default one',
  async attempt({ open }) {
    const place = await open();
    const broken: string[] = [];
    for (const base of bases)
      for (const command of ['auto', 'plan', 'drift', 'apply']) {
        const payload = pullRequestOpened({ number: 7, head: 'd'.repeat(40), base });
        await place.step({ command }, { event: { name: 'pull_request', payload } });
        const asked = place.sandbox.requests.length;
        if (asked > 0) broken.push(`${command} into "${base}" asked PingFederate ${asked} times`);
        place.sandbox.requests.length = 0;
      }
    return broken;
  },
};
