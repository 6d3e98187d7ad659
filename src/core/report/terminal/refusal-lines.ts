import { inNaturalOrder } from '../../natural-order.ts';
import type { Plan } from '../../plan/types.ts';
import { plural } from '../../wording.ts';
import { type Stop, stopsOf } from '../refusals.ts';
import { visible } from '../visible-text.ts';
import { sentence } from './danger-lines.ts';
import { namesOf } from './names.ts';
import { flowed, numberedLines, type Page } from './page.ts';

/** What forbids a plan, numbered: what, where, for whom, and the way on. */
export function refusalLines(plan: Plan, page: Page): string[] {
  const stops = stopsOf(plan);
  const { red, bold } = page.palette;
  const stand = stops.length === 1 ? '1 thing stands in the way' : `${stops.length} things stand in the way`;
  return [
    ...flowed([['✗', red], [' '], ['An apply would refuse this and write nothing:', bold], [` ${stand}`]], page.width),
    ...numberedLines(
      stops.map((stop) => itemOf(stop, plan)),
      page,
    ),
  ];
}

function itemOf({ finding, changes }: Stop, plan: Plan) {
  const names = inNaturalOrder(changes, ({ name }) => name).map(namesOf(plan.changes));
  const more = names.length - 3;
  const who = names.slice(0, 3).join(', ') + (more > 0 ? ` and ${plural(more, 'other')}` : '');
  const { file, line } = finding.place;
  return {
    title: sentence(visible(finding.message)).replace(/\.$/, ''),
    where: /\.[a-z]+$/i.test(file) ? `${visible(file)}:${line}` : '',
    lines: [...(who === '' ? [] : [`For ${who}.`]), ...(finding.hint ? [sentence(visible(finding.hint))] : [])],
  };
}
