import { keyAlgorithms } from '../certificates/new-key.ts';
import { objectAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import { completeSetting } from '../resources/settings.ts';
import { invalid, ok } from '../server/answer.ts';
import type { Handler, World } from '../world.ts';

/** Version, licence, and settings that are views of others. */
export const serverEndpoints: Record<string, Handler> = {
  'GET /version': (_, world) => ok({ version: world.version }),
  'GET /license': (_, world) => ok(license(world)),
  'PUT /license': (request, world) => {
    if (request.missing.length > 0) throw invalid(request.missing);
    return ok(license(world));
  },
  'GET /keyPairs/keyAlgorithms': () => ok({ items: keyAlgorithms }),
  'GET /serverSettings/federationInfo': (_, world) => ok(federationInfo(world)),
  'PUT /serverSettings/federationInfo': ({ body }, world) => {
    const settings = world.store.setting('/serverSettings') ?? {};
    world.store.set('/serverSettings', { ...settings, federationInfo: body });
    return ok(federationInfo(world));
  },
};

function federationInfo(world: World): JsonObject {
  const settings = world.store.setting('/serverSettings') ?? completeSetting('/serverSettings', {}, world);
  return objectAt(settings, 'federationInfo') ?? {};
}

/** A licence for everything that a connection may need. */
function license(world: World): JsonObject {
  const count = (path: string) => world.store.entries(path).length;
  return {
    name: 'Sandbox',
    id: '00000000',
    tier: 'Perpetual',
    issueDate: '2026-01-01T00:00:00.000Z',
    expirationDate: '2036-01-01T00:00:00.000Z',
    enforcementType: '0',
    product: 'PingFederate',
    organization: 'Example',
    gracePeriod: 0,
    licenseGroups: [],
    oauthEnabled: true,
    wsTrustEnabled: true,
    provisioningEnabled: true,
    bridgeMode: false,
    features: [],
    ...world.store.setting('/license'),
    usedConnections: count('/idp/spConnections') + count('/sp/idpConnections'),
    version: world.version.split('.').slice(0, 2).join('.'),
  };
}
