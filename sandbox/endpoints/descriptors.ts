import type { JsonObject } from '../json.ts';
import { adminApi } from '../model/model.ts';
import { describePlugin, pluginsOf } from '../plugins/descriptors.ts';
import { notFound, ok } from '../server/answer.ts';
import type { Handler } from '../world.ts';

/** What each kind of plugin offers; connectors come from outside. */
export const descriptorEndpoints: Record<string, Handler> = {
  ...Object.fromEntries(
    Object.keys(adminApi.paths)
      .filter((path) => path.endsWith('/descriptors'))
      .flatMap((path) => pluginEndpoints(path)),
  ),
  'GET /idp/connectors/descriptors': (_, world) => ok({ items: world.connectors as unknown as JsonObject[] }),
  'GET /idp/connectors/descriptors/{id}': ({ params }, world) => {
    const connector = world.connectors.find((candidate) => candidate.id === params.id);
    if (!connector) throw notFound(params.id ?? '');
    return ok(connector as unknown as JsonObject);
  },
};

function pluginEndpoints(path: string): [string, Handler][] {
  const collection = path.slice(0, -'/descriptors'.length);
  return [
    [
      `GET ${path}`,
      (_, world) => ok({ items: pluginsOf(collection, world).map((plugin) => describePlugin(plugin, world)) }),
    ],
    [
      `GET ${path}/{id}`,
      ({ params }, world) => {
        const plugin = pluginsOf(collection, world).find((candidate) => candidate.id === params.id);
        if (!plugin) throw notFound(params.id ?? '');
        return ok(describePlugin(plugin, world));
      },
    ],
  ];
}
