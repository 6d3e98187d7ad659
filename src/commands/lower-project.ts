import { lowerDefinition } from '../core/connection/lower/index.ts';
import { referenceResolver } from '../core/connection/references/resolve-references.ts';
import type { ServerResources } from '../core/connection/references/server-resources.ts';
import type { DesiredConnection } from '../core/connection/types.ts';
import type { Connectors } from '../core/connector/types.ts';
import type { Definition } from '../core/definition/types.ts';
import type { Checked } from '../core/diagnostics/diagnostic.ts';
import { isObject } from '../core/document/json.ts';
import type { VerifySignature } from '../core/metadata/signature.ts';
import type { Project } from './load-project.ts';

/** The signature check, with its XML library, for a project in which a definition asks for one. */
async function signatureCheck(definitions: readonly Definition[]): Promise<VerifySignature | undefined> {
  const asks = ({ data }: Definition) => isObject(data.samlMetadata) && data.samlMetadata.verificationCertificate;
  if (!definitions.some(asks)) return undefined;
  return (await import('../core/metadata/signature.ts')).verifyMetadataSignature;
}

/** Brings one definition into the admin API's form; made once for all definitions of a project. */
export type Lower = (definition: Definition) => Checked<DesiredConnection | undefined>;

/** @param resources what the server has, so that references by name become ids; without it they stay names */
export async function loweringFor(
  { definitions }: Project,
  connectors: Connectors,
  now: Date,
  resources: ServerResources = {},
): Promise<Lower> {
  const verifySignature = await signatureCheck(definitions);
  const resolve = referenceResolver(resources);
  return (definition) => {
    const { value, diagnostics } = lowerDefinition({ definition, connectors, now, verifySignature });
    return { value: value && resolve(value), diagnostics };
  };
}

/** Every definition in the admin API's form, with the findings of its rules. */
export async function lowerProject(
  project: Project,
  connectors: Connectors,
  now: Date,
  resources?: ServerResources,
): Promise<Checked<DesiredConnection[]>> {
  const lowered = project.definitions.map(await loweringFor(project, connectors, now, resources));
  return {
    value: lowered.map(({ value }) => value).filter((desired) => desired !== undefined),
    diagnostics: lowered.flatMap(({ diagnostics }) => diagnostics),
  };
}
