import { type Diagnostic, finding } from '../../core/diagnostics/diagnostic.ts';
import { startOf } from '../../core/diagnostics/place.ts';
import { parseRecord, recordPath } from '../../core/repository/record.ts';
import { compareReleases } from '../../core/repository/versions.ts';
import { readDefinitionFiles } from '../../edges/disk/repository.ts';
import { recordIn } from '../../edges/disk/workflows.ts';
import { version } from '../../version.ts';
import type { Run } from '../command.ts';
import { type Check, fine, look } from '../doctor/check.ts';

/** The version of pfconn that made this repository; `undefined` in one that it didn't make. */
function madeBy({ inputs }: Run): string | undefined {
  const found = recordIn(inputs.workingDirectory, recordPath);
  return found && parseRecord(found.source.text)?.version;
}

/** A note where the workflows are older than the pfconn that runs. */
export function upgradeDue(run: Run): Diagnostic[] {
  const made = madeBy(run);
  if (made === undefined || compareReleases(made, version) >= 0) return [];
  const message = `the workflows are from pfconn ${made}, and ${version} runs here: \`npx pfconn@${version} upgrade\` brings what is new`;
  return [finding('repository-behind', startOf(recordPath), message)];
}

/** A note in a repository that pfconn made and nobody put a definition into; `undefined` in any other. */
export function notBegun(run: Run): Diagnostic | undefined {
  if (madeBy(run) === undefined || !isEmpty(run)) return undefined;
  const message = `${run.inputs.connections} holds no definition yet: \`pfconn import\` writes what the server has, \`pfconn new\` a new one`;
  return finding('no-definition-yet', startOf(recordPath), message);
}

function isEmpty({ inputs }: Run): boolean {
  try {
    const { files, unreadable } = readDefinitionFiles(inputs.workingDirectory, inputs.connections);
    return files.length + unreadable.length === 0;
  } catch {
    // A folder that isn't there is refused by whoever reads it.
    return false;
  }
}

/** Whether this repository is as this pfconn would make it, for the check-up. */
export function checkRepository(run: Run): Check[] {
  const made = madeBy(run);
  if (made === undefined) return [];
  const order = compareReleases(made, version);
  if (order === 0) return [fine('repository', `made by this pfconn, ${made}`)];
  const says = `made by pfconn ${made}, and this is ${version}`;
  return [
    order < 0
      ? look('repository', says, `npx pfconn@${version} upgrade brings its workflows to this version`)
      : look('repository', says, `work with ${made} or newer, as the workflows do`),
  ];
}
