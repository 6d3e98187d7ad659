import type { JsonObject } from '../../core/document/json.ts';
import { objectAt } from '../connection/context.ts';
import { completeSetting } from '../resources/settings.ts';
import { ok } from '../server/answer.ts';
import type { Handler, World } from '../world.ts';

/** Version, licence, and settings that are views of others. */
export const serverEndpoints: Record<string, Handler> = {
  'GET /version': (_, world) => ok({ version: world.version }),
  'GET /license': (_, world) => ok(license(world)),
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

function license(world: World): JsonObject {
  const usedConnections =
    world.store.entries('/idp/spConnections').length + world.store.entries('/sp/idpConnections').length;
  return {
    ...world.store.setting('/license'),
    usedConnections,
    version: world.version.split('.').slice(0, 2).join('.'),
  };
}
