import { fitted } from './fit.ts';

/** What a section of the comment shows; either part may be shortened. */
export interface ShownParts {
  head: string;
  details: string;
}

const leftOut = 'Shortened, because all sections together are too long: the rest is in the job summary.';

/** How many lines of a warning box stay when even the first lines of all sections are too long together. */
const boxLines = 4;

/**
 * The sections so that all together stay within `budget` characters: first details are halved and left out, then tables
 * of changes, then all but the first lines of the warnings; the largest section first.
 */
export function fitSections(sections: readonly ShownParts[], budget: number): ShownParts[] {
  const sizes = sections.map(sizesOf);
  const { texts } = fitted(
    sizes.map((each) => ({ sizes: each.map(textOf) })),
    budget,
  );
  return sizes.map((each, index) => each.find((size) => textOf(size) === texts[index]) ?? { head: '', details: '' });
}

function textOf({ head, details }: ShownParts): string {
  return head + details;
}

/** A section in ever fewer characters. */
function sizesOf({ head, details }: ShownParts): ShownParts[] {
  const withoutTables = blocksOf(head)
    .map((block) => (block.startsWith('| ') ? leftOut : block))
    .join('\n\n');
  const firstWarnings = withoutTables
    .split('\n\n')
    .map((block) => (block.startsWith('> [!') ? cutBox(block) : block))
    .join('\n\n');
  const blocks = blocksOf(head);
  const outline = [...new Set([blocks[0], leftOut, blocks.at(-1)])].join('\n\n');
  const short = details.length > leftOut.length ? leftOut : details;
  const all = [
    { head, details },
    { head, details: firstParts(details, 2) },
    { head, details: firstParts(details, 4) },
    { head, details: short },
    { head: withoutTables, details: short },
    { head: firstWarnings, details: short },
    { head: outline, details: '' },
  ];
  const kept: ShownParts[] = [];
  for (const one of all) {
    const before = kept.at(-1);
    kept.push(before && textOf(one).length >= textOf(before).length ? before : one);
  }
  return kept;
}

function blocksOf(markdown: string): string[] {
  return markdown.split('\n\n');
}

function cutBox(block: string): string {
  const lines = block.split('\n');
  const more = lines.length - 1 - boxLines;
  return more > 0 ? [...lines.slice(0, boxLines + 1), `> - … and ${more} more in the job summary`].join('\n') : block;
}

/** The first of the parts that stand beside each other, so that a `share`th of the text is left. */
function firstParts(details: string, share: number): string {
  const kept: string[] = [];
  let room = details.length / share;
  for (const part of topParts(details)) {
    room -= part.length;
    if (room < 0) break;
    kept.push(part);
  }
  return kept.length === 0 ? leftOut : [leftOut, ...kept.filter((part) => part !== leftOut)].join('\n\n');
}

/** What is folded stays whole: a part ends at an empty line outside of everything that folds. */
function topParts(details: string): string[] {
  const parts: string[] = [];
  let depth = 0;
  for (const block of blocksOf(details)) {
    if (depth > 0) parts[parts.length - 1] += `\n\n${block}`;
    else parts.push(block);
    depth += count(block, /^<details/gm) - count(block, /^<\/details>/gm);
  }
  return parts;
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
