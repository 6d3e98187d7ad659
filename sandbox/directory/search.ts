import { number, numberOf, type Piece, piecesOf, string, textOf, wrap } from './bytes.ts';
import { type Asked, decodeFilter } from './filter.ts';

export const pagedResults = '1.2.840.113556.1.4.319';

/** A search as it was asked. */
export interface Search {
  base: string;
  scope: 'base' | 'one' | 'subtree';
  sizeLimit: number;
  timeLimit: number;
  filter: Asked;
  attributes: string[];
  page: { size: number; cookie: string } | undefined;
  /** Controls that must be obeyed and aren't known. */
  unknown: string[];
}

const scopes = ['base', 'one', 'subtree'] as const;

/** Reads a search request and its controls. Throws RangeError for what is none. */
export function decodeSearch(operation: Piece, controls: Piece | undefined): Search {
  const parts = piecesOf(operation.data);
  if (parts.length !== 8) throw new RangeError('a search that is none');
  const [base, scope, , sizeLimit, timeLimit, , filter, attributes] = parts as [
    Piece,
    Piece,
    Piece,
    Piece,
    Piece,
    Piece,
    Piece,
    Piece,
  ];
  const meant = scopes[numberOf(scope)];
  if (!meant) throw new RangeError('an unknown scope');
  return {
    base: textOf(base),
    scope: meant,
    sizeLimit: numberOf(sizeLimit),
    timeLimit: numberOf(timeLimit),
    filter: decodeFilter(filter),
    attributes: piecesOf(attributes.data).map(textOf),
    ...decodeControls(controls),
  };
}

function decodeControls(controls: Piece | undefined): Pick<Search, 'page' | 'unknown'> {
  const found: Pick<Search, 'page' | 'unknown'> = { page: undefined, unknown: [] };
  for (const control of controls ? piecesOf(controls.data) : []) {
    const [type, ...rest] = piecesOf(control.data);
    const isCritical = rest.some(({ tag, data }) => tag === 0x01 && data[0] !== 0);
    const value = rest.find(({ tag }) => tag === 0x04);
    if (type && textOf(type) === pagedResults && value) found.page = pageIn(value);
    else if (isCritical) found.unknown.push(type ? textOf(type) : '');
  }
  return found;
}

function pageIn(value: Piece): Search['page'] {
  const [sequence] = piecesOf(value.data);
  const [size, cookie] = sequence ? piecesOf(sequence.data) : [];
  if (!size || !cookie) throw new RangeError('a page that is none');
  return { size: numberOf(size), cookie: textOf(cookie) };
}

export const pageControl = (cookie: string) =>
  wrap(0xa0, wrap(0x30, string(pagedResults), string(wrap(0x30, number(0), string(cookie)))));

export const result = (tag: number, code: number, text = '', ...more: Buffer[]) =>
  wrap(tag, number(code, 0x0a), string(''), string(text), ...more);

export const message = (id: number, ...parts: Buffer[]) => wrap(0x30, number(id), ...parts);
