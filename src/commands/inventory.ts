import { isAbsolute, resolve } from 'node:path';
import { hasErrors, inReadingOrder } from '../core/diagnostics/diagnostic.ts';
import { readCodeOwners } from '../core/inventory/code-owners.ts';
import { entriesOfDefinitions, entriesOfPlan, entriesOfServer } from '../core/inventory/inventory.ts';
import type { Inventory, InventoryEntry } from '../core/inventory/types.ts';
import { snapshotFor } from '../core/plan/snapshot-findings.ts';
import { lowerAll } from '../core/project/project.ts';
import { formOf, inventoryDrawings } from '../core/report/inventory/draw-inventory.ts';
import { repositoryPath } from '../core/report/markdown/links.ts';
import { plural } from '../core/wording.ts';
import { readSnapshots } from '../edges/catalogue/read-pulled.ts';
import { readCodeOwnersFile } from '../edges/disk/code-owners.ts';
import { isFolder } from '../edges/disk/repository.ts';
import type { Command, Failure, Result, Run } from './command.ts';
import { allConnectors, surroundingsFor } from './known-connectors.ts';
import { loadProject } from './load-project.ts';
import { makePlan, stoppedBy } from './make-plan.ts';
import { selectedBy } from './only.ts';
import { openServer } from './open-server.ts';
import { readServer } from './read-server.ts';
import { Refusal } from './refusal.ts';
import { textResult } from './text-result.ts';

/** Either all connections, or the findings that stand in the way of a list that could be believed. */
type Taken = { inventory: Inventory } | { stopped: Result };

/** Every connection with its people, attributes, certificates and keys: from the server, the definitions, or both. */
export const inventory: Command = async (run) => {
  checkForms(run.inputs.inventoryFile);
  const taken = await takeInventory(run, new Date());
  if ('stopped' in taken) return taken.stopped;
  const wanted = onlyWanted(run, taken.inventory);
  const { data, draw } = inventoryDrawings(wanted);
  const files = run.inputs.inventoryFile.map((path) => ({ path, text: draw(formOf(path)!) }));
  const text =
    files.length > 0
      ? `${plural(wanted.entries.length, 'connection')} in ${run.inputs.inventoryFile.join(', ')}.`
      : draw(run.inputs.format);
  return { ...textResult(text, data), files };
};

function checkForms(paths: readonly string[]): void {
  const unknown = paths.find((path) => formOf(path) === undefined);
  if (unknown === undefined) return;
  throw new Refusal(
    'invalid-inputs',
    `inventory-file: "${unknown}" doesn’t say which form it is to have`,
    'let its name end with .html, .csv, .json or .md',
  );
}

function takeInventory(run: Run, now: Date): Promise<Taken> {
  const { inventoryFrom: from, server, connections, workingDirectory } = run.inputs;
  const hasDefinitions = isFolder(resolve(workingDirectory, connections));
  if (from === 'server' || (from === 'auto' && server && !hasDefinitions)) return ofServer(run, now);
  if (from === 'definitions' || (from === 'auto' && !server)) return ofDefinitions(run, now);
  return ofBoth(run, now);
}

/** What is live, and how it stands to what is defined. */
async function ofBoth(run: Run, made: Date): Promise<Taken> {
  const attempt = await makePlan({ ...run, inputs: { ...run.inputs, only: [] } }, made);
  if ('stopped' in attempt) return { stopped: { ...attempt.stopped, failure: withErrors } };
  const { plan, server, connectors } = attempt.planned;
  const entries = entriesOfPlan(plan, server.connections, { resources: server.resources, connectors });
  return { inventory: { environment: plan.environment, version: server.version, made, entries } };
}

async function ofServer(run: Run, made: Date): Promise<Taken> {
  const { version, connections, descriptors, resources } = await readServer(await openServer(run));
  const entries = entriesOfServer(connections, { resources, connectors: await allConnectors(run, { descriptors }) });
  return { inventory: { environment: run.inputs.environment ?? 'the server', version, made, entries } };
}

async function ofDefinitions(run: Run, made: Date): Promise<Taken> {
  const project = loadProject(run);
  const { name: environment } = project.environment;
  const resources = snapshotFor(readSnapshots(run.inputs.workingDirectory), environment)?.resources ?? {};
  const surroundings = await surroundingsFor(run, project.definitions, { now: made, resources });
  const { value, diagnostics } = lowerAll(project.definitions, surroundings);
  const findings = inReadingOrder([...project.diagnostics, ...diagnostics]);
  if (hasErrors(findings)) return { stopped: stoppedBy(project, findings, withErrors) };
  const entries = entriesOfDefinitions(value, { resources, connectors: surroundings.connectors });
  return { inventory: { environment, version: undefined, made, entries } };
}

const withErrors: Failure = {
  reason: 'invalid-definitions',
  message: 'the definitions have errors; no inventory was taken',
  hint: 'mend them, or list what the server has without them: inventory-from server',
};

function onlyWanted(run: Run, taken: Inventory): Inventory {
  const isWanted = selectedBy(run.inputs.only);
  const ownersOf = codeOwners(run);
  const entries = taken.entries.filter(({ id }) => isWanted(id));
  return { ...taken, entries: entries.map((entry) => ({ ...entry, codeOwners: ownersOf(entry) })) };
}

/** Who reviews the definition, as the repository says it; its top is where the run began, or the folder to work in. */
function codeOwners({ inputs: { workingDirectory } }: Run): (entry: InventoryEntry) => string[] {
  const isBelow = !isAbsolute(workingDirectory);
  const text = readCodeOwnersFile(isBelow ? '.' : workingDirectory);
  if (text === undefined) return () => [];
  const ownersOf = readCodeOwners(text);
  return ({ standing }) =>
    'file' in standing && standing.kind !== 'marked'
      ? ownersOf(isBelow ? repositoryPath(workingDirectory, standing.file) : standing.file)
      : [];
}
