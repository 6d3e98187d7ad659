import validate from '../../generated/environment.js';
import { environmentShape } from '../../generated/shapes.ts';
import { capFindings, mostFindings } from '../diagnostics/collector.ts';
import { type Checked, type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { type Place, startOf } from '../diagnostics/place.ts';
import type { Document, SourceFile } from '../document/document.ts';
import { below, isObject, type Json, type JsonObject, type Pointer } from '../document/json.ts';
import { parseDocument } from '../document/parse-document.ts';
import { placeWithin, writtenAt } from './place-in-text.ts';
import { referencesIn } from './references.ts';
import { checkSchema } from './schema-findings.ts';
import { schemaNames } from './schema-shape.ts';
import type { Environment } from './types.ts';

const names = schemaNames(environmentShape);

/**
 * An environment: what its file says, and the input variables for what the file leaves open.
 *
 * @param name `default` when none was chosen; then there is no source
 * @param variables the input `variables`; the file's own win
 */
export function loadEnvironment({
  name,
  source,
  variables,
}: {
  name: string;
  source?: SourceFile | undefined;
  variables: Readonly<Record<string, Json>>;
}): Checked<Environment> {
  const parsed = source ? parseDocument(source) : { value: undefined, diagnostics: [] };
  const document = parsed.value;
  const place = startOf(source?.path ?? `environments/${name}.yaml`);
  const environment = environmentOf(
    name,
    source,
    document?.value ?? null,
    variables,
    document?.locate ?? (() => place),
  );
  const diagnostics = document ? checkEnvironment(document) : [];
  return {
    value: environment,
    diagnostics: [...parsed.diagnostics, ...diagnostics, ...checkInputVariables(variables, source?.path)],
  };
}

function environmentOf(
  name: string,
  source: SourceFile | undefined,
  value: Json,
  variables: Readonly<Record<string, Json>>,
  locate: Document['locate'],
): Environment {
  const file: JsonObject = isObject(value) ? value : {};
  const replicate = file.replicate;
  return {
    name,
    file: source?.path,
    text: source?.text.replace(/^\uFEFF/, ''),
    variables: { ...variables, ...onlyMembers(file.variables) },
    include: onlyTexts(file.include),
    exclude: onlyTexts(file.exclude),
    overrides: onlyMappings(file.overrides),
    replicate: replicate === 'auto' || replicate === 'always' || replicate === 'never' ? replicate : undefined,
    locate,
  };
}

/** What doesn't have its form has a finding; here it counts as not given. */
function onlyMembers(value: Json | undefined): Record<string, Json> {
  return isObject(value) ? (value as Record<string, Json>) : {};
}

function onlyTexts(value: Json | undefined): string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string' && item !== '').map(String) : [];
}

function onlyMappings(value: Json | undefined): Record<string, JsonObject> {
  const entries = Object.entries(isObject(value) ? value : {});
  return Object.fromEntries(entries.filter((entry): entry is [string, JsonObject] => isObject(entry[1])));
}

function checkEnvironment(document: Document): Diagnostic[] {
  const findings = checkSchema(validate, {
    data: document.value,
    locate: document.locate,
    writtenAt: (place) => writtenAt(document.text, place),
    names,
  });
  const { value } = document;
  if (isObject(value)) findingsForReferences(value.variables, '/variables', document, findings);
  return capFindings(findings);
}

/** A variable's value is final: one that was filled in again could lead in circles, or to a secret. */
function findingsForReferences(
  value: Json | undefined,
  pointer: Pointer,
  document: Document,
  findings: Diagnostic[],
): void {
  if (typeof value === 'string') report(value, document.locate(pointer));
  if (typeof value !== 'object' || value === null) return;
  for (const key of Object.keys(value)) {
    const at = below(pointer, key);
    if (key.includes('${')) report(key, document.locate(at, 'key'));
    findingsForReferences((value as JsonObject)[key], at, document, findings);
  }

  function report(text: string, around: Place): void {
    const first = firstReference(text);
    if (!first || findings.length > mostFindings * 2) return;
    const place = placeWithin(document.text, around, first.text, 0);
    findings.push(
      finding('variable-holds-reference', place, `${first.text} stands in a variable's value`, { hint: finalHint }),
    );
  }
}

function firstReference(text: string) {
  const { references, broken } = referencesIn(text);
  return references[0] ?? broken[0];
}

/** Also in the name of a member: a list of settings that a variable gives has names of its own. */
function holdsReference(value: Json): boolean {
  if (typeof value === 'object' && value !== null)
    return Object.entries(value).some(([key, inner]) => firstReference(key) || holdsReference(inner ?? null));
  return typeof value === 'string' && firstReference(value) !== undefined;
}

const finalHint = 'references are filled in once, in definitions; write the value itself';

function checkInputVariables(variables: Readonly<Record<string, Json>>, file: string | undefined): Diagnostic[] {
  const place: Place = startOf(file ?? 'variables');
  return Object.entries(variables)
    .filter(([, value]) => holdsReference(value))
    .map(([name]) =>
      finding('variable-holds-reference', place, `the input variable ${name} holds a reference`, { hint: finalHint }),
    );
}
