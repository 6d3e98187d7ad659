import { posix, relative, resolve, sep } from 'node:path';
import { newFromMetadata } from '../../core/import/new-from-metadata.ts';
import type { Run } from '../command.ts';
import { Refusal } from '../refusal.ts';
import { readGivenFile } from './read-given-file.ts';

/**
 * `new --from-metadata FILE`: a definition to start from.
 *
 * @param definitionFile where it will stand, from the working directory
 * @throws Refusal when the file isn't in the repository, where the definition could refer to it
 */
export function definitionFromMetadata(run: Run, file: string, definitionFile: string) {
  const { workingDirectory, entityId } = run.inputs;
  const path = relative(resolve(workingDirectory), resolve(workingDirectory, file)).split(sep).join(posix.sep);
  if (path.startsWith('../')) {
    throw new Refusal('invalid-inputs', `${file} lies outside the repository`, 'put it beside the definitions first');
  }
  const text = readGivenFile(workingDirectory, file);
  return {
    ...newFromMetadata({ path, text, entityId, now: new Date(), definitionFile }),
    sources: new Map([[path, text]]),
  };
}
