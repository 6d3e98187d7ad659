import type { CodeEntry } from '../core/diagnostics/code-entry.ts';
import { codes } from '../core/diagnostics/codes.ts';
import { didYouMean } from '../core/document/nearest.ts';
import { explanationOf } from '../core/report/terminal/explanation.ts';
import type { Command } from './command.ts';
import { Refusal } from './refusal.ts';
import { textResult } from './text-result.ts';

/** What a finding means, why it matters and what to do: the code table's row, for people or as data. */
export const explain: Command = async ({ inputs, colour, width }) => {
  const [code] = inputs.operands;
  if (code === undefined) throw unknown('which finding is meant?', undefined);
  const entry = Object.hasOwn(codes, code) ? (codes as Record<string, CodeEntry>)[code] : undefined;
  if (!entry) throw unknown(`there is no finding "${code}"`, didYouMean(code, Object.keys(codes)));
  return textResult(explanationOf(code, entry, Object.keys(codes), { colour, width }), { code, ...entry });
};

function unknown(message: string, near: string | undefined): Refusal {
  return new Refusal('invalid-inputs', message, near ?? 'docs/diagnostics.md lists the code of every finding');
}
