import type { ConnectorDescriptor } from '../../core/connector/types.ts';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import { type ImportSource, readImportSource } from '../../core/import/read-import-source.ts';
import type { Run } from '../command.ts';
import { Refusal } from '../refusal.ts';
import { readGivenFile } from './read-given-file.ts';

/** Connections to import, and what the place that they come from knows beside them. */
export interface Read extends ImportSource {
  /** For people: the server's address, or the file. */
  from: string;
  /** The server's own; absent when a file is imported. */
  descriptors?: ConnectorDescriptor[];
  loggingOverride?: string | undefined;
}

/** From the file that the command line names, else from the server. */
export async function readImport(run: Run): Promise<{ source?: Read; diagnostics: Diagnostic[] }> {
  const [file, ...more] = run.inputs.operands;
  if (more.length > 0) throw new Refusal('invalid-inputs', 'import takes one file', 'import them one after the other');
  return file === undefined ? { source: await readFromServer(run), diagnostics: [] } : readFromFile(run, file);
}

function readFromFile(run: Run, file: string): { source?: Read; diagnostics: Diagnostic[] } {
  const { value, diagnostics } = readImportSource(file, readGivenFile(run.inputs.workingDirectory, file));
  return value ? { source: { ...value, from: file }, diagnostics } : { diagnostics };
}

async function readFromServer(run: Run): Promise<Read> {
  if (!run.inputs.server) {
    throw new Refusal(
      'invalid-inputs',
      'there is nothing to import from',
      'set admin-url with username and password (PF_ADMIN_URL, PF_USERNAME, PF_PASSWORD), or name a file with a bulk export',
    );
  }
  // A file needs no client.
  const [{ openServer }, { readServer }] = await Promise.all([
    import('../open-server.ts'),
    import('../read-server.ts'),
  ]);
  const server = await readServer(await openServer(run));
  return {
    from: run.inputs.server.adminUrl,
    connections: [...server.connections],
    descriptors: server.descriptors,
    resources: server.resources,
    loggingOverride: server.loggingOverride,
    version: server.version,
  };
}
