import { atStart, wordOf } from '../../kind-words.ts';
import type { ConnectionComparison, EnvironmentDifference } from '../../plan/compare-environments.ts';
import { manyOf } from '../../wording.ts';
import { headingWords } from '../heading-words.ts';
import { showAt } from '../leaves.ts';
import { toldApart } from '../names.ts';
import { visible } from '../visible-text.ts';
import { padded } from './columns.ts';
import { flowed, type Look, type Page, pageFor, titleLines } from './page.ts';
import { tierSign } from './palette.ts';
import { labelColumns, settingLines, type ValueLine } from './setting-lines.ts';

const headings: Record<EnvironmentDifference['because'], string> = {
  nothing: 'Explained by nothing',
  override: 'Explained by an override in environments/',
  variable: 'Explained by variables',
};

interface ComparisonOptions extends Look {
  environments: readonly string[];
}

/** Connections of several environments side by side: what variables explain apart from what nothing explains. */
export function renderComparison(comparisons: readonly ConnectionComparison[], options: ComparisonOptions): string {
  const page = pageFor(options);
  const nameOf = toldApart(comparisons, visible);
  const different = comparisons.filter(({ missingIn, differences }) => missingIn.length + differences.length > 0);
  const titleOf = (one: ConnectionComparison) => atStart(one, nameOf(one));
  const blocks = different.map((one) => blockOf(one, titleOf(one), options.environments, page).join('\n'));
  const same = comparisons.length - different.length;
  const where = options.environments.map(visible).join(', ');
  // `0 of 1 connections`: the noun is of all that there are.
  const plural = `${comparisons.length} ${manyOf(wordOf(comparisons))}`;
  const closing = `${same} of ${plural} ${same === 1 ? 'is' : 'are'} the same in ${where}.`;
  return [...blocks, flowed([[closing]], page.width).join('\n')].join('\n\n');
}

function blockOf(
  comparison: ConnectionComparison,
  name: string,
  environments: readonly string[],
  page: Page,
): string[] {
  const { missingIn, differences } = comparison;
  const { bold } = page.palette;
  const isOpen = differences.some(({ because }) => because === 'nothing');
  const sign = tierSign(isOpen ? 'people' : 'routine', page.palette);
  const there = environments.filter((environment) => !missingIn.includes(environment));
  return [
    ...titleLines(sign, [[name, bold]], '', page.width),
    ...missingIn.map((environment) => `   Not in ${visible(environment)}.`),
    ...(['nothing', 'override', 'variable'] as const).flatMap((because) => {
      const group = differences.filter((difference) => difference.because === because);
      return group.length === 0
        ? []
        : [`   ${bold(headings[because])}`, ...groupLines(group, environments, there, page)];
    }),
  ];
}

/** Under the part of the console that they are in, a line for each environment. */
function groupLines(
  group: readonly EnvironmentDifference[],
  environments: readonly string[],
  there: readonly string[],
  page: Page,
): string[] {
  const views = group.map((difference) => ({
    ...difference,
    words: headingWords(difference.at, () => undefined, undefined).map(visible),
  }));
  const columns = labelColumns(views.map(({ words }) => words.at(-1) ?? ''));
  let last = '';
  return views.flatMap(({ words, at, values }) => {
    const tab = words.slice(0, -1).join(' › ');
    const heading = tab === '' || tab === last ? [] : flowed([[tab]], page.width - 5).map((line) => `     ${line}`);
    last = tab;
    const widest = Math.max(...there.map((name) => name.length));
    const lines = (width: number): ValueLine[] =>
      there.flatMap((environment) => {
        const value = values[environments.indexOf(environment)];
        const text = value === undefined ? 'nothing' : showAt(at, value);
        const [first = '', ...rest] = flowed([[text]], Math.max(10, width - widest - 2));
        return [
          { text: `${padded(visible(environment), widest)}  ${first}` },
          ...rest.map((more) => ({ text: ' '.repeat(widest + 2) + more })),
        ];
      });
    return [...heading, ...settingLines({ label: words.at(-1) ?? '', columns, values: lines }, page)];
  });
}
