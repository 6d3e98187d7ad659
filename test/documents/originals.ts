import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isKnownTo } from '../../src/core/connection/versions.ts';
import type { JsonObject } from '../../src/core/document/json.ts';
import { neutral, neutralFrom131, neutralFromTheFuture, policy } from './neutral.ts';

const home = join(import.meta.dirname, '../..');
const bulkExports = ['test/core/import/company/bulk-export.json', 'test/fixtures/promotion/production.seed.json'];

/** What a server of a version holds besides its own: every document at hand, with what it refers to. */
export function heldBy(version: string): JsonObject[] {
  const knows = (since: string) => isKnownTo(version, { since });
  const own = [...neutral, ...(knows('13.1') ? neutralFrom131 : []), ...(knows('14.0') ? neutralFromTheFuture : [])];
  return [
    ...bulkExports.flatMap(operationsIn).map((one) => withoutUntimely(one, knows)),
    ...(knows('13.1') ? [save('/oauth/tokenExchange/processor/policies', [policy])] : []),
    save('/extendedProperties', extendedProperties),
    save('/idp/spConnections', own),
  ];
}

/** Servers up to 12.0 hold no endpoint without a binding and an index. */
function withoutUntimely(operation: JsonObject, knows: (since: string) => boolean): JsonObject {
  if (knows('12.1') || !Array.isArray(operation.items)) return operation;
  return { ...operation, items: operation.items.filter((item) => (item as JsonObject).id !== 'portal-wsfed') };
}

const extendedProperties = ['regions', 'ticket', 'owner'].map((name) => ({ name, multiValued: true }));

const save = (resourceType: string, items: JsonObject[]) => ({ resourceType, operationType: 'SAVE', items });

function operationsIn(file: string): JsonObject[] {
  const { operations } = JSON.parse(readFileSync(join(home, file), 'utf8')) as { operations: JsonObject[] };
  return operations.filter(({ operationType }) => operationType === 'SAVE');
}

/** The definitions of the repository and its documentation, with the files that they name. */
export function definitions(): Record<string, string> {
  const files: Record<string, string> = {};
  for (const folder of ['connections', 'docs/examples']) {
    for (const name of readdirSync(join(home, folder)).filter((one) => one.endsWith('.yaml'))) {
      files[`connections/${name}`] = readFileSync(join(home, folder, name), 'utf8');
    }
  }
  for (const name of readdirSync(join(home, 'connections/zoom'))) {
    files[`connections/zoom/${name}`] = readFileSync(join(home, 'connections/zoom', name), 'utf8');
  }
  files['connections/certs/payroll.pem'] = readFileSync(
    join(home, 'test/core/connection/fixtures/partner.pem'),
    'utf8',
  );
  return files;
}
