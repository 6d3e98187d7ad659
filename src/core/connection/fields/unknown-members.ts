import { pathText } from '../../document/path.ts';
import { isNothing } from '../compare/scalars.ts';
import { pathAt } from '../path-at.ts';
import type { LiveConnection } from '../types.ts';
import { visitModels } from './visit-models.ts';

/**
 * The members of a live connection that this project doesn't know, because PingFederate is newer: for people,
 * `spBrowserSso.newMember`. They aren't written into a definition; an update carries them over as they are.
 */
export function unknownMembers(live: LiveConnection): string[] {
  const unknown: string[] = [];
  visitModels(live, ({ value, model, pointer }) => {
    for (const member of Object.keys(value)) {
      if (model.members.has(member) || isNothing(value[member])) continue;
      unknown.push(pathText([...pathAt(live, pointer), { member }]));
    }
  });
  return unknown;
}
