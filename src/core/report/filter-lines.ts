import type { Filter } from '../ldap/filter-tree.ts';
import { readFilter } from '../ldap/read-filter.ts';
import { visible } from './visible-text.ts';

const signs = { and: '&', or: '|', not: '!' } as const;

/** A deeper filter would drift out of the window. */
const mostDepth = 20;

/** An LDAP filter, one clause a line; `undefined` for a text that isn't one, and for one that is a single clause. */
export function filterLines(text: string): string[] | undefined {
  const read = readFilter(text);
  if ('problem' in read || read.depth > mostDepth) return undefined;
  const lines = linesOf(read.filter, text, '');
  return lines.length > 1 ? lines : undefined;
}

function linesOf(filter: Filter, text: string, indent: string): string[] {
  if (filter.kind === 'condition' || filter.kind === 'variable') return [indent + written(filter, text)];
  const parts = filter.kind === 'not' ? [filter.part] : filter.parts;
  const isShort = filter.kind === 'not' && (filter.part.kind === 'condition' || filter.part.kind === 'variable');
  if (isShort || parts.length === 0) return [indent + written(filter, text)];
  return [
    `${indent}(${signs[filter.kind]}`,
    ...parts.flatMap((part) => linesOf(part, text, `${indent}  `)),
    `${indent})`,
  ];
}

const written = ({ from, to }: Filter, text: string) => visible(text.slice(from, to).trim());
