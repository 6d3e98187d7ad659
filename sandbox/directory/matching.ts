import { nameKey } from './names.ts';
import type { AttributeType, Schema, Syntax } from './schema.ts';

/** A condition on one value; `undefined` where the schema has no such comparison, or the asserted value isn't one. */
export type Test = ((value: Buffer) => boolean) | undefined;

/** Values as they are compared; `undefined` for what isn't a value of the syntax. */
export function prepared(value: Buffer, syntax: Syntax, schema: Schema): string | undefined {
  const text = value.toString('utf8');
  switch (syntax) {
    case 'any-case':
    case 'oid':
      return text.toLowerCase().replaceAll(/\s+/g, ' ').trim();
    case 'exact':
      return text.replaceAll(/\s+/g, ' ').trim();
    case 'telephone':
      return text.toLowerCase().replaceAll(/[\s-]+/g, '');
    case 'numeric':
      return text.replaceAll(/\s+/g, '');
    case 'name':
      return nameKey(text, schema.nameOf);
    case 'integer':
      return /^-?\d+$/.test(text.trim()) ? BigInt(text.trim()).toString() : undefined;
    case 'boolean':
      return /^(TRUE|FALSE)$/.test(text) ? text : undefined;
    case 'time':
      return /^\d{10,14}(\.\d+)?Z$/.test(text) ? text.replace(/\.0*Z$/, 'Z') : undefined;
    case 'octets':
      return value.toString('latin1');
    case 'unmatched':
      return undefined;
  }
}

export function equality(type: AttributeType, asserted: Buffer, schema: Schema): Test {
  const wanted = prepared(asserted, type.syntax, schema);
  if (wanted === undefined) return shortCategory(type, asserted, schema);
  return (value) => prepared(value, type.syntax, schema) === wanted;
}

/** Active Directory takes the class's name for the name of its category: `(objectCategory=person)`. */
function shortCategory(type: AttributeType, asserted: Buffer, schema: Schema): Test {
  if (type.names[0] !== 'objectCategory') return undefined;
  const wanted = `cn=${asserted.toString().toLowerCase()}\u0000`;
  return (value) => nameKey(value.toString(), schema.nameOf)?.startsWith(wanted) ?? false;
}

/** The standard's types for texts have no order (RFC 4519); Active Directory orders texts, too. */
const ordered: Record<Schema['kind'], ReadonlySet<Syntax>> = {
  openldap: new Set(['integer', 'time', 'numeric']),
  'active-directory': new Set(['any-case', 'exact', 'integer', 'time', 'octets', 'numeric']),
};

export function ordering(type: AttributeType, sign: '>=' | '<=', asserted: Buffer, schema: Schema): Test {
  if (!ordered[schema.kind].has(type.syntax)) return undefined;
  const wanted = prepared(asserted, type.syntax, schema);
  if (wanted === undefined) return undefined;
  return (value) => {
    const order = compare(prepared(value, type.syntax, schema) ?? '', wanted, type.syntax);
    return sign === '>=' ? order >= 0 : order <= 0;
  };
}

function compare(a: string, b: string, syntax: Syntax): number {
  if (syntax !== 'integer') return a < b ? -1 : Number(a > b);
  const [first, second] = [BigInt(a || 0), BigInt(b || 0)];
  return first < second ? -1 : Number(first > second);
}

const withSubstrings: ReadonlySet<Syntax> = new Set(['any-case', 'exact', 'telephone', 'numeric', 'octets']);

interface Substrings {
  initial: Buffer | undefined;
  any: readonly Buffer[];
  final: Buffer | undefined;
}

export function substrings(type: AttributeType, pieces: Substrings, schema: Schema): Test {
  const { syntax } = type;
  if (!withSubstrings.has(syntax)) return undefined;
  const initial = pieces.initial && squeezed(pieces.initial, syntax).trimStart();
  const final = pieces.final && squeezed(pieces.final, syntax).trimEnd();
  const any = pieces.any.map((piece) => squeezed(piece, syntax));
  return (value) => {
    let text = prepared(value, syntax, schema) as string;
    if (initial !== undefined) {
      if (!text.startsWith(initial)) return false;
      text = text.slice(initial.length);
    }
    if (final !== undefined) {
      if (!text.endsWith(final)) return false;
      text = text.slice(0, text.length - final.length);
    }
    return any.every((piece) => {
      const at = text.indexOf(piece);
      text = at < 0 ? text : text.slice(at + piece.length);
      return at >= 0;
    });
  };
}

/** A part of a value: blanks at its ends may stand for blanks inside of the value. */
function squeezed(piece: Buffer, syntax: Syntax): string {
  if (syntax === 'octets') return piece.toString('latin1');
  const text = piece.toString('utf8');
  if (syntax === 'telephone') return text.toLowerCase().replaceAll(/[\s-]+/g, '');
  if (syntax === 'numeric') return text.replaceAll(/\s+/g, '');
  return (syntax === 'any-case' ? text.toLowerCase() : text).replaceAll(/\s+/g, ' ');
}

/** The rules that an extensible match may name, by name and number. */
export const rules: Record<string, Syntax> = {
  caseignorematch: 'any-case',
  '2.5.13.2': 'any-case',
  caseexactmatch: 'exact',
  '2.5.13.5': 'exact',
  caseignoreia5match: 'any-case',
  '1.3.6.1.4.1.1466.109.114.2': 'any-case',
  caseexactia5match: 'exact',
  '1.3.6.1.4.1.1466.109.114.1': 'exact',
  distinguishednamematch: 'name',
  '2.5.13.1': 'name',
  integermatch: 'integer',
  '2.5.13.14': 'integer',
  booleanmatch: 'boolean',
  '2.5.13.13': 'boolean',
  octetstringmatch: 'octets',
  '2.5.13.17': 'octets',
  generalizedtimematch: 'time',
  '2.5.13.27': 'time',
  telephonenumbermatch: 'telephone',
  '2.5.13.20': 'telephone',
  objectidentifiermatch: 'oid',
  '2.5.13.0': 'oid',
};

const textual: ReadonlySet<Syntax> = new Set(['any-case', 'exact', 'oid', 'telephone', 'numeric']);

/** Whether values of a type can be compared by a rule. */
export function ruleFits(rule: Syntax, type: Syntax): boolean {
  return rule === type || (textual.has(rule) && textual.has(type)) || (rule === 'octets' && type !== 'unmatched');
}
