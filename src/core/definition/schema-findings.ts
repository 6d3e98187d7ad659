import { mostFindings } from '../diagnostics/collector.ts';
import { type Diagnostic, finding } from '../diagnostics/diagnostic.ts';
import { above, isObject, isWithin, type Json, valueAt } from '../document/json.ts';
import { nearest } from '../document/nearest.ts';
import type { Checking, SchemaError, Validator } from './schema-check.ts';
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
    findings.push(finding(code, place, message, { hint: hint ?? reference, key: checking.key }));
  }
  return findings;
}

/**
 * ajv's errors with one clear error per place. Where a value could take several forms (`oneOf`, `anyOf`), ajv lists
 * what is wrong with each of them; only the form that the value comes closest to is kept.
 */
function clearErrors(errors: readonly SchemaError[], data: Json): SchemaError[] {
  const kept: SchemaError[] = [];
  for (const error of errors) {
    // The errors of the branch that was taken are in the list themselves.
    if (error.keyword === 'if' || isInnerNameError(error)) continue;
    if (error.keyword !== 'oneOf' && error.keyword !== 'anyOf') kept.push(error);
    else kept.push(...closestForm(error, takeBranchErrors(kept, error), data));
  }
  return withoutMistyped(joinMissing(withoutUndecided(kept)));
}

/** What is only required under a condition (`if`, `then`), while the value that decides it is itself wrong. */
function withoutUndecided(errors: SchemaError[]): SchemaError[] {
  const wrong = new Set(
    errors
      .filter(({ keyword }) => keyword === 'enum' || keyword === 'const')
      .map(({ instancePath }) => above(instancePath)),
  );
  if (wrong.size === 0) return errors;
  const isConditional = ({ keyword, schemaPath }: SchemaError) =>
    keyword === 'required' && /\/(then|else)\//.test(schemaPath);
  return errors.filter((error) => !isConditional(error) || !wrong.has(error.instancePath));
}

/** What is missing only because its name was mistyped: the finding about the mistyped name says it all. */
function withoutMistyped(errors: SchemaError[]): SchemaError[] {
  const unknown = new Map<string, string[]>();
  for (const { instancePath, params } of errors) {
    const name = params.additionalProperty ?? params.unevaluatedProperty;
    if (typeof name === 'string') unknown.set(instancePath, [...(unknown.get(instancePath) ?? []), name]);
  }
  if (unknown.size === 0) return errors;
  return errors.flatMap((error) => {
    const written = unknown.get(error.instancePath);
    const { missingProperties } = error.params;
    if (!written || !Array.isArray(missingProperties)) return [error];
    const left = missingProperties.filter((name: string) => !written.some((word) => nearest(word, [name]).length > 0));
    return left.length === 0 ? [] : [{ ...error, params: { ...error.params, missingProperties: left } }];
  });
}

/** Several missing members of one mapping make one error. */
function joinMissing(errors: SchemaError[]): SchemaError[] {
  const joined = new Map<string, string[]>();
  return errors.flatMap((error) => {
    if (error.keyword !== 'required' || error.params.oneIsEnough) return [error];
    const already = joined.get(error.instancePath);
    const missing = String(error.params.missingProperty);
    if (already) {
      if (!already.includes(missing)) already.push(missing);
      return [];
    }
    const names = [missing];
    joined.set(error.instancePath, names);
    return [{ ...error, params: { ...error.params, missingProperties: names } }];
  });
}

/** What `propertyNames` found wrong with a name is told once, by the `propertyNames` error itself. */
function isInnerNameError(error: SchemaError): boolean {
  return error.propertyName !== undefined && error.keyword !== 'propertyNames';
}

/** Takes the errors of the alternatives off the end of the list, where ajv has put them. */
function takeBranchErrors(kept: SchemaError[], error: SchemaError): SchemaError[] {
  const inside = `${error.schemaPath}/`;
  const beside = error.schemaPath.slice(0, error.schemaPath.lastIndexOf('/') + 1);
  let from = kept.length;
  while (from > 0) {
    const { instancePath, schemaPath } = kept[from - 1] as SchemaError;
    if (
      !isWithin(instancePath, error.instancePath) ||
      (schemaPath.startsWith(beside) && !schemaPath.startsWith(inside))
    )
      break;
    from--;
  }
  return kept.splice(from);
}

function closestForm(error: SchemaError, branchErrors: SchemaError[], data: Json): SchemaError[] {
  const passing = error.params.passingSchemas;
  if (Array.isArray(passing)) return [error];
  const forms = groupByBranch(branchErrors, error.schemaPath);
  if (forms.length === 0) return [error];
  const isWrongType = (form: SchemaError[]) =>
    form.some(({ keyword, instancePath }) => keyword === 'type' && instancePath === error.instancePath);
  if (forms.every(isWrongType)) return [wrongType(error, forms.flat())];
  const lacking = forms.map((form) => onlyMissing(form, error));
  if (forms.length > 1 && lacking.every((name) => name !== undefined)) {
    return [{ ...error, keyword: 'required', params: { missingProperties: lacking, oneIsEnough: true } }];
  }
  const value = valueAt(data, error.instancePath);
  const distance = (form: SchemaError[]) =>
    (isWrongType(form) ? 1000 : 0) + form.reduce((sum, one) => sum + weight(one, value), 0);
  return forms.reduce((best, form) => (distance(form) < distance(best) ? form : best));
}

/** The one member whose absence is all that is wrong with a form. */
function onlyMissing(form: SchemaError[], { instancePath }: SchemaError): string | undefined {
  const [first] = form;
  if (form.length !== 1 || first?.keyword !== 'required' || first.instancePath !== instancePath) return undefined;
  return String(first.params.missingProperty);
}

/** The errors of each alternative: by its number where the path tells it, by the definition it refers to elsewhere. */
function groupByBranch(errors: SchemaError[], schemaPath: string): SchemaError[][] {
  const groups = new Map<string, SchemaError[]>();
  for (const error of errors) {
    const inside = error.schemaPath.startsWith(`${schemaPath}/`);
    const steps = error.schemaPath.slice(inside ? schemaPath.length + 1 : 0).split('/');
    const branch = inside ? (steps[0] as string) : steps.slice(0, 3).join('/');
    const group = groups.get(branch);
    if (group) group.push(error);
    else groups.set(branch, [error]);
  }
  return [...groups.values()];
}

/** A form whose tag (`type: LDAP`) differs is far away; one that merely lacks something is near. */
function weight(error: SchemaError, value: Json | undefined): number {
  if (error.keyword === 'const' || error.keyword === 'enum') return 20;
  if (error.keyword === 'required') return isObject(value) && Object.keys(value).length === 0 ? 0 : 5;
  return error.keyword === 'type' ? 4 : 3;
}

function wrongType(error: SchemaError, errors: SchemaError[]): SchemaError {
  const wanted = errors
    .filter(({ keyword, instancePath }) => keyword === 'type' && instancePath === error.instancePath)
    .flatMap(({ params }) => params.type as string | string[]);
  return { ...error, keyword: 'type', params: { type: [...new Set(wanted)] } };
}
