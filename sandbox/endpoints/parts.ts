import { fill, objectAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import { adminApi } from '../model/model.ts';
import { find } from '../resources/generic.ts';
import { kinds } from '../resources/kinds.ts';
import { save } from '../resources/save.ts';
import { ok } from '../server/answer.ts';
import type { ApiRequest, Handler, World } from '../world.ts';

/** Parts of other resources: actions of plugins (there are none), the secret of an OAuth client. */
export const partEndpoints: Record<string, Handler> = {
  ...Object.fromEntries(
    Object.keys(adminApi.paths)
      .filter((path) => path.endsWith('/{id}/actions'))
      .map((path): [string, Handler] => [
        `GET ${path}`,
        (request, world) => {
          find(kinds.get(path.slice(0, -'/{id}/actions'.length))!, request, world);
          return ok({ items: [] });
        },
      ]),
  ),
  'GET /serverSettings/tags/{id}/usage': (request, world) => {
    find(kinds.get('/serverSettings/tags')!, request, world);
    return ok({ clientCount: 0, clientIds: [], selectorInstances: [], cimdPolicies: [], clientSettingsUsed: false });
  },
  'GET /oauth/clients/{id}/clientAuth/clientSecret': (request, world) => secretOf(client(request, world).value, world),
  'PUT /oauth/clients/{id}/clientAuth/clientSecret': (request, world) => {
    const before = client(request, world).value;
    const value = structuredClone(before);
    fill(value, { clientAuth: { type: 'SECRET' } });
    Object.assign(objectAt(value, 'clientAuth')!, { encryptedSecret: undefined }, request.body);
    const { missing, bypass } = request;
    return secretOf(save({ kind: kinds.get('/oauth/clients')!, value, before, missing, bypass, world }).value, world);
  },
};

function client(request: ApiRequest, world: World) {
  return find(kinds.get('/oauth/clients')!, request, world);
}

function secretOf(value: JsonObject, world: World) {
  const { encryptedSecret } = objectAt(value, 'clientAuth') ?? {};
  return { status: 200, text: world.store.text(encryptedSecret === undefined ? {} : { encryptedSecret }) };
}
