import { mostFindings } from '../diagnostics/collector.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { clearErrors } from './schema-alternatives.ts';
import type { Checking, Validator } from './schema-check.ts';
import { wordsFor } from './schema-words.ts';

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
    const reference = checking.names && 'the schema says what may stand there: `pfconn schema` writes it';
    findings.push(finding(code, place, message, { hint: hint ?? reference, connection: checking.connection }));
  }
  return findings;
}
