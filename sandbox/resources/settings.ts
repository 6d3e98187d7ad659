import { fill, objectAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import { adminApi, membersOf } from '../model/model.ts';
import { sealSecrets } from '../secrets/members.ts';
import { invalid } from '../server/answer.ts';
import type { World } from '../world.ts';
import { completeLogSettings } from './log-settings.ts';

/** What settings hold that nobody has written yet, beyond the defaults that the API states. */
const presets: Record<string, JsonObject> = {
  '/extendedProperties': { items: [] },
  '/serverSettings/generalSettings': {
    disableAutomaticConnectionValidation: false,
    idpConnectionTransactionLoggingOverride: 'DONT_OVERRIDE',
    spConnectionTransactionLoggingOverride: 'DONT_OVERRIDE',
    datastoreValidationIntervalSecs: 300,
    requestHeaderForCorrelationId: '',
  },
  '/serverSettings/outboundProvisioning': { dataStoreRef: { id: '' }, synchronizationFrequency: 60 },
  '/oauth/authServerSettings': {
    scopes: [],
    scopeGroups: [],
    exclusiveScopes: [],
    exclusiveScopeGroups: [],
    persistentGrantContract: {},
  },
  '/virtualHostNames': { virtualHostNames: [] },
  '/license/agreement': {
    licenseAgreementUrl: 'https://localhost:9999/pf-admin-api/license-agreement',
    accepted: true,
  },
  '/keyPairs/sslServer/settings': { activeRuntimeServerCerts: [], activeAdminConsoleCerts: [] },
};

/** Settings in the form in which they're answered. */
export function completeSetting(path: string, given: JsonObject, world: World): JsonObject {
  const value = structuredClone(given);
  const shape = adminApi.paths[path]?.get?.returns ?? {};
  for (const [name, member] of Object.entries(membersOf(shape.ref ?? '', world.version))) {
    if (member.default !== undefined) fill(value, { [name]: member.default });
  }
  fill(value, presets[path] ?? {});
  if (path === '/oauth/authServerSettings') completeGrantContract(objectAt(value, 'persistentGrantContract')!);
  if (path === '/serverSettings/logSettings') completeLogSettings(value, world);
  const rules = { foreign: world.switches.foreignSecrets, knownKeys: world.knownKeys };
  const errors = sealSecrets(value, shape, world.vault, rules);
  if (errors.length > 0) throw invalid(errors);
  return value;
}

/** The attributes of a grant that are the server's own. */
function completeGrantContract(contract: JsonObject): void {
  contract.coreAttributes = [{ name: 'USER_KEY' }, { name: 'USER_NAME' }];
  fill(contract, { extendedAttributes: [] });
}
