import { connectionCodes } from './codes/connection.ts';
import { connectorCodes } from './codes/connector.ts';
import type { Diagnostic } from './diagnostic.ts';

/** Of the rules for definitions, those about what a connection holds. */
const fromSchema = new Set(['value-not-allowed', 'missing-property', 'name-not-allowed', 'no-protocol']);

/**
 * True for a finding about what the connection would hold, as against how its definition is written, where secrets may
 * stand, or what a version knows: what a server holds already can't be wrong in this way.
 */
export function isAboutContent({ code }: Diagnostic): boolean {
  if (/secret|in-version|ignore-path|^unknown-/.test(code)) return false;
  return isOfSchema(code) || code in connectionCodes || code in connectorCodes;
}

/** True for a code that may as well be about how the definition is written, such as its `kind`. */
export function isOfSchema(code: string): boolean {
  return fromSchema.has(code);
}
