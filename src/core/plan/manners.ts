import type { KindName } from '../kinds.ts';
import type { Manner } from './manner.ts';
import { ofConnections } from './manner-of-connections.ts';
import { ofOthers } from './manner-of-others.ts';

/** Where planning parts: connections on one side, all other kinds on the other. */
export function mannerOf(kind: KindName): Manner {
  return kind === 'SpConnection' ? ofConnections : ofOthers;
}
