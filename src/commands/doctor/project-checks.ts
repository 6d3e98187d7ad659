import { resourceNames } from '../../core/connection/references/resource-names.ts';
import type { Connectors } from '../../core/connector/types.ts';
import type { Place } from '../../core/diagnostics/place.ts';
import { isObject } from '../../core/document/json.ts';
import { pathText } from '../../core/document/path.ts';
import { importables } from '../../core/import/importable.ts';
import { planImport } from '../../core/import/plan-import.ts';
import { proveImports } from '../../core/import/prove-imports.ts';
import { writeDefinition } from '../../core/import/write-definition.ts';
import { counted, countedAll } from '../../core/kind-words.ts';
import { definable } from '../../core/kinds.ts';
import type { ServerState } from '../../core/plan/server-state.ts';
import { type Project, sureErrors } from '../../core/project/project.ts';
import { plural } from '../../core/wording.ts';
import type { Run } from '../command.ts';
import { loadProject } from '../load-project.ts';
import { readableSecrets } from '../readable-secrets.ts';
import { Refusal } from '../refusal.ts';
import { notBegun } from '../repository/standing.ts';
import { type Check, fine, look, problem } from './check.ts';

/** The definitions, and the project when there is one. */
export function checkDefinitions(run: Run): { check: Check; project?: Project } {
  if (notBegun(run)) return { check: look('definitions', 'none yet', 'pfconn import writes what the server has') };
  try {
    const project = loadProject(run);
    const errors = sureErrors(project).length;
    if (errors > 0) {
      const says = `${plural(errors, 'error')} in ${plural(project.files, 'file')}`;
      return { check: problem('definitions', says, 'pfconn validate shows each at its line'), project };
    }
    return {
      check: fine('definitions', `${plural(project.definitions.length, 'definition')} without an error`),
      project,
    };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const todo = error.hint ?? 'pfconn import writes the server’s connections as definitions';
    // A fresh repository has no definitions yet; an environment that was asked for has to be there.
    const judge = run.inputs.environment === undefined ? look : problem;
    return { check: judge('definitions', error.message, todo) };
  }
}

/** Whether there is a value for each secret that a definition names. */
export function checkSecrets(run: Run, project: Project): Check {
  const names = [...new Set(project.definitions.flatMap(({ secrets }) => secrets.map(({ name }) => name)))];
  const readable = readableSecrets(run);
  const missing = names.filter((name) => !readable.get(name));
  if (names.length === 0) return fine('secrets', 'no definition names one');
  if (missing.length === 0) return fine('secrets', `${plural(names.length, 'secret')} set: ${names.join(', ')}`);
  const todo = `here: ${missing.map((name) => `export ${name}=…`).join('; ')}
on GitHub: as secrets of the environment that applies, passed on by the workflow under \`env:\``;
  const says = `not set: ${missing.join(', ')}; a create that needs them is refused`;
  return look('secrets', says, todo, placeOfSecret(project, missing[0]));
}

/** Where a definition names a secret first. */
function placeOfSecret({ definitions }: Project, wanted: string | undefined): string | undefined {
  for (const definition of definitions) {
    const found = definition.secrets.find(({ name }) => name === wanted);
    if (found) return placeText(definition.locate(found.pointer));
  }
  return undefined;
}

const placeText = ({ file, line }: Place) => `${file}:${line}`;

/** Whether the server has the connectors that the definitions name. */
export function checkConnectors(project: Project, connectors: Connectors, server: ServerState): Check {
  const installed = plural(server.descriptors.length, 'connector');
  const words = [...new Set(project.definitions.flatMap(connectorWord))];
  const missing = words.filter((word) => connectors.lookUp(word).state !== 'found');
  if (missing.length === 0) {
    return fine(
      'connectors',
      words.length > 0 ? `installed: ${words.join(', ')}` : `${installed} on the server, none needed`,
    );
  }
  const todo =
    'put its files into server/default/deploy on every node and restart; pfconn connectors show NAME names them';
  const asking = project.definitions.find((definition) =>
    connectorWord(definition).some((word) => word === missing[0]),
  );
  const place = asking && placeText(asking.locate('/outboundProvision'));
  return problem('connectors', `not installed on the server: ${missing.join(', ')}`, todo, place);
}

function connectorWord({ data }: Project['definitions'][number]): string[] {
  const written = isObject(data.outboundProvision) ? data.outboundProvision : undefined;
  const word = written?.connector ?? written?.type;
  return typeof word === 'string' ? [word] : [];
}

/** Whether what is on the server, as far as it was read, can be written as definitions that plan to nothing. */
export function checkRoundTrip(server: ServerState, connectors: Connectors, now: Date): Check {
  const { loggingOverride, resources } = server;
  const names = resourceNames(resources);
  const takenSecrets = new Set<string>();
  const objects = importables(definable, server);
  if (objects.length === 0) return fine('round trip', 'the server has nothing yet that a definition can be of');
  const destinations = planImport({ objects, folder: 'connections', existing: [], takenPaths: [] });
  const written = destinations.map(({ object, path }) =>
    writeDefinition({ object, connectors, path, takenSecrets, names }),
  );
  const proofs = proveImports({ written, objects, connectors, now, loggingOverride, resources });
  const bad = [...proofs].filter(([, { holds }]) => !holds);
  if (bad.length === 0) return fine('round trip', `${counted(objects)} imported in memory, none differs`);
  const [id, proof] = bad[0] as (typeof bad)[number];
  const [difference] = proof.differences;
  const error = proof.diagnostics.find(({ severity }) => severity === 'error');
  const what = difference ? pathText(difference.path) : (error?.message ?? '');
  const says = `${bad.length} of ${countedAll(objects)} differ from their own import, first ${id}${what ? `: ${what}` : ''}`;
  return problem('round trip', says, 'leave them in the console for now, and please report what differs');
}
