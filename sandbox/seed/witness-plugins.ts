import { listAt, objectAt, textAt } from '../connection/context.ts';
import type { JsonObject } from '../json.ts';
import { pluginOf } from '../plugins/descriptors.ts';
import type { InstalledPlugin } from '../plugins/installed.ts';
import type { World } from '../world.ts';

/**
 * What instances of a real server use is installed there. Of plugins that nobody described, it's described by the fields,
 * tables and attributes that are there, without defaults.
 */
export function witnessPlugins(collection: string, instances: readonly JsonObject[], world: World): void {
  for (const instance of instances) {
    const id = textAt(objectAt(instance, 'pluginDescriptorRef'), 'id');
    if (!id || pluginOf(collection, id, world)) continue;
    world.witnessed[collection] = [...(world.witnessed[collection] ?? []), seen(id, instance)];
  }
}

function seen(id: string, instance: JsonObject): InstalledPlugin {
  const configuration = objectAt(instance, 'configuration');
  const tables = listAt(configuration, 'tables').map((table) => {
    const columns = listAt(table, 'rows').flatMap((row) => listAt(row, 'fields'));
    return [String(table.name), seenFields(columns)];
  });
  const core = listAt(objectAt(instance, 'attributeContract'), 'coreAttributes');
  return {
    id,
    name: id,
    attributes: core.map(({ name }) => String(name)),
    fields: seenFields(listAt(configuration, 'fields')),
    tables: Object.fromEntries(tables) as InstalledPlugin['tables'],
  };
}

function seenFields(fields: JsonObject[]): Record<string, string | null> {
  return Object.fromEntries(fields.map(({ name, encryptedValue }) => [String(name), encryptedValue ? null : '']));
}
