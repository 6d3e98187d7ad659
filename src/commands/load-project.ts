import { resolve } from 'node:path';
import { attachmentsIn } from '../core/definition/attachments.ts';
import { type Chosen, chooseFor } from '../core/definition/choose.ts';
import { loadEnvironment } from '../core/definition/environment.ts';
import { loadDefinitions } from '../core/definition/load-definitions.ts';
import type { Attachment, Definition, Environment } from '../core/definition/types.ts';
import { type Checked, type Diagnostic, finding, hintOf } from '../core/diagnostics/diagnostic.ts';
import { startOf } from '../core/diagnostics/place.ts';
import type { Document, SourceFile } from '../core/document/document.ts';
import { nearest } from '../core/document/nearest.ts';
import { parseDocument } from '../core/document/parse-document.ts';
import type { Project } from '../core/project/project.ts';
import { Secret } from '../core/secret.ts';
import {
  environmentNames,
  readAttachment,
  readDefinitionFiles,
  readEnvironmentFile,
  type UnreadableFile,
} from '../edges/disk/repository.ts';
import type { Run } from './command.ts';
import { readableSecrets } from './readable-secrets.ts';
import { Refusal } from './refusal.ts';

/**
 * Files → documents → environment → definitions.
 *
 * @throws Refusal when there is no definitions' folder, nothing in it, or no such environment: an empty folder must
 * never read as "nothing is desired"
 */
export function loadProject(run: Run): Project {
  return projectFrom(run, readProject(run));
}

/** The files of a repository, read and parsed once for every environment that looks at them. */
export interface ProjectFiles {
  root: string;
  files: SourceFile[];
  unreadable: UnreadableFile[];
  parsed: Checked<Document | undefined>[];
}

/** @throws Refusal when there is no definitions' folder, or nothing in it */
export function readProject({ inputs }: Run): ProjectFiles {
  const root = resolve(inputs.workingDirectory);
  const { files, unreadable } = readFiles(root, inputs.connections);
  return { root, files, unreadable, parsed: files.map(parseDocument) };
}

/**
 * What these files are for the environment that the run asks for.
 *
 * @throws Refusal when there is no such environment
 */
export function projectFrom(run: Run, { root, files, unreadable, parsed }: ProjectFiles): Project {
  const { source: environmentSource, ...environment } = chosenEnvironment(run);
  const documents = parsed.map(({ value }) => value).filter((document) => document !== undefined);
  const unread = files.filter((_, index) => parsed[index]?.value === undefined);
  const chosen = chooseFor(environment.value, documents);
  const loaded = loadDefinitions({ chosen, unread, attachments: readAttachments(root, chosen) });
  return {
    environment: environment.value,
    definitions: loaded.value,
    doubtful: loaded.doubtful,
    broken: loaded.broken,
    unread: [...unreadable, ...unread].map(({ path }) => path),
    leftOut: chosen.leftOut.map(({ file }) => file),
    diagnostics: [
      ...unreadable.map(unreadableFinding),
      ...environment.diagnostics,
      ...parsed.flatMap(({ diagnostics }) => diagnostics),
      ...namingEnvironments(loaded.diagnostics, run, root),
    ],
    sources: new Map([...files, environmentSource ?? []].flat().map(({ path, text }) => [path, text])),
    brokenKeys: loaded.brokenKeys,
    secrets: learnSecrets(run, loaded.value),
    files: files.length + unreadable.length,
  };
}

/**
 * The environment that was chosen, and its file; without one, the input variables.
 *
 * @throws Refusal when there is no such environment
 */
export function chosenEnvironment({ inputs }: Run): Checked<Environment> & { source: SourceFile | undefined } {
  const { environment: name, variables } = inputs;
  const source = readEnvironment(resolve(inputs.workingDirectory), name);
  return { ...loadEnvironment({ name: name ?? 'default', source, variables }), source };
}

/** A variable that isn't known because no environment was chosen: the environments are what to choose from. */
function namingEnvironments(diagnostics: Diagnostic[], { inputs }: Run, root: string): Diagnostic[] {
  const lacksOne = ({ code }: Diagnostic) => code === 'unknown-variable';
  if (inputs.environment !== undefined || !diagnostics.some(lacksOne)) return diagnostics;
  const names = environmentNames(root);
  if (names.length === 0) return diagnostics;
  return diagnostics.map((diagnostic) => {
    if (!lacksOne(diagnostic)) return diagnostic;
    return { ...diagnostic, hint: `choose an environment (${names.join(', ')}), or ${hintOf(diagnostic)}` };
  });
}

function readFiles(root: string, folder: string) {
  try {
    const found = readDefinitionFiles(root, folder);
    if (found.files.length + found.unreadable.length > 0) return found;
  } catch (error) {
    throw new Refusal('invalid-inputs', error instanceof Error ? error.message : String(error), folderHint);
  }
  throw new Refusal('invalid-inputs', `the connections folder ${folder} holds no definition`, emptyHint);
}

const emptyHint =
  'put one there, with `pfconn import` or `pfconn new`, or set `connections` and `working-directory` to where they are; nothing is changed on a server without a definition';

const folderHint =
  'set `connections` and `working-directory` to where the definitions are; nothing is changed on a server without a definition';

function readEnvironment(root: string, name: string | undefined): SourceFile | undefined {
  if (name === undefined) return undefined;
  const source = readEnvironmentFile(root, name);
  if (source) return source;
  const names = environmentNames(root);
  const [near] = nearest(name, names);
  const known = names.length > 0 ? `the environments are ${names.join(', ')}` : 'there is no file in environments/';
  throw new Refusal(
    'invalid-inputs',
    `unknown environment "${name}": there is no environments/${name}.yaml`,
    near ? `did you mean "${near}"? ${known}` : known,
  );
}

/** The files that the chosen definitions refer to, as `loadDefinitions` asks for them. */
export function readAttachments(root: string, chosen: Chosen): Map<string, Attachment> {
  const attachments = new Map<string, Attachment>();
  for (const { file, path, target } of attachmentsIn(chosen)) {
    const key = `${file}\n${path}`;
    if (!attachments.has(key)) attachments.set(key, readAttachment(root, target));
  }
  return attachments;
}

function unreadableFinding({ path, problem, detail }: UnreadableFile): Diagnostic {
  if (detail === 'ELOOP') {
    const hint = 'let the link lead to a file of this repository, or remove it';
    return finding('file-unreadable', startOf(path), 'the file is a link that leads in a circle', { hint });
  }
  if (problem === 'too-large') {
    return finding('file-too-large', startOf(path), `the file is too large for a definition (${detail})`);
  }
  if (problem === 'outside') return finding('file-outside-repository', startOf(path), `the file is ${detail}`);
  return finding('file-unreadable', startOf(path), `the file can't be read: ${detail}`);
}

/** From here on no output can show them. */
function learnSecrets(run: Run, definitions: readonly Definition[]): Map<string, Secret> {
  const secrets = new Map<string, Secret>();
  const readable = readableSecrets(run);
  for (const { name } of definitions.flatMap((definition) => definition.secrets)) {
    const value = readable.get(name);
    if (!value || secrets.has(name)) continue;
    const secret = new Secret(value);
    if (value.length < 4)
      run.warn(`the secret ${name} is too short to be taken out of what is printed: give it four characters or more`);
    run.learnSecret(secret);
    secrets.set(name, secret);
  }
  return secrets;
}
