import { readFileSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

/** GitHub's own workflow parser imports JSON without an attribute and points at source maps that it doesn't ship. */
const githubLanguagePackages = /@actions\/(languageservice|workflow-parser)\/dist\/.*\.js$/;

export default defineConfig({
  plugins: [
    {
      name: 'github-language-packages',
      enforce: 'pre',
      load(id) {
        if (!githubLanguagePackages.test(id)) return null;
        return { code: readFileSync(id, 'utf8').replace(/\/\/# sourceMappingURL=.*$/m, ''), map: null };
      },
    },
  ],
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/seeds/setup.ts'],
    server: { deps: { inline: [githubLanguagePackages] } },
    testTimeout: 20_000,
    // Our modules keep no state of their own, so that files can share a worker: half the time.
    isolate: false,
    // One core fewer is the default, and on two cores one worker takes half as long again.
    maxWorkers: '100%',
    coverage: { include: ['src/**', 'sandbox/**'], exclude: ['src/generated/**'] },
  },
});
