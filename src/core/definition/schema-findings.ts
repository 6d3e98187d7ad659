import { mostFindings } from '../diagnostics/collector.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import type { Place } from '../diagnostics/place.ts';
import type { Json, Pointer } from '../document/json.ts';
import { clearErrors } from './schema-alternatives.ts';
import type { SchemaNames } from './schema-shape.ts';
import { wordsFor } from './schema-words.ts';

/** What a validator that ajv made says about one place; the parts of ajv's ErrorObject that are used here. */
export interface SchemaError {
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
  propertyName?: string;
}

/** A validator that ajv made: true, or its `errors` say why not. */
export interface Validator {
  (data: unknown): boolean;
  errors?: SchemaError[] | null;
}

/** What the translation needs to know about the checked value. */
export interface Checking {
  data: Json;
  locate(pointer: Pointer, at?: 'key' | 'value'): Place;
  /** What stands in a file at a place, as written. */
  writtenAt(place: Place): string;
  /** The names that the schema knows, for "did you mean". */
  names?: SchemaNames;
  /** Where a reference was filled in: what was written there. */
  references?: ReadonlyMap<Pointer, string>;
  /** Places that have a finding of their own already. */
  quiet?: ReadonlySet<Pointer>;
  connection?: string | undefined;
}

/** A value against its schema: a finding per mistake, in words, at the key or value that it is about. */
export function checkSchema(validate: Validator, checking: Checking): Diagnostic[] {
  if (validate(checking.data)) return [];
  const errors = clearErrors(validate.errors ?? [], checking.data);
  const seen = new Set<string>();
  const findings: Diagnostic[] = [];
  for (const error of errors) {
    if (checking.quiet?.has(error.instancePath)) continue;
    const last = findings.at(-1);
    if (last && findings.length >= mostFindings * 2) {
      // Beyond what is shown they are only counted: words and places cost the most.
      findings.push({ ...last, message: error.keyword });
      continue;
    }
    const { code, message, hint, pointer, at } = wordsFor(error, checking);
    const place = checking.locate(pointer, at);
    const key = `${place.file}:${place.line}:${place.column} ${message}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const reference = checking.names && 'docs/connection-reference.md says what may stand there';
    findings.push(finding(code, place, message, { hint: hint ?? reference, connection: checking.connection }));
  }
  return findings;
}
