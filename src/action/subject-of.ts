import { posix } from 'node:path';
import type { Inputs } from '../commands/inputs.ts';
import { addressDigest } from '../core/report/server-address.ts';
import type { Subject } from '../core/report/subject.ts';

/** What a run with these inputs is about; `workspace` is the folder of the checkout. */
export function subjectOf(inputs: Inputs, workspace: string): Subject {
  const { environment = 'default', server, shard } = inputs;
  return {
    environment,
    server: server && addressDigest(server.adminUrl),
    folder: definitionsFolder(inputs, workspace),
    shard: shard && `${shard.index}/${shard.of}`,
  };
}

function definitionsFolder({ workingDirectory, connections }: Inputs, workspace: string): string {
  const steps = [workingDirectory, connections].map((step) => step.replaceAll('\\', '/'));
  const path = posix.join(...steps);
  const inside = posix.isAbsolute(path) && workspace !== '' ? posix.relative(workspace, path) : path;
  return inside.replace(/\/+$/, '') || '.';
}
