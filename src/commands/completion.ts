import { didYouMean } from '../core/document/nearest.ts';
import { inARow } from '../core/wording.ts';
import type { Command } from './command.ts';
import { type Shell, scripts } from './completion/scripts.ts';
import { Refusal } from './refusal.ts';
import { textResult } from './text-result.ts';

/** `completion SHELL`: what makes a shell ask pfconn for the words that may come next. */
export const completion: Command = async ({ inputs }) => {
  const [shell = ''] = inputs.operands;
  if (Object.hasOwn(scripts, shell)) return textResult(scripts[shell as Shell]);
  const shells = Object.keys(scripts);
  throw new Refusal(
    'invalid-inputs',
    shell === '' ? 'which shell is meant?' : `there is no completion for "${shell}"`,
    didYouMean(shell, shells) ?? `say ${inARow(shells, 'or')}`,
  );
};
