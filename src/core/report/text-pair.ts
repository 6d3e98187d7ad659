import type { Json } from '../document/json.ts';
import { isMember, type Path } from '../document/path.ts';
import type { Filter } from '../ldap/filter-tree.ts';
import { readFilter } from '../ldap/read-filter.ts';
import { secretNamesIn } from '../secret.ts';
import { certificateIn } from './certificate-words.ts';
import type { DifferenceView } from './difference-blocks.ts';
import { showAt } from './leaves.ts';
import { cutAround, visible } from './visible-text.ts';

const longest = 120;

/** A value before and after: filters clause by clause, expressions line by line, long texts from where they differ. */
export function textPair(
  path: Path,
  live: Json | undefined,
  desired: Json | undefined,
): Pick<DifferenceView, 'before' | 'after' | 'lines'> {
  const short = { before: showAt(path, live), after: showAt(path, desired) };
  if (typeof live !== 'string' || typeof desired !== 'string' || !isPlain(live + desired)) return short;
  const lines = linesOf(path, live, desired);
  if (lines) return { ...short, lines };
  if (Math.max(live.length, desired.length) <= longest) return short;
  const [before, after] = cutAround(visible(live), visible(desired), longest);
  return { before, after };
}

const isPlain = (text: string) => certificateIn(text) === undefined && secretNamesIn(text).length === 0;

function linesOf(path: Path, live: string, desired: string): DifferenceView['lines'] {
  const last = path.at(-1);
  const isFilter = last !== undefined && isMember(last) && /filter$/i.test(last.member);
  const [before, after] = isFilter
    ? [filterLines(live), filterLines(desired)]
    : [live, desired].map((text) => text.split(/\r?\n/).map(visible));
  if (!before || !after || before.length + after.length < 3) return undefined;
  return { before, after };
}

const signs = { and: '&', or: '|', not: '!' } as const;

/** A deeper filter would drift out of the window. */
const mostDepth = 20;

/** An LDAP filter, one clause a line; `undefined` for a text that isn't one, and for one that is a single clause. */
function filterLines(text: string): string[] | undefined {
  const read = readFilter(text);
  if ('problem' in read || read.depth > mostDepth) return undefined;
  const lines = clausesOf(read.filter, text, '');
  return lines.length > 1 ? lines : undefined;
}

function clausesOf(filter: Filter, text: string, indent: string): string[] {
  if (filter.kind === 'condition' || filter.kind === 'variable') return [indent + written(filter, text)];
  const parts = filter.kind === 'not' ? [filter.part] : filter.parts;
  const isShort = filter.kind === 'not' && (filter.part.kind === 'condition' || filter.part.kind === 'variable');
  if (isShort || parts.length === 0) return [indent + written(filter, text)];
  return [
    `${indent}(${signs[filter.kind]}`,
    ...parts.flatMap((part) => clausesOf(part, text, `${indent}  `)),
    `${indent})`,
  ];
}

const written = ({ from, to }: Filter, text: string) => visible(text.slice(from, to).trim());
