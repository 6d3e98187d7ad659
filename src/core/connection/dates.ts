import { textIn } from '../document/readers.ts';
import type { Live } from './types.ts';

/** When an object was last changed, as far as the server says: some kinds call it otherwise, key pairs don't tell. */
export function changedAt(live: Live): string | undefined {
  return textIn(live, 'modificationDate') ?? textIn(live, 'lastModified');
}

/** For comparing contents alone: each write has a date of its own. */
export function withoutDate({ modificationDate: _, lastModified: __, ...rest }: Live): Live {
  return rest as Live;
}
