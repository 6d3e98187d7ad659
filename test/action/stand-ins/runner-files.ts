/** The files through which a step hands things on (`GITHUB_OUTPUT`, `GITHUB_STATE`), read as the runner reads them. */
export function readKeyValueFile(text: string): Record<string, string> {
  const values: Record<string, string> = {};
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? '';
    if (line === '') continue;
    const equals = line.indexOf('=');
    const heredoc = line.indexOf('<<');
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      if (equals === 0) throw new Error('Invalid format: name is empty');
      values[line.slice(0, equals)] = line.slice(equals + 1);
    } else if (heredoc >= 0) {
      const delimiter = line.slice(heredoc + 2);
      if (heredoc === 0 || delimiter === '') throw new Error('Invalid format: name or delimiter is empty');
      const end = lines.indexOf(delimiter, index + 1);
      if (end < 0) throw new Error(`Matching delimiter not found '${delimiter}'`);
      values[line.slice(0, heredoc)] = lines.slice(index + 1, end).join('\n');
      index = end;
    } else throw new Error(`Invalid format '${line}'`);
  }
  return values;
}

/** One value of a job's outputs: anything with a secret in it is dropped whole. */
export function jobOutputs(outputs: Record<string, string>, masks: readonly string[]): Record<string, string> {
  const hasSecret = (value: string) => masks.some((mask) => mask !== '' && value.includes(mask));
  return Object.fromEntries(Object.entries(outputs).filter(([, value]) => !hasSecret(value)));
}

export const largestSummary = 1024 * 1024;
