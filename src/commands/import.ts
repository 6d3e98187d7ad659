import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { resourceNames } from '../core/connection/references/resource-names.ts';
import type { Connectors } from '../core/connector/types.ts';
import type { Environment } from '../core/definition/types.ts';
import { type Diagnostic, finding } from '../core/diagnostics/diagnostic.ts';
import { startOf } from '../core/diagnostics/place.ts';
import { textOf } from '../core/document/readers.ts';
import { type Importable, importables, readableName, sealedKeys } from '../core/import/importable.ts';
import { folderFor, planImport } from '../core/import/plan-import.ts';
import { type Proof, proveImports } from '../core/import/prove-imports.ts';
import { type Surprise, witnessedConnectors } from '../core/import/witnessed-connectors.ts';
import { type WrittenDefinition, writeDefinition } from '../core/import/write-definition.ts';
import { counted } from '../core/kind-words.ts';
import type { DefinableKind } from '../core/kinds.ts';
import { namesIn, writeFiles } from '../edges/disk/write-files.ts';
import type { Command, Result, Run } from './command.ts';
import { chosenOf, kindsToImport } from './import/chosen.ts';
import { type Existing, readExisting, standingsOf } from './import/existing.ts';
import { type Imported, judge } from './import/judge.ts';
import { type Read, readImport } from './import/read-import.ts';
import { importData, importText } from './import/report.ts';
import { allConnectors } from './known-connectors.ts';
import { chosenEnvironment } from './load-project.ts';
import { withModeline } from './modeline.ts';

/**
 * Live objects → definitions in their kinds' folders; connections alone unless somebody names other kinds. From a server, or from a file with a bulk export, an answer
 * of the admin API or one connection. A definition is written only when, read again and planned against the object that
 * it was made of, it comes to no change; one that is there already only with `--force`.
 */
export const importConnections: Command = async (run) => {
  const kinds = kindsToImport(run.inputs);
  const { source, diagnostics } = await readImport(run, kinds);
  if (!source) return nothingToImport(diagnostics);
  const held = importables(kinds, source);
  const sealed = sealedKeys(held);
  const objects = chosenOf(without(held, sealed), run.inputs, kinds);
  const { connectors, surprises } = await connectorsKnown(run, source);
  const existing = readExisting(run);
  const stage = { run, source, objects, connectors, existing, environment: environmentOf(run) };
  const written = writeAll(stage);
  const imported = await judgeAll({ ...stage, written });
  const toWrite = imported.filter(({ status }) => status === 'written' || status === 'overwritten');
  const files = toWrite.flatMap((one) => one.files);
  writeFiles(resolve(run.inputs.workingDirectory), [...files, ...folderFile(run, files)]);
  const notes = [
    ...diagnostics,
    ...leftOut(kinds, source),
    ...sealedFindings(source.from, sealed),
    ...surprises.map((surprise) => surpriseFinding(source.from, surprise)),
  ];
  const result = report({
    source,
    diagnostics: notes,
    imported,
    written,
    existing,
    environment: run.inputs.environment,
  });
  return { ...result, written: toWrite.flatMap(({ files }) => files) };
};

/** The connections' folder has to be there, and git keeps no empty one. */
function folderFile({ inputs }: Run, files: readonly { path: string }[]): { path: string; text: string }[] {
  const folder = inputs.connections.replace(/\/+$/, '');
  const isThere = existsSync(resolve(inputs.workingDirectory, folder));
  if (isThere || files.length === 0 || files.some(({ path }) => path.startsWith(`${folder}/`))) return [];
  return [{ path: `${folder}/.gitkeep`, text: '' }];
}

function nothingToImport(diagnostics: Diagnostic[]): Result {
  const failure = { reason: 'invalid-inputs' as const, message: 'nothing was imported' };
  return { exitCode: 1, diagnostics, sources: new Map(), definitions: 0, failure };
}

/** What the environment's file leaves out or lays over says nothing about what the server holds. */
function environmentOf(run: Run): Environment {
  const { value } = chosenEnvironment(run);
  const variables = run.inputs.environment === undefined ? {} : value.variables;
  return { ...value, variables, include: [], exclude: [], overrides: {} };
}

const without = (objects: readonly Importable[], left: readonly Importable[]) =>
  objects.filter((object) => !left.includes(object));

/** Whoever asks for a kind has to hear that nothing was seen of it: it may be there. */
function leftOut(wanted: readonly DefinableKind[], { from, unreadable = {}, version }: Read): Diagnostic[] {
  return wanted.flatMap((kind) => {
    const why = unreadable[kind];
    if (!why) return [];
    const reason = why === 'forbidden' ? 'this account may not read it' : `PingFederate ${version} doesn’t list it`;
    return [finding('import-kind-left-out', startOf(from), `nothing of the kind ${kind} was imported: ${reason}`)];
  });
}

function sealedFindings(from: string, sealed: readonly Importable[]): Diagnostic[] {
  if (sealed.length === 0) return [];
  const message = `${counted(sealed)} left out: an export doesn’t say which certificate a key has`;
  return [finding('import-key-sealed', startOf(from), message, { hint: 'import them from the server' })];
}

/**
 * All of them: which ones are needed, only the connections say. A server's own descriptors win; without a server, what
 * the connections themselves show corrects the catalogue.
 */
async function connectorsKnown(run: Run, source: Read): Promise<{ connectors: Connectors; surprises: Surprise[] }> {
  const connectors = await allConnectors(
    run,
    source.descriptors && { descriptors: source.descriptors, plugins: source.plugins },
  );
  return source.descriptors ? { connectors, surprises: [] } : witnessedConnectors(source.connections, connectors);
}

function surpriseFinding(from: string, { type, unknown }: Surprise): Diagnostic {
  return finding(
    'import-connector-differs',
    startOf(from),
    `${type} has more than is known here: ${unknown.join(', ')}`,
    {
      hint: 'run `pfconn pull` against the server, so that validate knows them too',
    },
  );
}

interface Stage {
  run: Run;
  source: Read;
  objects: readonly Importable[];
  connectors: Connectors;
  existing: Existing;
  /** The one that the objects are imported for: its variables stand for their values. */
  environment: Environment;
}

function writeAll({ run, source, objects, connectors, existing, environment }: Stage): WrittenDefinition[] {
  const folder = run.inputs.connections.replace(/\/+$/, '');
  const root = resolve(run.inputs.workingDirectory);
  const folders = new Set(objects.map((object) => folderFor(object, folder)));
  const takenPaths = [...folders].flatMap((one) => namesIn(root, one));
  const destinations = planImport({ objects, folder, existing: existing.definitions, takenPaths });
  const names = resourceNames(source.resources);
  const { variables } = environment;
  const takenSecrets = new Set(existing.secretNames.map((name) => name.toLowerCase()));
  return destinations.map(({ object, path }) => {
    const written = writeDefinition({ object, connectors, path, takenSecrets, names, variables });
    return { ...written, text: withModeline(written.text, run.inputs.workingDirectory) };
  });
}

async function judgeAll(stage: Stage & { written: WrittenDefinition[] }): Promise<Imported[]> {
  const { run, source, objects, connectors, existing, written, environment } = stage;
  const now = new Date();
  const { loggingOverride, resources } = source;
  const proofs = proveImports({ written, objects, connectors, now, loggingOverride, resources, environment });
  const standings = await standingsOf({ run, existing, objects, connectors, now, loggingOverride, resources });
  const names = new Map(objects.map((object) => [object.key, nameOf(object)]));
  return written.map((definition) =>
    judge({
      definition,
      name: names.get(definition.key) ?? '',
      proof: proofs.get(definition.key) as Proof,
      existing,
      standing: standings.get(definition.key),
      force: run.inputs.force,
      environment: run.inputs.environment === undefined ? undefined : environment,
    }),
  );
}

const nameOf = (object: Importable) =>
  object.kind === 'SpConnection' ? textOf(object.live.name) : readableName(object);

function report(given: {
  source: Read;
  diagnostics: Diagnostic[];
  imported: Imported[];
  written: WrittenDefinition[];
  existing: Existing;
  environment: string | undefined;
}): Result {
  const { source, imported, written, existing } = given;
  const unfaithful = imported.filter(({ status }) => status === 'unfaithful').length;
  return {
    exitCode: unfaithful > 0 ? 1 : 0,
    diagnostics: [...given.diagnostics, ...imported.flatMap(({ findings }) => findings)],
    sources: new Map([...existing.texts, ...written.map(({ path, text }) => [path, text] as const)]),
    definitions: imported.length,
    text: importText(imported, source, given.environment),
    data: importData(imported, source.from, source.version),
    failure:
      unfaithful > 0
        ? {
            reason: 'invalid-definitions',
            message: `${unfaithful} of ${counted(imported)} could not be written as a definition that means the same`,
            hint: 'what differs is shown above; the others were imported',
          }
        : undefined,
  };
}
