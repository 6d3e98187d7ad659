import type { JsonObject } from '../json.ts';
import { adminApi } from '../model/model.ts';
import { describePlugin, installedPlugins } from '../plugins/descriptors.ts';
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
  const plugins = () => installedPlugins[collection] ?? [];
  return [
    [`GET ${path}`, (_, { version }) => ok({ items: plugins().map((plugin) => describePlugin(plugin, version)) })],
    [
      `GET ${path}/{id}`,
      ({ params }, { version }) => {
        const plugin = plugins().find((candidate) => candidate.id === params.id);
        if (!plugin) throw notFound(params.id ?? '');
        return ok(describePlugin(plugin, version));
      },
    ],
  ];
}
