import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { compareDesired } from '../../core/connection/compare-desired.ts';
import type { ServerResources } from '../../core/connection/references/resource-names.ts';
import type { Desired, Difference, Live } from '../../core/connection/types.ts';
import { descriptorOf } from '../../core/connector/descriptor-of.ts';
import type { Connectors } from '../../core/connector/types.ts';
import { chooseFor } from '../../core/definition/choose.ts';
import { idWritten, kindWritten } from '../../core/definition/kind-schema.ts';
import { loadDefinitions } from '../../core/definition/load-definitions.ts';
import type { Definition, Environment } from '../../core/definition/types.ts';
import { hasErrors } from '../../core/diagnostics/diagnostic.ts';
import type { SourceFile } from '../../core/document/document.ts';
import { parseDocument } from '../../core/document/parse-document.ts';
import { adoptLive } from '../../core/import/adopt.ts';
import type { Importable } from '../../core/import/importable.ts';
import { type ExistingDefinition, folderFor } from '../../core/import/plan-import.ts';
import { unknownEdits } from '../../core/import/unknown-form.ts';
import { definable, type Key, keyOf } from '../../core/kinds.ts';
import { checkProject } from '../../core/project/check-project.ts';
import { lowerAll, type Project, type Surroundings } from '../../core/project/project.ts';
import { secretNamesIn } from '../../core/secret.ts';
import { readDefinitionFiles } from '../../edges/disk/repository.ts';
import { namesIn } from '../../edges/disk/write-files.ts';
import type { Run } from '../command.ts';
import { signatureCheckFor } from '../known-connectors.ts';
import { loadProject, readAttachments } from '../load-project.ts';

/** The definitions that stand in the repository before an import. */
export interface Existing {
  definitions: ExistingDefinition[];
  /** The text of a file, by path. */
  texts: ReadonlyMap<string, string>;
  secretNames: string[];
  /** Absent when there is none. */
  project?: Project;
}

const none: Existing = { definitions: [], texts: new Map(), secretNames: [] };

/** Reads them as far as they can be read; none when the folder isn't there or is empty. */
export function readExisting(run: Run): Existing {
  const root = resolve(run.inputs.workingDirectory);
  const folders = definable.map((kind) => folderFor({ kind }, run.inputs.connections.replace(/\/+$/, '')));
  if (folders.every((folder) => namesIn(root, folder).length === 0)) return none;
  if (!existsSync(resolve(root, run.inputs.connections))) return none;
  const { files, unreadable } = readDefinitionFiles(root, run.inputs.connections);
  if (files.length + unreadable.length === 0) return none;
  return {
    definitions: files.flatMap((file) => {
      const value = parseDocument(file).value?.value;
      const kind = value === undefined ? undefined : kindWritten(value);
      const id = value === undefined ? undefined : idWritten(kind, value);
      return kind && id !== undefined ? [{ key: keyOf({ kind, id }), path: file.path }] : [];
    }),
    texts: new Map(files.map(({ path, text }) => [path, text])),
    secretNames: files.flatMap(({ text }) => secretNamesIn(text)),
    project: loadProject(run),
  };
}

/** How an existing definition stands to the live object. */
export type Standing =
  /** It says what the server holds. */
  | { state: 'same' }
  /** `adopted` is its text with the server's state written in, and it holds. */
  | { state: 'differs'; adopted: string; differences: Difference[] }
  /** It has errors, or what differs can't be changed in its file alone. */
  | { state: 'unclear' };

interface Context {
  run: Run;
  existing: Existing;
  objects: readonly Importable[];
  connectors: Connectors;
  now: Date;
  loggingOverride: string | undefined;
  resources: ServerResources;
}

/** The standing of each live object that has a definition. */
export async function standingsOf(context: Context): Promise<Map<Key, Standing>> {
  const { existing, objects } = context;
  const known = new Set(existing.definitions.map(({ key }) => key));
  const desired = await lowered(existing.project?.definitions ?? [], context);
  const standings = new Map<Key, Standing>();
  for (const object of objects.filter(({ key }) => known.has(key))) {
    standings.set(object.key, await standingOf(object, desired.get(object.key), context));
  }
  return standings;
}

async function standingOf(
  { key, live }: Importable,
  desired: Desired | undefined,
  context: Context,
): Promise<Standing> {
  const { existing, connectors } = context;
  const definition = existing.project?.definitions.find((one) => one.key === key);
  const text = definition && existing.texts.get(definition.file);
  if (!desired || !definition || text === undefined) return { state: 'unclear' };
  const differences = compared(desired, live, context);
  if (differences.length + unknownEdits(desired, live).length === 0) return { state: 'same' };
  const source = { path: definition.file, text };
  const adopted = adoptLive({ source, definition, desired, live, differences, connectors });
  const result = await readAgain({ ...source, text: adopted }, key, context);
  return result && compared(result, live, context).length === 0
    ? { state: 'differs', adopted, differences }
    : { state: 'unclear' };
}

/** The definition that a text is, when no rule finds an error in it. */
async function readAgain(source: SourceFile, key: Key, context: Context): Promise<Desired | undefined> {
  const { project } = context.existing;
  if (!project) return undefined;
  const definitions = reload(source, project.environment, context.run);
  const surroundings = await surroundingsOf(definitions, context);
  const { value, diagnostics } = checkProject({ ...project, definitions, diagnostics: [] }, surroundings);
  return hasErrors(diagnostics) ? undefined : value.find((one) => one.key === key);
}

async function surroundingsOf(definitions: Definition[], context: Context): Promise<Surroundings> {
  const { connectors, now, resources } = context;
  return { connectors, now, resources, verifySignature: await signatureCheckFor(definitions) };
}

async function lowered(definitions: Definition[], context: Context): Promise<Map<Key, Desired>> {
  const { value } = lowerAll(definitions, await surroundingsOf(definitions, context));
  return new Map(value.map((desired) => [desired.key, desired]));
}

function compared(desired: Desired, live: Live, context: Context): Difference[] {
  const { connectors, loggingOverride } = context;
  const descriptor = descriptorOf(desired.kind, live, connectors);
  return compareDesired({ desired, live, descriptor, loggingOverride });
}

function reload(source: SourceFile, environment: Environment, { inputs }: Run): Definition[] {
  const document = parseDocument(source).value;
  if (!document) return [];
  const chosen = chooseFor(environment, [document]);
  return loadDefinitions({ chosen, attachments: readAttachments(resolve(inputs.workingDirectory), chosen) }).value;
}
