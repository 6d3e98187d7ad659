import type { Key } from '../core/kinds.ts';
import { drawnOf } from '../core/report/drawn.ts';
import { drawnText, type Ways } from '../core/report/terminal/drawn-text.ts';
import { sameFor } from './again.ts';
import type { Printing } from './printing.ts';

/** A plan or an outcome, with the commands that go on from there; `undefined` where there is neither. */
export function resultText(printing: Printing): string | undefined {
  const drawn = drawnOf(printing.inputs, printing.result);
  return drawn && drawnText(drawn, { ...printing.look, today: new Date(), ways: waysOn(printing) });
}

function waysOn({ inputs: { command }, typed, isQuestion }: Printing): Ways {
  const applyWith = (added: string) => sameFor(typed, command === 'restore' ? 'restore' : 'apply', added);
  return {
    applyWith: isQuestion ? undefined : applyWith,
    again: (added) => sameFor(typed, command, added),
    keep: (keys) => sameFor(typed, 'import', `--force --only ${keysWords(keys)}`, ['only']),
    goBack: sameFor(typed, 'apply'),
  };
}

/** A command with more of them is typed by nobody. */
const mostKeys = 10;

function keysWords(keys: readonly Key[]): string {
  return keys.length > mostKeys ? 'ID,…' : keys.join(',');
}
