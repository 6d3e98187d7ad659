import { inColumns } from '../core/connector/columns.ts';
import { connectorPage } from '../core/connector/connector-page.ts';
import { connectorsFrom } from '../core/connector/connectors.ts';
import type { CatalogueEntry, ConnectorDescriptor } from '../core/connector/types.ts';
import { didYouMean } from '../core/document/nearest.ts';
import { naturally } from '../core/natural-order.ts';
import { loadCatalogue } from '../edges/catalogue/load-catalogue.ts';
import { readPulledConnectors } from '../edges/catalogue/read-pulled.ts';
import type { Command, Result, Run } from './command.ts';
import { openServer } from './open-server.ts';
import { Refusal } from './refusal.ts';
import { textResult } from './text-result.ts';

/** `connectors list | show NAME`: what is known of the provisioning connectors, here and on the server. */
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
      run.warn('`pfconn connectors pull` is `pfconn pull` now');
      return (await import('./pull.ts')).pull(run);
    default:
      throw new Refusal(
        'invalid-inputs',
        `connectors doesn't know "${verb}"`,
        didYouMean(verb, ['list', 'show']) ?? 'say list, or show NAME',
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
  return [...new Set(descriptors.map(({ id }) => id).filter((id) => !meant.has(id)))].sort(naturally);
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
