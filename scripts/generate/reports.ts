/**
 * `schemas/plan.schema.json`, `outcome.schema.json` and `result.schema.json`, which describe what leaves the process,
 * and `src/generated/reports.ts`, the types that it is built with: a member that one has and the other lacks is a type
 * error, or a document that the tests refuse.
 */

import type { JsonObject } from '../../src/core/document/json.ts';
import { schemaText } from '../../src/core/schema/editor-schema.ts';
import { reportDefinitions, reportSchemas } from '../schema/report-schemas.ts';
import { typesOf } from '../schema/types-of.ts';

const heading = '// Made from schemas/source/reports/ by `npm run generate`. Not for editing.\n\n';

export async function generate(): Promise<Map<string, string>> {
  const schemas = [...reportSchemas()].map(
    ([name, schema]) => [`schemas/${name}.schema.json`, schemaText(schema as JsonObject)] as const,
  );
  return new Map([...schemas, ['src/generated/reports.ts', heading + typesOf(reportDefinitions())]]);
}
