import type { ConnectorDescriptor } from '../../connector/types.ts';
import type { JsonObject } from '../../document/json.ts';
import type { Secret } from '../../secret.ts';
import { defaultsOf } from '../compare/descriptor-defaults.ts';
import { ignoredPaths } from '../compare/ignored-paths.ts';
import type { Desired, Live } from '../types.ts';
import { type Build, buildObject } from './build-value.ts';

/** A request body, and what became of the secrets that it needs. */
interface Body {
  /**
   * For POST or PUT. It holds clear secrets as plain text, here and nowhere else: hand it to the admin API client and
   * to nothing that prints, stores or compares.
   */
  body: JsonObject;
  /** Names of `${secret:NAME}` references that can't be filled in and that the server holds nothing for. */
  missingSecrets: string[];
  /** Names that can't be filled in; the server keeps what it holds. */
  keptSecrets: string[];
}

/**
 * The body that makes a connection as desired. PUT replaces everything, so whatever the server holds and the definition
 * has no opinion on travels back: members that the field table doesn't know, encrypted values, settings and fields that
 * the connector added, ids of certificates, and what `ignoreChanges` leaves to the console. Read-only members and
 * `location` are left out, as are members that this version doesn't know.
 *
 * @param live the connection as read just before; absent for a new one
 * @param secrets values for the `${secret:NAME}` references, by name
 * @param version the server's, `12.2.2.0`
 */
export function buildBody(input: {
  desired: Desired;
  live?: Live | undefined;
  secrets: ReadonlyMap<string, Secret>;
  descriptor?: ConnectorDescriptor | undefined;
  version: string;
}): Body {
  const { desired, live } = input;
  const missing = new Set<string>();
  const kept = new Set<string>();
  const build: Build = {
    steps: [],
    ignored: live ? ignoredPaths(desired) : [],
    descriptor: input.descriptor && defaultsOf(input.descriptor),
    version: input.version,
    secrets: input.secrets,
    missing,
    kept,
  };
  const { document } = desired;
  const built = buildObject(build, desired.kind, document, live) ?? {};
  const identity = {
    type: 'SP',
    id: desired.id,
    name: built.name ?? desired.name,
    entityId: built.entityId ?? desired.entityId,
  };
  return {
    body: { ...identity, ...built, type: 'SP', id: desired.id },
    missingSecrets: [...missing],
    keptSecrets: [...kept],
  };
}
