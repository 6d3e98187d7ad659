import { atStart, counted, wordOf } from '../../kind-words.ts';
import { inNaturalOrder } from '../../natural-order.ts';
import type { Change } from '../../plan/types.ts';
import { capital } from '../../wording.ts';
import { linesToAccept, tokensOf } from '../change-facts.ts';
import type { Links } from './links.ts';
import { codeSpan, fenced, markdownTable } from './markdown.ts';
import { type MarkdownNameOf, placeLink } from './where.ts';

/** So many have a block of their own to copy; more are rows of a table. */
const mostBlocks = 3;
const mostRows = { comment: 60, summary: 1_000 };

interface Options {
  nameOf: MarkdownNameOf;
  links?: Links | undefined;
  all?: boolean | undefined;
}

/** What waits for a yes, with the lines to paste; empty when nothing does. */
export function acknowledgeMarkdown(changes: readonly Change[], options: Options): string {
  const waiting = inNaturalOrder(
    changes.filter(({ waits = [] }) => waits.length > 0),
    ({ name }) => name,
  );
  if (waiting.length === 0) return '';
  if (waiting.every(isRestored)) return restoreRequest(waiting);
  const asked =
    waiting.length > mostBlocks
      ? requestTable(waiting, options)
      : waiting.map((change) => request(change, waiting.length > 1, options)).join('\n\n');
  const stuck = stuckSentence(changes, options);
  return stuck === '' ? asked : `${asked}\n\n${stuck}`;
}

/** A backup holds no yes: whoever restores it gives that to the run. */
const isRestored = (change: Change) => 'desired' in change && change.desired?.isHeld === true;

function restoreRequest(waiting: readonly Change[]): string {
  const tokens = waiting.map(tokensOf).join(', ');
  return `**Is this meant?** Then start the workflow again and give it this as *accept*. A token stands for exactly its change; another one asks anew.\n\n${fenced([tokens], 'text')}`;
}

function stuckSentence(changes: readonly Change[], { nameOf }: Options): string {
  const stuck = changes.filter(({ waitsFor = [] }) => waitsFor.length > 0);
  if (stuck.length === 0) return '';
  const names = stuck.map((change) => `**${nameOf(change)}**`).join(', ');
  const forNames = stuck.every(({ kind }) => kind === 'SpConnection');
  const why = forNames ? 'for a name or entity ID that they still have' : 'as it is needed until then';
  return `${names} ${stuck.length === 1 ? 'waits' : 'wait'} with them, ${why}.`;
}

function request(change: Change, isNamed: boolean, { nameOf, links }: Options): string {
  const { waits = [] } = change;
  const paste = waits[0]?.paste;
  const about = isNamed ? ` for ${nameOf(change)}` : '';
  const where = paste ? ` to ${placeLink({ file: paste.file, line: 1 }, links)}` : ' in a definition of its own';
  return `**Is this meant${about}?** Then add the ${paste ? 'line' : 'lines'}${where} and have it approved. ${waits.length === 1 ? 'The token stands' : 'The tokens stand'} for exactly this change; another one asks anew.\n\n${fenced(linesToAccept(change), 'yaml')}`;
}

/** A line for each connection; whoever says yes says it to each. */
function requestTable(waiting: readonly Change[], { nameOf, links, all }: Options): string {
  const shown = waiting.slice(0, all ? mostRows.summary : mostRows.comment);
  const rows = shown.map((change) => {
    const paste = change.waits?.[0]?.paste;
    const where = paste ? ` ${placeLink({ file: paste.file, line: 1 }, links)}` : ', a definition of its own';
    const own = `{ kind: ${change.kind}, id: ${JSON.stringify(change.id)}, lifecycle: { state: absent, accept: [${tokensOf(change)}] } }`;
    return [`**${atStart(change, nameOf(change))}**${where}`, codeSpan(paste ? `accept: [${tokensOf(change)}]` : own)];
  });
  const more = waiting.length - shown.length;
  const rest =
    more > 0
      ? `\n\n**${counted(waiting.slice(shown.length), 'more')} wait**, ${all ? 'in `--json`' : 'in the job summary'}.`
      : '';
  return `**Are these meant?** Then add to each definition its line, under \`lifecycle:\`, and have it approved. A token stands for exactly its change; another one asks anew.\n\n${markdownTable([capital(wordOf(waiting)), 'Line'], rows)}${rest}`;
}
