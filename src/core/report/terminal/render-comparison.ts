import type { ConnectionComparison, EnvironmentDifference } from '../../plan/compare-environments.ts';
import { paletteFor } from './palette.ts';

const headings: Record<EnvironmentDifference['because'], string> = {
  variable: 'explained by variables',
  override: 'explained by an override in environments/',
  nothing: 'explained by nothing',
};

/** Connections of several environments side by side: what variables explain apart from what nothing explains. */
export function renderComparison(
  comparisons: readonly ConnectionComparison[],
  options: { environments: readonly string[]; colour: boolean },
): string {
  const different = comparisons.filter(({ missingIn, differences }) => missingIn.length + differences.length > 0);
  const blocks = different.map((comparison) => blockOf(comparison, options));
  const same = comparisons.length - different.length;
  return [
    ...blocks,
    `${same} of ${comparisons.length} connections are the same in ${options.environments.join(', ')}.`,
  ].join('\n\n');
}

function blockOf(
  { id, missingIn, differences }: ConnectionComparison,
  { environments, colour }: { environments: readonly string[]; colour: boolean },
): string {
  const colours = paletteFor(colour);
  const width = Math.max(...environments.map((name) => name.length));
  const lines = [colours.bold(id), ...missingIn.map((name) => `  not in ${name}`)];
  for (const because of ['nothing', 'override', 'variable'] as const) {
    const group = differences.filter((difference) => difference.because === because);
    if (group.length === 0) continue;
    lines.push(`  ${because === 'nothing' ? colours.yellow(headings[because]) : headings[because]}`);
    for (const { path, values } of group) {
      lines.push(`    ${path}`);
      values.forEach((value, index) => {
        if (missingIn.includes(environments[index] ?? '')) return;
        lines.push(
          `      ${(environments[index] ?? '').padEnd(width)}  ${value === undefined ? '(none)' : JSON.stringify(value)}`,
        );
      });
    }
  }
  return lines.join('\n');
}
