import type { Key } from '../kinds.ts';
import { uncapital } from '../wording.ts';
import { codes, type DiagnosticCode } from './codes.ts';
import { comparePlaces, type Place } from './place.ts';

/** `error` stops a write, `warning` wants a look, `info` is worth knowing. */
export type Severity = 'error' | 'warning' | 'info';

/** One finding about a person's files, or about what a plan would do. Plain data: reports turn it into text. */
export interface Diagnostic {
  code: DiagnosticCode;
  severity: Severity;
  /** What is wrong, in one sentence, without a full stop: `unknown property "datastore"`. */
  message: string;
  /** What to do about it. */
  hint?: string | undefined;
  place: Place;
  /** The object that it is about, where that is known. */
  key?: Key | undefined;
  /** Who or what the message begins with, of a finding on what a change does: `Everyone in Staff`. */
  subject?: string;
  /** How bad that is: 1 can’t be undone, 2 to 4 people lose or get something, 5 load, 6 a note. */
  tier?: number;
  /** False where it depends on something that the plan can’t see. */
  certain?: boolean;
  /** Where it stands inside its tier: the more people, and the sooner, the less. */
  order?: number;
  /** Of a finding on who is in a channel's scope, or on a field there: what numbers from the directory may be about. */
  about?: AboutPeople | undefined;
  /** What outside of the definition leads to it. */
  cause?: Cause | undefined;
  /** The environments that it holds for, where several were looked at. */
  environments?: string[];
}

/** What a number of people would be about. */
export interface AboutPeople {
  /** By name. */
  channel: string;
  /** By code; absent where it is about who is in scope. */
  field?: string;
  /** What its message says beside that, of the options that go with it. */
  also: string;
}

/** A variable, a file or a document that several connections may read. */
export interface Cause {
  /** For people: `BASE_DN in environments/production.yaml`. */
  words: string;
  /** Where it is changed, when that is known. */
  place?: Place | undefined;
  /** Equal where the value was the same before. */
  was: string;
}

/** A finding of the kind `code`; its severity comes from the code table, and of errors a hint where none is given. */
export function finding(
  code: DiagnosticCode,
  place: Place,
  message: string,
  more: { hint?: string | undefined; key?: Key | undefined } = {},
): Diagnostic {
  const { severity, fix } = codes[code];
  const hint = more.hint ?? (severity === 'error' ? asHint(fix) : undefined);
  return {
    code,
    severity,
    message,
    hint,
    place,
    key: more.key || undefined,
  };
}

/** What to do about a finding: its own hint, or what the code table says to all of its kind. */
export function hintOf({ code, hint }: Diagnostic): string {
  return hint ?? asHint(codes[code].fix);
}

/** The table's sentence as hints are written: `Add it.` → `add it`. */
function asHint(fix: string): string {
  return uncapital(fix).replace(/\.$/, '');
}

/** True when a finding among them stops a write. */
export function hasErrors(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((diagnostic) => diagnostic.severity === 'error');
}

/** By place: the order in which people read. */
export function inReadingOrder(diagnostics: readonly Diagnostic[]): Diagnostic[] {
  return [...diagnostics].sort((a, b) => comparePlaces(a.place, b.place));
}

/** What a stage of the core returns: the value as far as it came, and every finding on the way. */
export interface Checked<Value> {
  value: Value;
  diagnostics: Diagnostic[];
}
