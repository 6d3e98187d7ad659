import type { ServerResources } from '../../core/connection/references/resource-names.ts';
import type { DescriptorsByKind } from '../../core/connector/plugin/types.ts';
import type { ConnectorDescriptor } from '../../core/connector/types.ts';
import type { Diagnostic } from '../../core/diagnostics/diagnostic.ts';
import type { JsonObject } from '../../core/document/json.ts';
import { textOf } from '../../core/document/readers.ts';
import { type ImportSource, readImportSource } from '../../core/import/read-import-source.ts';
import type { DefinableKind } from '../../core/kinds.ts';
import type { ServerState } from '../../core/plan/server-state.ts';
import type { AdminApi } from '../../edges/pingfederate/admin-api.ts';
import type { Run } from '../command.ts';
import { Refusal } from '../refusal.ts';
import { readGivenFile } from './read-given-file.ts';

/** Objects to import, and what the place that they come from knows beside them. */
export interface Read extends ImportSource {
  /** For people: the server's address, or the file. */
  from: string;
  /** The server's own; absent when a file is imported. */
  descriptors?: ConnectorDescriptor[];
  plugins?: DescriptorsByKind | undefined;
  loggingOverride?: string | undefined;
  /** Kinds of which nothing can be seen. */
  unreadable?: ServerState['unreadable'];
}

/**
 * From the file that the command line names, else from the server.
 *
 * @param wanted the kinds to import
 */
export async function readImport(
  run: Run,
  wanted: readonly DefinableKind[],
): Promise<{ source?: Read; diagnostics: Diagnostic[] }> {
  const [file, ...more] = run.inputs.operands;
  if (more.length > 0) throw new Refusal('invalid-inputs', 'import takes one file', 'import them one after the other');
  return file === undefined
    ? { source: await readFromServer(run, wanted), diagnostics: [] }
    : readFromFile(run, file, wanted);
}

function readFromFile(
  run: Run,
  file: string,
  wanted: readonly DefinableKind[],
): { source?: Read; diagnostics: Diagnostic[] } {
  const { value, diagnostics } = readImportSource(file, readGivenFile(run.inputs.workingDirectory, file), wanted);
  return value ? { source: { ...value, from: file }, diagnostics } : { diagnostics };
}

async function readFromServer(run: Run, wanted: readonly DefinableKind[]): Promise<Read> {
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
  const api = await openServer(run);
  const others = wanted.filter((kind) => kind !== 'SpConnection');
  const server = await readServer(api, others);
  const certificates = others.includes('CertificateAuthority') ? await authoritiesOf(api, server.resources) : undefined;
  return {
    from: run.inputs.server.adminUrl,
    connections: [...server.connections],
    descriptors: server.descriptors,
    plugins: server.plugins,
    resources: certificates ? { ...server.resources, CertificateAuthority: certificates } : server.resources,
    loggingOverride: server.loggingOverride,
    unreadable: server.unreadable,
    version: server.version,
  };
}

/** With their certificates, of which a list shows only what they say. */
async function authoritiesOf(api: AdminApi, { CertificateAuthority = [] }: ServerResources): Promise<JsonObject[]> {
  const collection = api.of('CertificateAuthority');
  return Promise.all(CertificateAuthority.map(async (one) => (await collection.read(textOf(one.id))) ?? one));
}
