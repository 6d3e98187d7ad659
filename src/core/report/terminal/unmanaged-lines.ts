import { calledAs } from '../../kind-words.ts';
import { inNaturalOrder } from '../../natural-order.ts';
import type { Plan } from '../../plan/types.ts';
import { visible } from '../visible-text.ts';
import { columnsOf, cutToColumns, padded } from './columns.ts';
import { flowed, type Page } from './page.ts';

/** What is on the server and in no definition. */
export function unmanagedLines({ unmanaged, unmanagedOthers = [] }: Plan, { palette, width }: Page): string[] {
  if (unmanaged.length + unmanagedOthers.length === 0) return [];
  const shortId = ({ id }: { id: string }) => cutToColumns(visible(id), Math.floor(width / 2) - 4);
  const widest = Math.max(...unmanaged.map((one) => columnsOf(shortId(one))));
  const lines = inNaturalOrder(unmanaged, ({ id }) => id).map((one) => {
    const inactive = one.active ? '' : ' (inactive)';
    const name = cutToColumns(visible(one.name), width - widest - 6 - inactive.length);
    return `    ${padded(shortId(one), widest)}  ${name}${palette.dim(inactive)}`;
  });
  const others = unmanagedOthers.map((one) => `    ${cutToColumns(visible(calledAs(one)), width - 4)}`);
  const head = 'On the server and in no definition; never touched:';
  return [...flowed([[head, palette.dim]], width), ...lines, ...others];
}
