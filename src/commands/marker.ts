import type { ServerResources } from '../core/connection/references/server-resources.ts';
import type { DesiredConnection } from '../core/connection/types.ts';
import { defaultMarkerProperty, type MarkerOptions, secretsFingerprint } from '../core/plan/marker.ts';
import { environmentNames } from '../edges/disk/repository.ts';
import type { Run } from './command.ts';
import type { Project } from './load-project.ts';

/**
 * How this run marks the connections it manages, when the server has the extended property for it (`pfconn setup
 * marker` defines it). The repository's name comes from GitHub, or from PFCONN_REPOSITORY elsewhere; without one there
 * is no marking.
 */
export function markerFor(
  run: Run,
  project: Project,
  resources: ServerResources,
  desired: readonly DesiredConnection[],
): MarkerOptions | undefined {
  const isDefined = resources.extendedProperties?.some(({ name }) => name === defaultMarkerProperty);
  const repository = run.variables.PFCONN_REPOSITORY || run.variables.GITHUB_REPOSITORY;
  if (!isDefined || !repository) return undefined;
  return {
    property: defaultMarkerProperty,
    repository,
    environment: run.inputs.environment,
    environments: environmentNames(run.inputs.workingDirectory),
    fingerprints: fingerprintsOf(run, project, desired),
  };
}

function fingerprintsOf(run: Run, project: Project, desired: readonly DesiredConnection[]): Map<string, string> {
  const key = run.inputs.markerKey;
  if (!key) return new Map();
  run.learnSecret(key);
  return new Map(
    desired.flatMap((each) => {
      const fingerprint = secretsFingerprint(each, project.secrets, key);
      return fingerprint ? [[each.id, fingerprint] as const] : [];
    }),
  );
}
