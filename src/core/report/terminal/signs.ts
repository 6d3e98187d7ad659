import type { Tier } from '../tier.ts';
import { type Verb, verbWords } from '../verbs.ts';
import type { Palette } from './palette.ts';

/** Two columns at the beginning of an entry: how bad it is, or else what is done. */
export function entrySign(tier: Tier, verb: Verb, palette: Palette): string {
  if (tier !== 'routine') return tierSign(tier, palette);
  return `${verbColour(verb, palette)(verbWords[verb].sign)} `;
}

/** `!!`, `! `, `? `: their shapes differ, not only their colours. */
export function tierSign(tier: Tier, palette: Palette): string {
  if (tier === 'irreversible') return palette.bold(palette.reverse(palette.red('!!')));
  if (tier === 'people') return `${palette.bold(palette.yellow('!'))} `;
  return tier === 'not-judged' ? `${palette.bold('?')} ` : '  ';
}

function verbColour(verb: Verb, palette: Palette): (text: string) => string {
  if (verb === 'create') return palette.green;
  return verb === 'delete' || verb === 'replace' ? palette.red : palette.cyan;
}
