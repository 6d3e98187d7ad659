import type { Change } from '../../plan/types.ts';
import { type Ranked, ranked } from '../ranking.ts';
import { plural, visible } from '../visible-text.ts';
import type { Palette } from './palette.ts';

/** From so many changes on nobody sees the worst at a glance. */
const leastChanges = 4;

/** What can't be undone and what people lose or get at once is never cut; of the rest so many in all. */
const neverCut = 2;
const most = 10;

/** Of a plan with many changes what to look at first, in the order of the ranking; empty for a small or harmless one. */
export function worstBlock(changes: readonly Change[], palette: Palette): string[] {
  if (changes.length < leastChanges) return [];
  const told = ranked(changes).filter(({ tier }) => tier <= 4);
  const shown = told.filter(({ tier }, index) => tier <= neverCut || index < most);
  if (shown.length === 0) return [];
  const more = told.length - shown.length;
  return [
    [
      palette.bold('Look at this first:'),
      ...shown.map((one) => line(one, palette)),
      ...(more > 0 ? [palette.dim(`  and ${more} more, above`)] : []),
    ].join('\n'),
  ];
}

function line({ tier, finding, changes }: Ranked, palette: Palette): string {
  const sign = tier === 1 ? palette.red('!!') : palette.yellow(' !');
  const { file, line: at } = finding.place;
  const where = palette.dim(`${visible(file)}:${at}`);
  return `  ${sign} ${palette.bold(names(changes))}: ${visible(finding.message)} ${where}`;
}

function names(changes: readonly Change[]): string {
  const shown = changes.slice(0, 3).map(({ name }) => visible(name));
  const more = changes.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${plural(more, 'other')}` : ''}`;
}
