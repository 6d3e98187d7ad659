import type { Change } from '../../plan/types.ts';
import { inNaturalOrder } from '../natural-order.ts';
import { visible } from '../visible-text.ts';
import type { Links } from './links.ts';
import { fenced } from './markdown.ts';
import { type namesOf, placeLink } from './where.ts';

const mostShown = 20;

/** What waits for a yes, with the lines to paste; empty when nothing does. */
export function acknowledgeMarkdown(
  changes: readonly Change[],
  { nameOf, links }: { nameOf: ReturnType<typeof namesOf>; links?: Links | undefined },
): string {
  const waiting = inNaturalOrder(
    changes.filter(({ waits = [] }) => waits.length > 0),
    ({ name }) => name,
  );
  const stuck = changes.filter(({ waitsFor = [] }) => waitsFor.length > 0);
  if (waiting.length === 0) return '';
  const more = waiting.length - mostShown;
  const parts = waiting.slice(0, mostShown).map((change) => request(change, waiting.length > 1, nameOf, links));
  return [
    ...parts,
    more > 0 ? `**${more} more connections wait** for a line of their own, in the job summary.` : '',
    stuck.length > 0
      ? `${stuck.map((change) => `**${nameOf(change)}**`).join(', ')} ${stuck.length === 1 ? 'waits' : 'wait'} with them, for a name or entity ID that they still have.`
      : '',
  ]
    .filter((part) => part !== '')
    .join('\n\n');
}

function request(
  change: Change,
  isNamed: boolean,
  nameOf: ReturnType<typeof namesOf>,
  links: Links | undefined,
): string {
  const { waits = [] } = change;
  const paste = waits[0]?.paste;
  const about = isNamed ? ` for ${nameOf(change)}` : '';
  const where = paste ? ` to ${placeLink({ file: paste.file, line: 1 }, links)}` : ' in a definition of its own';
  const tokens = waits.map(({ token }) => token).join(', ');
  const lines = paste
    ? ['lifecycle:', `  accept: [${tokens}]`]
    : ['kind: SpConnection', `id: ${visible(change.id)}`, 'lifecycle:', '  state: absent', `  accept: [${tokens}]`];
  return `**Is this meant${about}?** Then add the ${paste ? 'line' : 'lines'}${where} and have it approved. ${waits.length === 1 ? 'The token stands' : 'The tokens stand'} for exactly this change; another one asks anew.\n\n${fenced(lines, 'yaml')}`;
}
