import { type AllSettings, originWords, type Setting } from '../all-settings.ts';
import { escapeHtml, fenced, folded } from './markdown.ts';
import { withDays } from './sentences.ts';

/** All settings of a new connection, folded: the console's tabs as keys, remarks in one column. */
export function settingsYaml(settings: AllSettings): string {
  const legend =
    settings.counts.preset > 0
      ? '\n\n`preset` is what the vendor documents for the directory; `preset, likely` is customary there, but not documented: look once in the console whether it is so.'
      : '';
  return folded(titleOf(settings), `${fenced(yamlLines(settings), 'yaml')}${legend}`);
}

export function yamlLines(settings: AllSettings): string[] {
  return settings.parts.flatMap(({ heading, settings: own }) => [`${heading}:`, ...linesOf(own)]);
}

function titleOf(settings: AllSettings): string {
  const words = originWords(settings, (directory) => ` <code>${escapeHtml(directory)}</code>`);
  return `All ${settings.total} settings: ${words}`;
}

function linesOf(settings: readonly Setting[]): string[] {
  const lines = settings.map(({ field, value, remark }) => ({
    text: `  ${field}: ${quoted(withDays(value))}`,
    remark,
  }));
  const width = Math.min(
    80,
    Math.max(0, ...lines.filter(({ remark }) => remark !== '').map(({ text }) => text.length)),
  );
  return lines.map(({ text, remark }) => (remark === '' ? text : `${text.padEnd(width)}  # ${remark}`));
}

/** In quotes where YAML's colours would go astray. */
function quoted(value: string): string {
  return /: | #|^[#&*!|>'"%@`{[]/.test(value) ? `'${value.replaceAll("'", "''")}'` : value;
}
