/**
 * What a copy of this whole project holds and a configuration repository doesn't need: the tool itself. A folder ends
 * with a slash.
 */
const tool = [
  '.ci/',
  '.editorconfig',
  '.github/workflows/ci.yml',
  '.github/workflows/release.yml',
  'ARCHITECTURE.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'LICENSE',
  'action.yml',
  'biome.json',
  'dist/',
  'docs/',
  'knip.json',
  'package-lock.json',
  'package.json',
  'sandbox/',
  'schemas/outcome.schema.json',
  'schemas/plan.schema.json',
  'schemas/result.schema.json',
  'schemas/source/',
  'scripts/',
  'src/',
  'template/',
  'test/',
  'tsconfig.json',
  'vitest.config.ts',
];

/** Its example definitions, with their environments. They belong together. */
const examples = ['connections/', 'environments/'];

/** What a copy of this project has and nothing else. */
export const signsOfTheTool = ['src/cli.ts', 'action.yml', 'template/README.md', 'dist/cli.js'];

export const isOfTool = (path: string): boolean => lies(path, tool);
export const isExample = (path: string): boolean => lies(path, examples);

function lies(path: string, places: readonly string[]): boolean {
  return places.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place));
}
