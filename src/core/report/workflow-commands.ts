/**
 * The runner reads a job's output line by line and obeys `::name …::text` at a line's start and `##[name …]` anywhere.
 * Everything that is printed in an action goes through this file, so that a name in a YAML file is never obeyed.
 */

/** The text of a command: its line ends and percent signs escaped as the runner undoes them, percent last. */
export function escapeCommandText(text: string): string {
  return defused(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

/** A property of a command, in which `:` and `,` have a meaning too. */
export function escapeCommandProperty(text: string): string {
  return escapeCommandText(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

/** `::error file=a.yaml,line=3::text`. Properties without a value are left out. */
export function workflowCommand(
  name: string,
  properties: Readonly<Record<string, string | number | undefined>>,
  text: string,
): string {
  const given = Object.entries(properties)
    .filter(([, value]) => value !== undefined && value !== '')
    .map(([key, value]) => `${key}=${escapeCommandProperty(String(value))}`);
  return `::${name}${given.length > 0 ? ` ${given.join(',')}` : ''}::${escapeCommandText(text)}`;
}

/** Text for the log in which no line is a command: a zero-width joiner breaks up `::` at a start and `##[` anywhere. */
export function plainForRunner(text: string): string {
  return defused(text)
    .split(/(\r\n|\n|\r)/)
    .map((line) => line.replace(/^(\s*):(?=:)/, `$1:${breaker}`))
    .join('');
}

const breaker = '\u2060';

/** The older form is looked for anywhere in a line, in a command's own text too. */
function defused(text: string): string {
  return text.replaceAll('##[', `##${breaker}[`);
}
