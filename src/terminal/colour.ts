import type { Inputs } from '../commands/inputs.ts';
import type { ProcessVariables } from '../core/process-variables.ts';
import type { Terminal } from './terminal.ts';

/** Colours, and how wide the terminal is. What isn't read on one has no width of its own; some that are one say 0. */
export function lookOf(color: Inputs['color'], { out, variables }: Pick<Terminal, 'out' | 'variables'>) {
  return { colour: wantsColour(color, out, variables), width: out.isTTY ? out.columns || undefined : undefined };
}

/**
 * Whether a stream gets colours: what was asked for by option, else NO_COLOR (https://no-color.org), FORCE_COLOR
 * (https://force-color.org), and a terminal that can show them.
 */
export function wantsColour(
  color: Inputs['color'],
  { isTTY }: { isTTY?: boolean },
  { NO_COLOR, FORCE_COLOR, TERM }: ProcessVariables,
): boolean {
  if (color !== 'auto') return color === 'always';
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return !/^(0|false)$/i.test(FORCE_COLOR);
  return Boolean(isTTY) && TERM !== 'dumb';
}
