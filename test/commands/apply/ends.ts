import type { OrderedFault } from '../../../sandbox/server/faults.ts';
import type { Result } from '../../../src/commands/command.ts';

export const path = '/idp/spConnections';

/** What became of each change, as it is said to people: `a done: it is deleted, although …`. */
export const endsOf = ({ outcome }: Result) =>
  outcome?.changes.map(({ id, status, message }) => `${id} ${status}: ${shortened(`${message}`)}`);

/** Without the server's own words, what the client advises, numbers of settings, and the time. */
const shortened = (message: string) =>
  message
    .replaceAll(
      /(the account may not do this) \(403\): .*?; reading needs .*? the Expression Administrator role/g,
      '$1',
    )
    .replaceAll(/(not accepted \(401\)): .* lock the account for a minute/g, '$1')
    .replace(/ and \d+ more are/, ' and more are')
    .replace(/ at \d{4}-[^,]*,/, ' at (now),');

/** The so-manieth request of a run; of the list without an id. */
export const at = (method: string, id: string, nth = 1) => ({
  match: { method, path: id === '' ? path : `${path}/${id}`, nth },
});

export const refused = { fault: 403 } as const satisfies OrderedFault;
export const stored = { fault: 403, stage: 'after' } as const satisfies OrderedFault;

/** How `refused` is said. */
export const isRefused = (method: string, id: string) =>
  `${method} ${path}${id === '' ? '' : `/${id}`}: the account may not do this`;
export const unseen = 'what stands there could not be looked at';
export const atEnd = 'looked at again at the end';
