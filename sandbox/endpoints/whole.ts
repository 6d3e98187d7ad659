import { strToU8, zipSync } from 'fflate';
import { exportAll } from '../bulk/export.ts';
import { importAll } from '../bulk/import.ts';
import { convertMetadata } from '../metadata/convert.ts';
import { exportMetadata } from '../metadata/export.ts';
import { forbidden, invalid, ok } from '../server/answer.ts';
import type { ApiRequest, Handler } from '../world.ts';

function complete({ missing }: ApiRequest): void {
  if (missing.length > 0) throw invalid(missing);
}

/** The configuration as a whole, and metadata documents. */
export const wholeEndpoints: Record<string, Handler> = {
  'GET /bulk/export': (_, world) => ok(exportAll(world)),
  'POST /bulk/import': (request, world) => {
    complete(request);
    importAll(request.body, request.query.get('failFast') !== 'false', world);
    return ok({ resultId: 'bulk_import_success', message: 'The configuration was imported.' });
  },
  'GET /configArchive/export': (_, world) => {
    const files = {
      'pf-version.txt': strToU8(world.version),
      'bulk-config.json': strToU8(JSON.stringify(exportAll(world))),
    };
    const bytes = Buffer.from(zipSync(files, { mtime: world.now() }));
    return { status: 200, bytes, type: 'application/zip' };
  },
  'POST /configArchive/import': () => {
    throw forbidden('The sandbox cannot import a configuration archive; use /bulk/import.');
  },
  'POST /connectionMetadata/convert': (request, world) => {
    complete(request);
    return ok(convertMetadata(request.body, world));
  },
  'POST /connectionMetadata/export': (request, world) => {
    complete(request);
    return { status: 200, text: exportMetadata(request.body, world), type: 'text/plain;charset=utf-8' };
  },
};
