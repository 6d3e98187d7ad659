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
