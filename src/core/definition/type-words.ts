import { isObject, type Json, type Pointer } from '../document/json.ts';
import type { Checking } from './schema-check.ts';

const types: Record<string, string> = {
  string: 'text',
  number: 'a number',
  integer: 'a whole number',
  boolean: 'true or false',
  object: 'a mapping',
  array: 'a list',
  null: 'empty',
};

/** `['string', 'object']` → `text or a mapping`. */
export function typeInWords(wanted: readonly string[]): string {
  const words = wanted.map((type) => types[type] ?? type);
  const last = words.pop() ?? 'something else';
  return words.length === 0 ? last : `${words.join(', ')} or ${last}`;
}

/** A value's type as people say it: `the number 12`, `a list`. */
export function whatItIs(value: Json | undefined): string {
  if (value === null || value === undefined) return 'empty';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number') return `the number ${value}`;
  if (typeof value === 'string') return 'text';
  return Array.isArray(value) ? 'a list' : 'a mapping';
}

/** What to write instead, where that is known: `put it in quotes: "012"`. */
export function typeHint(
  wanted: readonly string[],
  value: Json | undefined,
  pointer: Pointer,
  checking: Checking,
): string | undefined {
  const reference = checking.references?.get(pointer);
  if (wanted.includes('string') && (typeof value === 'number' || typeof value === 'boolean')) {
    if (reference) return `it comes from ${reference}; put that value in quotes where it is set`;
    const written = checking.writtenAt(checking.locate(pointer));
    const reading = written === String(value) ? '' : `YAML reads ${written} as ${whatItIs(value)}; `;
    return `${reading}put it in quotes: "${written}"`;
  }
  if (value === null || value === undefined) return 'give it a value, or remove the line';
  if (wanted.includes('boolean') && (value === 0 || value === 1)) return booleanHint(String(value));
  if (typeof value !== 'string') return formHint(wanted, value);
  if (wanted.includes('boolean')) return booleanHint(value);
  const isNumber = /^-?\d+(\.\d+)?$/.test(value);
  if (isNumber && (wanted.includes('integer') || wanted.includes('number'))) return numberHint(value, reference);
  if (wanted.includes('integer') || wanted.includes('number')) return 'write a number, in digits and without quotes';
  return formHint(wanted, value);
}

/** How what is wanted is written. */
function formHint(wanted: readonly string[], value: Json): string | undefined {
  const [only] = Array.isArray(value) && value.length === 1 ? value : [];
  if (typeof only === 'string' && wanted.includes('string')) return `write ${only}, without a list around it`;
  if (isObject(only) && wanted.includes('object')) return 'write the mapping without a list around it';
  if (wanted.includes('string')) return 'write one text';
  if (wanted.includes('array')) return 'write it as a list: [a, b], or one "- " line each';
  if (wanted.includes('object')) return 'write it as a mapping: one "name: value" line each';
  if (wanted.includes('integer')) return 'write a number without a fraction';
  return wanted.includes('boolean') ? 'write true or false' : undefined;
}

function booleanHint(value: string): string | undefined {
  const word = value.trim().toLowerCase();
  if (['yes', 'on', 'y', 'true', '1'].includes(word)) return 'write true';
  if (['no', 'off', 'n', 'false', '0'].includes(word)) return 'write false';
  return 'write true or false';
}

function numberHint(value: string, reference: string | undefined): string {
  return reference
    ? `it comes from ${reference}; a number without quotes is wanted there`
    : `remove the quotes: ${value}`;
}
