/**
 * The runner reads a job's output line by line and obeys `::name …::text` at a line's start and `##[name …]` anywhere,
 * on both streams. Everything that is printed in an action goes through here, so that a name in a file, or an answer of
 * a server, is never obeyed.
 */

/** Breaks a command up without being seen. */
const breaker = '\u2060';

/** Text for the log in which no line is a command. */
export function plainForRunner(text: string): string {
  return harmless(text)
    .split(/(\r\n|\n|\r)/)
    .map((line) => line.replace(/^(\s*):(?=:)/, `$1:${breaker}`))
    .join('');
}

/** Text inside a command that we give ourselves: the older form is looked for there too. */
export function harmless(text: string): string {
  return text.replaceAll('##[', `##${breaker}[`);
}
