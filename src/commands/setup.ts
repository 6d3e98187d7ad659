import { nearest } from '../core/document/nearest.ts';
import type { Command } from './command.ts';
import { Refusal } from './refusal.ts';

/** What can be set up, each loaded when it is asked for. */
const setups: Readonly<Record<string, () => Promise<Command>>> = {
  github: async () => (await import('./setup/github.ts')).setupGitHub,
  marker: async () => (await import('./setup/marker.ts')).setupMarker,
};

/** `setup github` prepares the repository on GitHub, `setup marker` a server: once, and again when something changed. */
export const setup: Command = async (run) => {
  const [what = ''] = run.inputs.operands;
  const known = Object.hasOwn(setups, what) ? setups[what] : undefined;
  if (known) return (await known())(run);
  const list = Object.keys(setups).map((name) => `pfconn setup ${name}`);
  const [near] = nearest(what, Object.keys(setups));
  throw new Refusal(
    'invalid-inputs',
    what === '' ? 'say what to set up' : `there is nothing called "${what}" to set up`,
    `${near ? `did you mean "${near}"? ` : ''}there is ${list.join(', and ')}`,
  );
};
