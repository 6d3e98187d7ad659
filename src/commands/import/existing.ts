import { resolve } from 'node:path';
import { compareConnection } from '../../core/connection/compare-connection.ts';
import { adoptLive } from '../../core/connection/import/adopt.ts';
import type { ExistingDefinition } from '../../core/connection/import/plan-import.ts';
import { lowerDefinition } from '../../core/connection/lower/index.ts';
import type { DesiredConnection, Difference, LiveConnection } from '../../core/connection/types.ts';
import type { Connectors } from '../../core/connector/types.ts';
import { attachmentsIn } from '../../core/definition/attachments.ts';
import { loadDefinitions } from '../../core/definition/load-definitions.ts';
import type { Definition, Environment } from '../../core/definition/types.ts';
import { isObject } from '../../core/document/json.ts';
import { parseDocument } from '../../core/document/parse-document.ts';
import { secretNamesIn } from '../../core/secret.ts';
import { readAttachment, readDefinitionFiles } from '../../edges/disk/repository.ts';
import { namesIn } from '../../edges/disk/write-files.ts';
import type { Run } from '../command.ts';
import { loadProject, type Project } from '../load-project.ts';

/** The definitions that stand in the repository before an import. */
export interface Existing {
  definitions: ExistingDefinition[];
  /** The text of a file, by path. */
  texts: ReadonlyMap<string, string>;
  secretNames: string[];
  project?: Project;
}

/** Reads them as far as they can be read; none when the folder isn't there or is empty. */
export function readExisting(run: Run): Existing {
  const root = resolve(run.inputs.workingDirectory);
  if (namesIn(root, run.inputs.connections).length === 0) return { definitions: [], texts: new Map(), secretNames: [] };
  const { files, unreadable } = readDefinitionFiles(root, run.inputs.connections);
  if (files.length + unreadable.length === 0) return { definitions: [], texts: new Map(), secretNames: [] };
  return {
    definitions: files.flatMap((file) => {
      const value = parseDocument(file).value?.value;
      return isObject(value) && typeof value.id === 'string' ? [{ id: value.id, path: file.path }] : [];
    }),
    texts: new Map(files.map(({ path, text }) => [path, text])),
    secretNames: files.flatMap(({ text }) => secretNamesIn(text)),
    project: loadProject(run),
  };
}

/** How an existing definition stands to the live connection. */
export type Standing =
  /** It says what the server holds. */
  | { state: 'same' }
  /** `adopted` is its text with the server's state written in, and it holds. */
  | { state: 'differs'; differences: Difference[]; adopted: string }
  /** It has errors, or what differs can't be changed in its file alone. */
  | { state: 'unclear' };

export function standingOf(input: {
  existing: Existing;
  live: LiveConnection;
  root: string;
  connectors: Connectors;
  now: Date;
  loggingOverride?: string | undefined;
}): Standing {
  const { existing, live, connectors } = input;
  const definition = existing.project?.definitions.find(({ id }) => id === live.id);
  const text = definition && existing.texts.get(definition.file);
  if (!definition || text === undefined) return { state: 'unclear' };
  const found = compared(definition, input);
  if (!found) return { state: 'unclear' };
  const { desired, differences } = found;
  if (differences.length === 0) return { state: 'same' };
  const source = { path: definition.file, text };
  const adopted = adoptLive({ source, definition, desired, live, differences, connectors });
  const again = reload(
    { path: definition.file, text: adopted },
    existing.project?.environment as Environment,
    input.root,
  );
  const left = again && compared(again, input)?.differences.length;
  return left === 0 ? { state: 'differs', differences, adopted } : { state: 'unclear' };
}

function compared(
  definition: Definition,
  input: { live: LiveConnection; connectors: Connectors; now: Date; loggingOverride?: string | undefined },
): { desired: DesiredConnection; differences: Difference[] } | undefined {
  const { live, connectors, now, loggingOverride } = input;
  const desired = lowerDefinition({ definition, connectors, now }).value;
  if (!desired) return undefined;
  const type = isObject(live.outboundProvision) ? String(live.outboundProvision.type) : '';
  const descriptor = connectors.find(type)?.descriptor;
  return { desired, differences: compareConnection({ desired, live, descriptor, loggingOverride }) };
}

function reload(
  source: { path: string; text: string },
  environment: Environment,
  root: string,
): Definition | undefined {
  const document = parseDocument(source).value;
  if (!document) return undefined;
  const attachments = new Map(
    attachmentsIn([document], environment).map(({ file, path, target }) => [
      `${file}\n${path}`,
      readAttachment(root, target),
    ]),
  );
  return loadDefinitions({ documents: [document], environment, variables: {}, attachments }).value[0];
}
