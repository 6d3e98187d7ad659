import type { Change, Plan, Wait } from '../../plan/types.ts';
import { visible } from '../visible-text.ts';
import type { Palette } from './palette.ts';

/** What an apply will leave alone, and what to write where so that it doesn't; empty when nothing waits. */
export function waitingBlock({ changes }: Plan, palette: Palette): string[] {
  const waiting = changes.filter(({ waits, waitsFor }) => waits ?? waitsFor);
  if (waiting.length === 0) return [];
  const tokens = waiting.flatMap(({ waits = [] }) => waits.map(({ token }) => token));
  return [
    [
      palette.bold('An apply leaves alone, until somebody says yes:'),
      ...waiting.flatMap((change) => waitingLines(change, palette)),
      `  or, for this run only: --accept ${tokens.join(',')}`,
    ].join('\n'),
  ];
}

function waitingLines({ id, waits = [], waitsFor = [] }: Change, palette: Palette): string[] {
  return [
    ...waits.map(({ why }) => `  ${visible(why)}`),
    ...waitsFor.map((other) => `  "${visible(id)}" takes a name or entity id that "${visible(other)}" still has`),
    ...(waits.length > 0 ? toPaste(id, waits, palette) : []),
  ];
}

function toPaste(id: string, waits: readonly Wait[], palette: Palette): string[] {
  const accept = `accept: [${waits.map(({ token }) => token).join(', ')}]`;
  const paste = waits[0]?.paste;
  if (!paste)
    return [
      '    in a definition of its own:',
      `      kind: SpConnection`,
      `      id: ${visible(id)}`,
      `      lifecycle: { state: absent, ${accept} }`,
    ];
  return [`    ${palette.cyan(`${visible(paste.file)}:${paste.line}`)}`, `      lifecycle:`, `        ${accept}`];
}
