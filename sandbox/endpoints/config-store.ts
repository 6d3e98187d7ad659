import { invalid, notFound, ok } from '../server/answer.ts';
import type { ApiRequest, Handler, World } from '../world.ts';

/** The configuration store: settings in named bundles, created by writing them. */
export const configStoreEndpoints: Record<string, Handler> = {
  'GET /configStore/{bundle}': (request, world) => ok({ items: world.store.values(bundleOf(request)) }),
  'GET /configStore/{bundle}/{id}': (request, world) => ok(settingOf(request, world)),
  'PUT /configStore/{bundle}/{id}': (request, world) => {
    if (request.missing.length > 0) throw invalid(request.missing);
    const id = request.params.id!;
    return ok(world.store.put(bundleOf(request), id, { ...request.body, id }).value);
  },
  'DELETE /configStore/{bundle}/{id}': (request, world) => {
    settingOf(request, world);
    world.store.remove(bundleOf(request), request.params.id!);
    return { status: 204 };
  },
};

function bundleOf({ params }: ApiRequest): string {
  return `/configStore/${params.bundle}`;
}

function settingOf(request: ApiRequest, world: World) {
  const entry = world.store.get(bundleOf(request), request.params.id!);
  if (!entry) throw notFound(request.params.id!);
  return entry.value;
}
