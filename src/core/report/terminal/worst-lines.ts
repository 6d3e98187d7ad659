import type { Change } from '../../plan/types.ts';
import { plural } from '../../wording.ts';
import type { Danger } from '../dangers.ts';
import { manyAsKinds } from '../dangers.ts';
import type { NameOf } from '../names.ts';
import { dangerEffect } from './danger-lines.ts';
import { flowed, type Page } from './page.ts';
import { tierSign } from './palette.ts';

/** So many dangers of a tier are told by themselves, the others kind by kind: none is left out. */
const mostToldAlone = { irreversible: 20, people: 10 } as const;

/** What fits on a screen. */
const screen = 40;

/** A text of so many lines has its worst once more at its end, where it stays on the screen. */
export const isLong = (entries: readonly string[][]) => entries.flatMap((lines) => [...lines, '']).length > screen;

/** Of a long text what to look at first, a line each; empty for a harmless one. */
export function worstLines(dangers: readonly Danger[], nameOf: NameOf, page: Page): string[] {
  const told = (['irreversible', 'people'] as const).flatMap((tier) =>
    manyAsKinds(
      dangers.filter((danger) => danger.tier === tier),
      mostToldAlone[tier],
    ),
  );
  if (told.length === 0) return [];
  const { bold } = page.palette;
  return [
    bold('Look at this first:'),
    ...told.flatMap((danger) => {
      const inks = [[names(danger.changes, nameOf), bold], [`: ${dangerEffect(danger)}`]] as const;
      const sign = tierSign(danger.tier, page.palette);
      return flowed(inks, page.width - 5).map((line, index) => `  ${index === 0 ? sign : '  '} ${line}`);
    }),
  ];
}

function names(changes: readonly Change[], nameOf: NameOf): string {
  // A connection may be in danger in several places, and is named once.
  const all = [...new Set(changes.map(nameOf))];
  const more = all.length - 3;
  const shown = all.slice(0, more > 1 ? 3 : all.length);
  return more > 1 ? `${shown.join(', ')} and ${plural(more, 'other')}` : shown.join(', ');
}
