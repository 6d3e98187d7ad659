import { inARow } from '../../wording.ts';
/**
 * A part of a comment's section. `cut` says how soon it is left to the job summary when there is no room: 1 goes first,
 * 0 never. The comment is the only memory, so each block's rank stands before it as a hidden mark.
 */
export interface Block {
  text: string;
  cut: Cut;
}

type Cut = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

/** What is missing when a rank is cut, as the one sentence says it. */
const names: Readonly<Record<number, string>> = {
  1: 'the members of groups',
  2: 'all settings of new connections',
  3: 'what was reviewed',
  4: 'the differences that touch nobody',
  5: 'the new connections that touch nobody',
  6: 'the differences that affect people',
  7: 'the table of connections',
  8: 'the differences that can’t be undone',
  9: 'the names of what can’t be undone',
};

const markOf = (cut: number) => `<!--${cut}-->`;
const leftMark = /^<!--left ([\d,]+)-->\n.*$/m;

export const block = (text: string, cut: Cut = 0): Block => ({ text, cut });

/** Blocks as one text; empty ones are left out. */
export function joinBlocks(blocks: readonly Block[]): string {
  let before: number = 0;
  const texts = blocks
    .filter(({ text }) => text !== '')
    .map(({ text, cut }) => {
      const mark = cut === before ? '' : `${markOf(cut)}\n`;
      before = cut;
      return mark + text;
    });
  return texts.join('\n\n');
}

/** The blocks of a text that `joinBlocks` made. */
function splitBlocks(text: string): Block[] {
  const parts = text.split(/^<!--(\d)-->\n/m);
  const [first = '', ...rest] = parts;
  const blocks = [block(first.trim())];
  for (let at = 0; at + 1 < rest.length; at += 2)
    blocks.push(block((rest[at + 1] ?? '').trim(), Number(rest[at]) as Cut));
  return blocks.filter((one) => one.text !== '');
}

/** The sections so that all together have at most `budget` characters; what is least worth goes first, in the longest. */
export function fitSections(sections: readonly string[], budget: number): string[] {
  const shown = [...sections];
  const total = () => shown.reduce((sum, text) => sum + text.length + 2, 0);
  for (let cut = 1; cut <= 9; cut++) {
    const longestFirst = shown
      .map((_, index) => index)
      .sort((a, b) => (shown[b]?.length ?? 0) - (shown[a]?.length ?? 0));
    for (const index of longestFirst) {
      if (total() <= budget) return shown;
      shown[index] = without(shown[index] ?? '', cut);
    }
  }
  return total() <= budget ? shown : shown.map((text) => floorOf(text, budget / shown.length));
}

/** A text without a rank, and the sentence that says so. */
function without(text: string, cut: number): string {
  if (cut === 9) return text.replace(/^> {3}\S.*\n?/gm, '');
  const blocks = splitBlocks(text);
  const kept = blocks.filter((one) => one.cut !== cut);
  if (kept.length === blocks.length) return text;
  return withSentence(joinBlocks(kept), cut);
}

/** One sentence for all that is missing, before the last block. */
function withSentence(text: string, cut: number): string {
  const known = leftMark.exec(text);
  const cuts = [...(known?.[1]?.split(',').map(Number) ?? []), cut];
  const link = /\[job summary\]\([^)\s]+\)/.exec(text)?.[0] ?? 'job summary';
  const words = cuts.map((one) => names[one] ?? '');
  const list = inARow(words);
  const sentence = `<!--left ${cuts.join(',')}-->\nNot all of it fits here: the ${link} has ${list}.`;
  if (known) return text.replace(leftMark, () => sentence);
  const at = text.lastIndexOf('\n\n');
  return at < 0 ? `${text}\n\n${sentence}` : `${text.slice(0, at)}\n\n${sentence}${text.slice(at)}`;
}

/** Only the first line and the last, when even what is never cut is too long. */
function floorOf(text: string, budget: number): string {
  if (text.length <= budget) return text;
  const parts = text.split('\n\n');
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  let room = budget - first.length - last.length - 100;
  const kept = parts.slice(1, -1).filter((part) => {
    const isBox = part.startsWith('> [!CAUTION]') || part.startsWith('> [!WARNING]');
    const fits = isBox && part.length <= room;
    if (fits) room -= part.length;
    return fits;
  });
  return [first, ...kept, 'Everything else is in the job summary.', last].join('\n\n');
}
