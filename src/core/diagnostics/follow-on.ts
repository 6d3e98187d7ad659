import { connectionCodes } from './codes/connection.ts';
import { connectorCodes } from './codes/connector.ts';
import { pluginCodes } from './codes/plugin.ts';
import type { DiagnosticCode } from './codes.ts';
import type { Diagnostic } from './diagnostic.ts';
import type { Place } from './place.ts';

/** Findings that say something isn't there: a name that isn't known may well be what it was meant to be. */
const saysAbsent = (code: DiagnosticCode) => /-missing$|-without-|-incomplete$/.test(code) || alsoSayAbsent.has(code);
const alsoSayAbsent = new Set<DiagnosticCode>([
  'no-protocol',
  'missing-property',
  'attribute-not-fulfilled',
  'mapping-required-field',
  'metadata-no-protocol',
]);

const saysUnknownName = ({ code }: Diagnostic) => unknownNames.has(code);
const unknownNames = new Set<DiagnosticCode>([
  'unknown-property',
  'override-key-unknown',
  'name-not-allowed',
  'connector-setting-unknown',
  'connector-field-unknown',
  'source-type',
  'duplicate-key',
]);

/** Findings about what an error leaves out, wherever they stand: mended together with it. */
const causedBy: Partial<Record<DiagnosticCode, DiagnosticCode>> = {
  'default-endpoint': 'metadata-without-consumer',
};

/**
 * The findings of one connection without those that are only another word for one of them: metadata without an
 * assertion consumer has none that could be the default.
 */
export function withoutConsequences(findings: readonly Diagnostic[]): Diagnostic[] {
  const codes = new Set(findings.map(({ code }) => code));
  return findings.filter(({ code }) => {
    const cause = causedBy[code];
    return cause === undefined || !codes.has(cause);
  });
}

/**
 * Without the findings that only follow from a mistake that is said already: those at the place of an error, and those
 * about something that isn't there, beside a name that isn't known. Once the mistake is mended they are gone, or come.
 *
 * @param said the findings of an earlier stage
 */
export function withoutFollowOns(findings: readonly Diagnostic[], said: readonly Diagnostic[]): Diagnostic[] {
  const errors = said.filter(({ severity }) => severity === 'error');
  if (errors.length === 0) return [...findings];
  return findings.filter((one) => !errors.some((error) => error !== one && followsFrom(one, error)));
}

function followsFrom(finding: Diagnostic, error: Diagnostic): boolean {
  if (finding.place.file !== error.place.file) return false;
  if (saysAbsent(finding.code)) {
    if (saysUnknownName(error)) return isNear(finding, error);
    // Two things that aren't there are two mistakes.
    if (saysAbsent(error.code)) return false;
  }
  return startsIn(finding.place, error.place) || (isOneLine(finding.place) && startsIn(error.place, finding.place));
}

/**
 * What isn't there may be misspelt beside what the finding stands at, or a step inside of it: in a block that is seen by
 * the indentation, in brackets by the line.
 */
function isNear({ place }: Diagnostic, error: Diagnostic): boolean {
  const inwards = error.place.column - place.column;
  if (inwards === 0 || error.place.line === place.line) return true;
  return error.place.line > place.line && inwards > 0 && inwards <= widestIndentation;
}

const widestIndentation = 4;

const isOneLine = ({ line, endLine }: Place) => line === endLine;

function startsIn(inner: Place, outer: Place): boolean {
  const isAfter = inner.line > outer.line || (inner.line === outer.line && inner.column >= outer.column);
  // A block of text ends where the line behind it begins; only what has no width takes its one column.
  const end = isOneLine(outer) ? Math.max(outer.endColumn, outer.column + 1) : outer.endColumn;
  const isBefore = inner.line < outer.endLine || (inner.line === outer.endLine && inner.column < end);
  return isAfter && isBefore;
}

/** Of the rules for definitions, those about what a connection holds. */
const fromSchema = new Set(['value-not-allowed', 'wrong-type', 'missing-property', 'name-not-allowed', 'no-protocol']);
/** Of the rules across definitions, those about what connections hold; an id can't be held twice. */
const fromOthers = new Set(['duplicate-name', 'duplicate-entity-id', 'metadata-shared-identity']);

/**
 * True for a finding about what the object would hold, as against how its definition is written, where secrets may
 * stand, or what a version knows: what a server holds already can't be wrong in this way.
 */
export function isAboutContent({ code }: Diagnostic): boolean {
  if (isAboutVersion({ code }) || /secret|ignore-path|^unknown-/.test(code)) return false;
  return (
    isOfSchema(code) ||
    isAboutOthers({ code }) ||
    /^(data-store|extended-property)-/.test(code) ||
    [connectionCodes, connectorCodes, pluginCodes].some((table) => code in table)
  );
}

/** True for a finding about a name or entity ID that another connection has as well. */
export function isAboutOthers({ code }: Pick<Diagnostic, 'code'>): boolean {
  return fromOthers.has(code);
}

/** True for a finding about what a version knows: a server of that version that holds it knows it. */
export function isAboutVersion({ code }: Pick<Diagnostic, 'code'>): boolean {
  return code.endsWith('-in-version');
}

/** True for a code that may as well be about how the definition is written, such as its `kind`. */
export function isOfSchema(code: string): boolean {
  return fromSchema.has(code);
}
