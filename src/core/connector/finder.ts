import type { DiagnosticCode } from '../diagnostics/codes.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Place } from '../diagnostics/place.ts';
import type { Pointer } from '../document/json.ts';

/** Where a person wrote something: pointers count from `outboundProvision`. */
export type PlaceOf = (pointer: Pointer, at?: 'key' | 'value') => Place;

/** Collects findings about one connection's provisioning. */
export interface Finder {
  readonly diagnostics: Diagnostic[];
  placeOf: PlaceOf;
  /** @param at a pointer from `outboundProvision`, at the value, or `[pointer, 'key']` for its key */
  report(code: DiagnosticCode, at: Pointer | [Pointer, 'key'], message: string, hint?: string): void;
}

export function finderFor(connection: string, placeOf: PlaceOf): Finder {
  const diagnostics: Diagnostic[] = [];
  return {
    diagnostics,
    placeOf,
    report(code, at, message, hint) {
      const place = typeof at === 'string' ? placeOf(at) : placeOf(at[0], at[1]);
      diagnostics.push(finding(code, place, message, { hint, connection }));
    },
  };
}
