/** The page's width, so that it can be printed. */
export const pageWidth = 100;

/** Text in lines of at most `width` characters, broken at blanks; a longer word stays whole. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** Rows of two columns, aligned, the second one wrapped: `  Client ID    The client ID of the same app.` */
export function inColumns(rows: readonly (readonly [string, string])[], indent = 2): string[] {
  const widest = Math.max(0, ...rows.map(([left]) => left.length));
  const left = Math.min(widest, 38);
  return rows.flatMap(([first, second]) => {
    const lines = wrapped(second, pageWidth - indent - left - 2);
    const isLong = first.length > left;
    const head = ' '.repeat(indent) + (isLong ? first : `${first.padEnd(left)}  ${lines[0] ?? ''}`.trimEnd());
    const rest = (isLong ? lines : lines.slice(1)).map((line) => ' '.repeat(indent + left + 2) + line);
    return [head, ...rest];
  });
}

/** `- a sentence`, wrapped under itself. */
export function asList(sentences: readonly string[], indent = 2): string[] {
  return sentences.flatMap((sentence) =>
    wrapped(sentence, pageWidth - indent - 2).map(
      (line, index) => `${' '.repeat(indent)}${index === 0 ? '- ' : '  '}${line}`,
    ),
  );
}
