// Made from schemas/source/ by `npm run generate`. Not for editing.
import type { Validator } from '../core/definition/schema-check.ts';

/** Checks a value against the schema. What it finds stands in `errors` afterwards. */
declare const validate: Validator;
export default validate;
