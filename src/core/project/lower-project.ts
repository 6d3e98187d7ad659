import { lowerDefinition } from '../connection/lower/index.ts';
import { referenceResolver } from '../connection/references/resolve-references.ts';
import type { ServerResources } from '../connection/references/server-resources.ts';
import type { DesiredConnection } from '../connection/types.ts';
import type { Connectors } from '../connector/types.ts';
import type { Definition } from '../definition/types.ts';
import type { Checked } from '../diagnostics/diagnostic.ts';
import { isObject } from '../document/json.ts';
import type { VerifySignature } from '../metadata/signature.ts';

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
type Lower = (definition: Definition) => Checked<DesiredConnection | undefined>;

export function loweringFor({ connectors, now, resources = {}, verifySignature }: Surroundings): Lower {
  const resolve = referenceResolver(resources);
  return (definition) => {
    const { value, diagnostics } = lowerDefinition({ definition, connectors, now, verifySignature });
    return { value: value && resolve(value), diagnostics };
  };
}

/** Every definition in the admin API's form, with the findings of its rules. */
export function lowerAll(definitions: readonly Definition[], surroundings: Surroundings): Checked<DesiredConnection[]> {
  const lowered = definitions.map(loweringFor(surroundings));
  return {
    value: lowered.map(({ value }) => value).filter((desired) => desired !== undefined),
    diagnostics: lowered.flatMap(({ diagnostics }) => diagnostics),
  };
}
