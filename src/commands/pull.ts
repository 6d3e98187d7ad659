import { snapshotFile, snapshotFolder } from '../core/connection/references/snapshot.ts';
import { compareDescriptors } from '../core/connector/compare-descriptors.ts';
import { pulledPluginFiles, pulledPluginsFolder } from '../core/connector/plugin/pulled.ts';
import { type PluginKind, pluginKinds } from '../core/connector/plugin/types.ts';
import { pulledFiles } from '../core/connector/pulled.ts';
import type { CatalogueEntry, ConnectorDescriptor } from '../core/connector/types.ts';
import type { SourceFile } from '../core/document/document.ts';
import { definable, kinds, schemaPathOf } from '../core/kinds.ts';
import type { ServerState } from '../core/plan/server-state.ts';
import { editorSchema } from '../core/schema/editor-schema.ts';
import { loadCatalogue } from '../edges/catalogue/load-catalogue.ts';
import {
  readPulledConnectors,
  readPulledPlugins,
  readPulledTexts,
  readSnapshots,
  readTexts,
} from '../edges/catalogue/read-pulled.ts';
import { namesIn, readNamedFile, writeFiles } from '../edges/disk/write-files.ts';
import type { Command, Run } from './command.ts';
import { openServer } from './open-server.ts';
import { readServer } from './read-server.ts';
import { textResult } from './text-result.ts';

/**
 * What a server knows, taken into the repository: its connectors' descriptors, and the ids and names of what
 * connections refer to. So that editors complete it and `validate` checks it without the server.
 */
export const pull: Command = async (run) => {
  const server = await readServer(await openServer(run), pluginKindsIn(run));
  const catalogue = await loadCatalogue();
  const reports = pullConnectors(run, server.descriptors, catalogue);
  const lines = reports.length > 0 ? reports.flatMap(reportLines) : ['The server has no provisioning connector.'];
  const text = [
    ...lines,
    ...pullPlugins(run, server),
    pullResources(run, server),
    ...renewSchemas(run, catalogue),
  ].join('\n');
  return textResult(`${text}\n`, reports);
};

function pullConnectors(run: Run, live: readonly ConnectorDescriptor[], catalogue: readonly CatalogueEntry[]) {
  const root = run.inputs.workingDirectory;
  const before = readPulledConnectors(root);
  const there = new Map(readPulledTexts(root).map(({ path, text }) => [path, text]));
  const files = pulledFiles(live, catalogue);
  writeFiles(
    root,
    files.filter(({ path, text }) => there.get(path) !== text),
  );
  return files.map(({ path, text, descriptor, entry }) => {
    const old = before.find((one) => one.descriptor.id === descriptor.id);
    const reference = old?.descriptor ?? entry?.descriptor;
    return {
      path,
      type: descriptor.id,
      connector: entry?.connector,
      status: statusOf(there.get(path), text),
      comparedWith: old ? 'the file that was there' : entry ? 'the catalogue' : undefined,
      differences: reference ? compareDescriptors(reference, descriptor, old ? undefined : entry?.assumed) : [],
    };
  });
}

/** The kinds of plugin instance that the repository defines, as far as its folders say. */
function pluginKindsIn({ inputs: { workingDirectory: root } }: Run): PluginKind[] {
  const pulled = readPulledPlugins(root);
  const folderOf = (kind: PluginKind) => kinds[kind].written?.folder;
  return pluginKinds.filter(
    (kind) => pulled[kind] || (folderOf(kind) && namesIn(root, folderOf(kind) as string).length > 0),
  );
}

function pullPlugins(run: Run, { plugins = {} }: ServerState): string[] {
  const root = run.inputs.workingDirectory;
  const there = new Map(readTexts(root, pulledPluginsFolder).map(({ path, text }) => [path, text]));
  return pulledPluginFiles(plugins).map((file) => {
    const status = statusOf(there.get(file.path), file.text);
    if (status !== 'unchanged') writeFiles(root, [file]);
    return `${file.path} ${status}`;
  });
}

const statusOf = (before: string | undefined, after: string) =>
  before === undefined ? 'written' : before === after ? 'unchanged' : 'updated';

function pullResources(run: Run, { version, resources }: ServerState): string {
  const { workingDirectory: root, environment = 'default', server } = run.inputs;
  const file: SourceFile = snapshotFile({ environment, server: server?.adminUrl ?? '', version, resources });
  const before = readTexts(root, snapshotFolder).find(({ path }) => path === file.path);
  const status = statusOf(before?.text, file.text);
  if (status !== 'unchanged') writeFiles(root, [file]);
  const count = Object.values(resources).reduce((sum, items) => sum + (items?.length ?? 0), 0);
  return `${file.path} ${status}: ${count} things that connections can refer to, by id and name`;
}

/** The schemas that editors read, with what the server has instead of the catalogue's. */
function renewSchemas(run: Run, catalogue: readonly CatalogueEntry[]): string[] {
  const root = run.inputs.workingDirectory;
  const sources = {
    catalogue,
    pulled: readPulledConnectors(root),
    snapshots: readSnapshots(root),
    installed: readPulledPlugins(root),
  };
  const there = new Set(namesIn(root, 'schemas'));
  return definable.flatMap((kind) => {
    const path = schemaPathOf(kind);
    if (!there.has(path)) return [];
    const before = readNamedFile(root, path);
    const text = editorSchema(kind, JSON.parse(before), sources);
    if (text === before) return [];
    writeFiles(root, [{ path, text }]);
    return [`${path} updated: editors now offer what this server accepts`];
  });
}

function reportLines(report: {
  path: string;
  status: string;
  connector: string | undefined;
  comparedWith: string | undefined;
  differences: { message: string }[];
}): string[] {
  const { path, status, connector, comparedWith, differences } = report;
  const as = connector ? ` (connector: ${connector})` : ' (not in the catalogue)';
  const head = `${path} ${status}${as}`;
  if (!comparedWith) return [head];
  if (differences.length === 0) return [`${head}, as in ${comparedWith}`];
  return [`${head}, otherwise than in ${comparedWith}:`, ...differences.map(({ message }) => `  ${message}`)];
}
