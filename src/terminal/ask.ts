import type { Readable, Writable } from 'node:stream';

/**
 * Asks a person on a terminal; `undefined` when the input ends, or the person wants to stop, before there is an answer.
 * The terminal's own line editing is used, so that Ctrl-C stays what it is everywhere else.
 */
export function askOn(input: Readable, output: Writable) {
  return async (question: string, signal: AbortSignal): Promise<string | undefined> => {
    const { createInterface } = await import('node:readline');
    return new Promise((answer) => {
      const lines = createInterface({ input, terminal: false });
      let isOver = false;
      const end = (text: string | undefined) => {
        if (isOver) return;
        isOver = true;
        lines.close();
        if (text === undefined) output.write('\n');
        answer(text);
      };
      lines.once('line', (line) => end(line));
      lines.once('close', () => end(undefined));
      signal.addEventListener('abort', () => end(undefined), { once: true });
      output.write(question);
    });
  };
}
