import { connectionCodes } from './codes/connection.ts';
import { connectorCodes } from './codes/connector.ts';
import { consequenceCodes } from './codes/consequences.ts';
import { countingCodes } from './codes/counting.ts';
import { definitionCodes } from './codes/definition.ts';
import { documentCodes } from './codes/document.ts';
import { metadataCodes } from './codes/metadata.ts';
import { objectCodes } from './codes/objects.ts';
import { planCodes } from './codes/plan.ts';
import { pluginCodes } from './codes/plugin.ts';
import { repositoryCodes } from './codes/repository.ts';
import { serverCodes } from './codes/server.ts';

/** Every code a finding can carry. `docs/diagnostics.md` is made from this table. */
export const codes = {
  ...documentCodes,
  ...definitionCodes,
  ...metadataCodes,
  ...repositoryCodes,
  ...connectorCodes,
  ...pluginCodes,
  ...connectionCodes,
  ...planCodes,
  ...objectCodes,
  ...consequenceCodes,
  ...countingCodes,
  ...serverCodes,
};

export type DiagnosticCode = keyof typeof codes;
