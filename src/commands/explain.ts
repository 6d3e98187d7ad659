import { pageOf } from '../core/diagnostics/codes/people.ts';
import { relatedTo } from '../core/diagnostics/codes/related.ts';
import { codes, type DiagnosticCode } from '../core/diagnostics/codes.ts';
import { didYouMean } from '../core/document/nearest.ts';
import { explanationOf } from '../core/report/terminal/explanation.ts';
import { documentation } from '../core/repository/documentation.ts';
import { homeOf } from '../edges/release/release.ts';
import type { Command } from './command.ts';
import { Refusal } from './refusal.ts';
import { textResult } from './text-result.ts';

/** What a finding means, why it matters and what to do: the code table's row, for people or as data. */
export const explain: Command = async ({ inputs, colour, width }) => {
  const [code] = inputs.operands;
  if (code === undefined) throw unknown('which finding is meant?', undefined);
  if (!isCode(code)) throw unknown(`there is no finding "${code}"`, didYouMean(code, Object.keys(codes)));
  const entry = pageOf(code);
  const text = explanationOf(code, entry, relatedTo(code), { colour, width, home: homeOf() });
  return textResult(text, { code, ...entry });
};

const isCode = (word: string): word is DiagnosticCode => Object.hasOwn(codes, word);

function unknown(message: string, near: string | undefined): Refusal {
  return new Refusal(
    'invalid-inputs',
    message,
    near ?? `${documentation('diagnostics.md', homeOf())} lists the code of every finding`,
  );
}
