import type { SourceFile } from '../../document/document.ts';
import { isObject, type Json, type JsonObject, parsedJson } from '../../document/json.ts';
import { objectsOf, textIn } from '../../document/readers.ts';
import { type ConfigDescriptor, type DescriptorsByKind, type PluginDescriptor, pluginKinds } from './types.ts';

/** Where `pull` keeps what describes a server's plugins, from the repository's top: one file for each kind. */
export const pulledPluginsFolder = 'schemas/plugins';

/** The files for a server's descriptors, in an order that is the same each time. */
export function pulledPluginFiles(live: DescriptorsByKind): SourceFile[] {
  return pluginKinds.flatMap((kind) => {
    const items = live[kind];
    if (!items) return [];
    const sorted = [...items].sort((a, b) => (a.id < b.id ? -1 : 1));
    return [
      { path: `${pulledPluginsFolder}/${kind}.json`, text: `${JSON.stringify({ kind, items: sorted }, null, 2)}\n` },
    ];
  });
}

/** Reads what `pull` wrote; a file of another kind, or of nothing that is known, is left out. */
export function readPulledPluginFiles(files: readonly SourceFile[]): DescriptorsByKind {
  const read: Partial<Record<keyof DescriptorsByKind, PluginDescriptor[]>> = {};
  for (const { text } of files) {
    const content = parsedJson(text);
    const kind = pluginKinds.find((one) => one === textIn(content, 'kind'));
    if (kind && isObject(content) && Array.isArray(content.items))
      read[kind] = readDescriptors(objectsOf(content.items));
  }
  return read;
}

/** What a server lists as its plugins: those with a class, their fields and columns with a name. */
export function readDescriptors(items: readonly JsonObject[]): PluginDescriptor[] {
  return items.flatMap((item) => (typeof item.id === 'string' ? [asDescriptor(item, item.id)] : []));
}

function asDescriptor(item: JsonObject, id: string): PluginDescriptor {
  const config = isObject(item.configDescriptor) ? item.configDescriptor : {};
  const tables = named(config.tables).map((table) => ({ ...table, columns: named(table.columns) }));
  const configDescriptor = { ...config, fields: named(config.fields), tables } as unknown as ConfigDescriptor;
  return { ...item, id, configDescriptor } as PluginDescriptor;
}

const named = (list: Json | undefined) => objectsOf(list).filter(({ name }) => typeof name === 'string');
