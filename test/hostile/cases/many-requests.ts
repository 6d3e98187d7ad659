import { provisioning, signOn } from '../definitions.ts';
import type { HostileCase } from '../hostile-case.ts';

/** Each request listens for the end of the run; Node warns of what looks like a leak to it. */
export const hostileCase: HostileCase = {
  name: 'hundreds of requests in one run',
  async attempt({ open }) {
    const place = await open();
    const ids = Array.from({ length: 60 }, (_, index) => `c${index}`);
    const all = Object.fromEntries(
      ids.map((id, index) => [`connections/${id}.yaml`, index % 2 ? signOn(id) : provisioning(id)]),
    );
    place.bring(all);
    const said: Record<string, string> = {};
    for (const command of ['plan', 'apply', 'drift', 'doctor', 'import']) {
      const words = command === 'import' ? ['import', '--connections', 'imported'] : [command];
      said[command] = (await place.commandLine(words)).stderr;
    }
    said['the action'] = (await place.applyStep({ environment: '', rotate: '*' })).raw;
    const warned = Object.entries(said).filter(([, text]) => /Warning: |MaxListeners|EventEmitter/.test(text));
    const applied = ids.every((id) => place.stored.includes(`urn:example:${id}"`));
    return [
      ...warned.map(([what, text]) => `${what}: ${text.slice(0, 300)}`),
      ...(applied ? [] : ['not everything was applied, so nothing is proved']),
    ];
  },
};
