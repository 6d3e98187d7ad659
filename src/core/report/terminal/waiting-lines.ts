import type { Key } from '../../kinds.ts';
import { inNaturalOrder } from '../../natural-order.ts';
import { isWaiting } from '../../plan/summary.ts';
import type { Change } from '../../plan/types.ts';
import { linesToAccept } from '../change-facts.ts';
import type { NameOf } from '../names.ts';
import { visible } from '../visible-text.ts';
import { flowed, type Page } from './page.ts';

/** What an apply will leave alone, and what to write where so that it doesn't; empty when nothing waits. */
export function waitingLines(
  changes: readonly Change[],
  nameOf: NameOf,
  page: Page,
  { applyWith, isDone = false }: { applyWith?: ((added: string) => string) | undefined; isDone?: boolean } = {},
): string[] {
  const waiting = inNaturalOrder(changes.filter(isWaiting), ({ name }) => name);
  if (waiting.length === 0) return [];
  const tokens = waiting.flatMap(({ waits = [] }) => waits.map(({ token }) => token));
  const [first, ...more] = waiting.map((change) => requestLines(change, nameOf, page, waiting.length > 1));
  return [
    ...flowed(
      [
        [`${who(waiting, changes, isDone)} for an acknowledgement.`, page.palette.bold],
        [meant(waiting, changes, isDone)],
      ],
      page.width,
    ),
    ...(first ?? []),
    ...more.flat(),
    ...(applyWith && tokens.length > 0
      ? ['', 'or, for this machine only:', `    ${applyWith(`--accept ${tokens.join(',')}`)}`]
      : []),
  ];
}

function who(waiting: readonly Change[], changes: readonly Change[], isDone: boolean): string {
  if (waiting.length === changes.length && !isDone) return 'The apply waits';
  const of = isDone ? '' : ` of ${changes.length}`;
  return waiting.length === 1 ? `1${of} change${of === '' ? '' : 's'} waits` : `${waiting.length}${of} changes wait`;
}

function meant(waiting: readonly Change[], changes: readonly Change[], isDone: boolean): string {
  const others = isDone ? 0 : changes.length - waiting.length;
  const rest = others > 0 ? ` ${others === 1 ? 'The other one is' : `The other ${others} are`} applied without.` : '';
  return `${rest} If ${waiting.length === 1 ? 'it is' : 'they are'} meant, add what follows and have it approved:`;
}

function requestLines(change: Change, nameOf: NameOf, page: Page, isNamed: boolean): string[] {
  const { waits = [], waitsFor = [] } = change;
  const { cyan, bold } = page.palette;
  const name = isNamed ? `  ${bold(nameOf(change))}` : '';
  const because = waitsFor.map((other) => `   ${nameOf(change)} ${whyAfter(change, other)}`);
  if (waits.length === 0) return because;
  const paste = waits[0]?.paste;
  const where = paste ? cyan(`${visible(paste.file)}:${paste.line}`) : 'a definition of its own';
  return ['', `  ${where}${name}`, ...because, '', ...linesToAccept(change).map((line) => `    ${line}`)];
}

/** A connection takes what another one is called; what connections refer to goes after they have let go of it. */
function whyAfter({ kind }: Change, other: Key): string {
  const called = `"${visible(other)}"`;
  return kind === 'SpConnection'
    ? `takes a name or entity ID that ${called} still has`
    : `is needed by ${called} until then`;
}
