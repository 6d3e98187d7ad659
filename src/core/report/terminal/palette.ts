import type { Tier } from '../tier.ts';
import { type Verb, verbWords } from '../verbs.ts';

/** Puts a text in a colour, or leaves it alone. */
export interface Palette {
  red(text: string): string;
  green(text: string): string;
  yellow(text: string): string;
  blue(text: string): string;
  cyan(text: string): string;
  bold(text: string): string;
  dim(text: string): string;
  /** Dark on a bright ground: for one sign only. */
  reverse(text: string): string;
}

const pair = (on: number, off: number) => (text: string) => `\u001b[${on}m${text}\u001b[${off}m`;
const plainly = (text: string) => text;

const coloured: Palette = {
  red: pair(31, 39),
  green: pair(32, 39),
  yellow: pair(33, 39),
  blue: pair(34, 39),
  cyan: pair(36, 39),
  bold: pair(1, 22),
  dim: pair(2, 22),
  reverse: pair(7, 27),
};

const plain: Palette = {
  red: plainly,
  green: plainly,
  yellow: plainly,
  blue: plainly,
  cyan: plainly,
  bold: plainly,
  dim: plainly,
  reverse: plainly,
};

/** ANSI colours, or none. Whether a stream can show them is for the caller to know. */
export function paletteFor(colour: boolean): Palette {
  return colour ? coloured : plain;
}

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
