import { compareDescriptors } from '../core/connector/compare-descriptors.ts';
import { connectorsFrom } from '../core/connector/connectors.ts';
import { inColumns } from '../core/connector/page/columns.ts';
import { connectorPage } from '../core/connector/page/connector-page.ts';
import { pulledFiles } from '../core/connector/pulled.ts';
import type { CatalogueEntry, ConnectorDescriptor } from '../core/connector/types.ts';
import { didYouMean } from '../core/document/nearest.ts';
import { editorSchema } from '../core/schema/editor-schema.ts';
import { loadCatalogue } from '../edges/catalogue/load-catalogue.ts';
import { readPulledConnectors, readPulledTexts } from '../edges/catalogue/read-pulled.ts';
import { namesIn, readNamedFile, writeFiles } from '../edges/disk/write-files.ts';
import type { Command, Result, Run } from './command.ts';
import { openServer } from './open-server.ts';
import { Refusal } from './refusal.ts';
import { textResult } from './text-result.ts';

/** `connectors list | show NAME | pull`: what is known of the provisioning connectors, here and on the server. */
export const connectors: Command = async (run) => {
  const [verb = 'list', name] = run.inputs.operands;
  if (name !== undefined && (verb === 'list' || verb === 'pull')) {
    throw new Refusal('invalid-inputs', `unexpected "${name}" after connectors ${verb}`, 'only show takes a name');
  }
  switch (verb) {
    case 'list':
      return list(run);
    case 'show':
      return show(run, name);
    case 'pull':
      return pull(run);
    default:
      throw new Refusal(
        'invalid-inputs',
        `connectors doesn't know "${verb}"`,
        didYouMean(verb, ['list', 'show', 'pull']) ?? 'say list, show NAME or pull',
      );
  }
};

/** Everything that is known: the server's descriptors when one is given, what was pulled, the catalogue. */
async function known(run: Run) {
  const catalogue = await loadCatalogue();
  const pulled = readPulledConnectors(run.inputs.workingDirectory);
  const live = run.inputs.server ? await (await openServer(run)).connectorDescriptors() : undefined;
  return { catalogue, pulled, live, connectors: connectorsFrom({ live, pulled, catalogue }) };
}

async function list(run: Run): Promise<Result> {
  const { catalogue, pulled, live, connectors } = await known(run);
  const words = [
    ...catalogue.map(({ connector }) => connector),
    ...beyond(catalogue, [...(live ?? []), ...pulled.map((one) => one.descriptor)]),
  ];
  const rows = words.map((word) => {
    const entry = catalogue.find(({ connector }) => connector === word);
    const lookup = connectors.lookUp(word);
    const connector = lookup.state === 'found' ? lookup.connector : undefined;
    const name = entry?.displayName ?? connector?.descriptor.description ?? word;
    const state = live
      ? connector
        ? `installed as ${connector.descriptor.id}`
        : lookup.state
      : connector?.source === 'pulled'
        ? 'pulled'
        : '';
    return { connector: word, name, state };
  });
  return textResult(
    inColumns(
      rows.map(({ connector, name, state }) => [connector, state ? `${name} (${state})` : name]),
      0,
    ).join('\n') + '\n',
    rows,
  );
}

/** Plugins that no catalogue entry means, by their type. */
function beyond(catalogue: readonly CatalogueEntry[], descriptors: readonly ConnectorDescriptor[]): string[] {
  const meant = new Set(
    catalogue.flatMap((entry) => {
      const found = connectorsFrom({ live: descriptors, catalogue: [entry] }).find(entry.connector);
      return found ? [found.descriptor.id] : [];
    }),
  );
  return [...new Set(descriptors.map(({ id }) => id).filter((id) => !meant.has(id)))].sort();
}

async function show(run: Run, word: string | undefined): Promise<Result> {
  if (!word) throw new Refusal('invalid-inputs', 'connectors show needs a name', '`pfconn connectors list` shows them');
  const { catalogue, connectors } = await known(run);
  const fallback = connectorsFrom({ catalogue });
  const connector = connectors.find(word) ?? fallback.find(word);
  if (!connector) {
    throw new Refusal(
      'invalid-inputs',
      `no connector is called "${word}"`,
      didYouMean(word, connectors.names()) ?? '`pfconn connectors list` shows them',
    );
  }
  const name = connector.entry?.connector ?? word;
  return textResult(connectorPage(connector, name), { connector: name, ...connector });
}

/** Writes the server's descriptors into the repository and says how they differ from what was known. */
async function pull(run: Run): Promise<Result> {
  const api = await openServer(run);
  const live = await api.connectorDescriptors();
  const catalogue = await loadCatalogue();
  const before = readPulledConnectors(run.inputs.workingDirectory);
  const there = new Map(readPulledTexts(run.inputs.workingDirectory).map(({ path, text }) => [path, text]));
  const files = pulledFiles(live, catalogue);
  const changed = files.filter(({ path, text }) => there.get(path) !== text);
  writeFiles(run.inputs.workingDirectory, changed);
  const reports = files.map(({ path, descriptor, entry }) => {
    const old = before.find((one) => one.descriptor.id === descriptor.id);
    const reference = old?.descriptor ?? entry?.descriptor;
    return {
      path,
      type: descriptor.id,
      connector: entry?.connector,
      status: !there.has(path) ? 'written' : there.get(path) === text(files, path) ? 'unchanged' : 'updated',
      comparedWith: old ? 'the file that was there' : entry ? 'the catalogue' : undefined,
      differences: reference ? compareDescriptors(reference, descriptor, old ? undefined : entry?.assumed) : [],
    };
  });
  const lines = reports.length > 0 ? reports.flatMap(reportLines) : ['The server has no provisioning connector.'];
  return textResult(`${[...lines, ...renewSchema(run, catalogue)].join('\n')}\n`, reports);
}

/** The schema that editors read, with the server's settings and fields instead of the catalogue's. */
function renewSchema(run: Run, catalogue: readonly CatalogueEntry[]): string[] {
  const root = run.inputs.workingDirectory;
  const path = 'schemas/connection.schema.json';
  if (!namesIn(root, 'schemas').includes(path)) return [];
  const before = readNamedFile(root, path);
  const after = editorSchema(JSON.parse(before), { catalogue, pulled: readPulledConnectors(root) });
  if (after === before) return [];
  writeFiles(root, [{ path, text: after }]);
  return [`${path} updated: editors now offer what this server accepts`];
}

const text = (files: readonly { path: string; text: string }[], path: string) =>
  files.find((file) => file.path === path)?.text;

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
