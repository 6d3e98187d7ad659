import { hiddenKind, hiddenKindOfRows } from '../connector/plugin/hidden-references.ts';
import { isMember } from '../document/path.ts';
import type { OfPlugin } from './condition.ts';
import type { Situation } from './situation.ts';

/** Where in a plugin's configuration a move is: a field, or a column of a table. */
function spotOf({ move }: Situation): { table: string | undefined; field: string | undefined } {
  const [, second] = move.path;
  const items = move.path.flatMap((step) => (isMember(step) ? [] : [step.item]));
  const isInTable = second !== undefined && isMember(second) && second.member === 'tables';
  return isInTable ? { table: items[0], field: items[2] } : { table: undefined, field: items[0] };
}

const directories = new Set(['Search Base', 'Search Filter', 'Scope of Search']);

/** What a plugin's field is for, by the names that public exports of servers show. */
export const ofPlugin: Record<OfPlugin, (situation: Situation) => boolean> = {
  'plugin:directory': (one) => {
    const { table, field } = spotOf(one);
    return field !== undefined && hiddenKind(one.subject.kind, field, table) === 'DataStore';
  },
  'plugin:search': (one) => directories.has(spotOf(one).field ?? '') && spotOf(one).table === undefined,
  'plugin:validators': (one) => {
    const { table } = spotOf(one);
    return table !== undefined && hiddenKindOfRows(one.subject.kind, table) !== undefined;
  },
  'plugin:accounts': (one) => one.subject.kind === 'PasswordCredentialValidator' && spotOf(one).table === 'Users',
  'plugin:sessions': (one) => /session|remember|device|retries|challenge/i.test(spotOf(one).field ?? ''),
  'plugin:page': (one) => / Template$/.test(spotOf(one).field ?? ''),
  'plugin:secret': ({ move }) => move.difference.secret === true,
};
