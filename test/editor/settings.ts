import { readFileSync } from 'node:fs';

/** What `.vscode/settings.json` tells the YAML extension; catalogues of schemas in the internet are left out here. */
export function yamlSettings(): Record<string, unknown> {
  const settings = JSON.parse(readFileSync('.vscode/settings.json', 'utf8')) as Record<string, unknown>;
  const own = Object.entries(settings)
    .filter(([name]) => name.startsWith('yaml.'))
    .map(([name, value]) => [name.slice('yaml.'.length), value]);
  return { ...Object.fromEntries(own), schemaStore: { enable: false }, format: { enable: false } };
}
