import { type Json, valueAt } from '../document/json.ts';

/** What a generated validator says about one place of a document (ajv's error object). */
export interface SchemaError {
  /** JSON pointer to the value that is wrong; for a missing member, to the object that lacks it. */
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
  message?: string;
}

export interface Validator<Value> {
  (data: unknown): data is Value;
  errors?: SchemaError[] | null;
}

const whole = /^\$\{(?:var|env):[A-Za-z_][A-Za-z0-9_]*\}$/;
const somewhere = /\$\{(?:var|env|file|secret):/;

/**
 * A validator that lets `${var:…}` and `${env:…}` stand for a value of any type. They are filled in before a definition
 * is checked; one that is still there is unknown, which has a finding of its own.
 *
 * It also leaves out the errors that only say that another error stands below (`if`).
 */
export function acceptReferences<Value>(validate: Validator<Value>): Validator<Value> {
  const accepting = (data: unknown): data is Value => {
    validate(data);
    const errors = (validate.errors ?? []).filter((error) => error.keyword !== 'if' && !isOpen(data, error));
    validator.errors = errors.length > 0 ? errors : null;
    return errors.length === 0;
  };
  const validator: Validator<Value> = accepting;
  return validator;
}

function isOpen(data: unknown, { instancePath, keyword }: SchemaError): boolean {
  if (keyword !== 'type' && keyword !== 'enum' && keyword !== 'pattern') return false;
  const value = valueAt(data as Json, instancePath);
  if (typeof value !== 'string') return false;
  return keyword === 'pattern' ? somewhere.test(value) : whole.test(value);
}
