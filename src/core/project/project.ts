import { lowerDefinition } from '../connection/lower/index.ts';
import { referenceResolver } from '../connection/references/named-references.ts';
import type { ServerResources } from '../connection/references/resource-names.ts';
import type { Desired } from '../connection/types.ts';
import type { Connectors } from '../connector/types.ts';
import type { Definition, Environment } from '../definition/types.ts';
import type { Checked, Diagnostic } from '../diagnostics/diagnostic.ts';
import { isAboutContent } from '../diagnostics/follow-on.ts';
import { isObject } from '../document/json.ts';
import type { Key } from '../kinds.ts';
import type { VerifySignature } from '../metadata/signature.ts';
import type { Secret } from '../secret.ts';
import { whatIsThere } from './what-is-there.ts';

/** The repository's definitions for one environment, checked as far as that goes without a server. */
export interface Project {
  environment: Environment;
  definitions: Definition[];
  /** Those with errors that what the server holds may settle. */
  doubtful: Definition[];
  /** All of those with errors, as far as they could be read. */
  broken: Definition[];
  /** The files of which nothing could be read. */
  unread: string[];
  /** The documents that this environment takes no part of. */
  leftOut: string[];
  diagnostics: Diagnostic[];
  sources: ReadonlyMap<string, string>;
  /** What definitions that have errors are about: what they name is never deleted or called unmanaged. */
  brokenKeys: ReadonlySet<Key>;
  /** The value of every `${secret:NAME}` that may be read, by name. */
  secrets: ReadonlyMap<string, Secret>;
  /** How many files were looked at. */
  files: number;
}

/** The errors that no server can settle. */
export function sureErrors({ diagnostics, doubtful }: Project): Diagnostic[] {
  const open = new Set(doubtful.map(({ key }) => key));
  return diagnostics.filter((one) => one.severity === 'error' && !(isAboutContent(one) && open.has(one.key ?? '')));
}

/** The project with the definitions that the server's own values may settle. */
export function withDoubtful(project: Project): Project {
  const brokenKeys = new Set(project.brokenKeys);
  for (const { key } of project.doubtful) brokenKeys.delete(key);
  return {
    ...project,
    definitions: [...project.definitions, ...project.doubtful],
    doubtful: [],
    broken: [],
    brokenKeys,
  };
}

/** What definitions are lowered and judged by, beside themselves. */
export interface Surroundings {
  connectors: Connectors;
  now: Date;
  /** PingFederate's, where one is known. */
  version?: string | undefined;
  /** What the server has, so that references by name become ids; without it they stay names. */
  resources?: ServerResources | undefined;
  /** The signature check, with its XML library: there when a definition asks for it. */
  verifySignature?: VerifySignature | undefined;
}

/** True when a definition wants the signature of its metadata checked. */
export function asksForSignature({ data }: Definition): boolean {
  return isObject(data.samlMetadata) && Boolean(data.samlMetadata.verificationCertificate);
}

/** Brings one definition into the admin API's form; made once for all definitions of a project. */
type Lower = (definition: Definition) => Checked<Desired | undefined>;

/** @param definitions all of the environment: what they are about can be referred to by its name */
export function loweringFor(
  { connectors, now, resources = {}, verifySignature }: Surroundings,
  definitions: readonly Definition[],
): Lower {
  const { defined, besides, leaving } = whatIsThere(definitions, resources);
  const resolve = referenceResolver(besides, defined, leaving);
  return (definition) => {
    const { value, diagnostics } = lowerDefinition({ definition, connectors, now, verifySignature });
    return { value: value && resolve(value), diagnostics };
  };
}

/** Every definition in the admin API's form, with the findings of its rules. */
export function lowerAll(definitions: readonly Definition[], surroundings: Surroundings): Checked<Desired[]> {
  const lowered = definitions.map(loweringFor(surroundings, definitions));
  return {
    value: lowered.map(({ value }) => value).filter((desired) => desired !== undefined),
    diagnostics: lowered.flatMap(({ diagnostics }) => diagnostics),
  };
}
