import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['test/shared-folder.ts'],
    setupFiles: ['test/seeds/setup.ts'],
    // For what never ends: on a busy machine a test may take ten times as long.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Our modules keep no state of their own, so that files can share a worker: half the time.
    isolate: false,
    // Tests wait for servers and for programs that they start: two workers more than cores fill that time.
    maxWorkers: availableParallelism() + 2,
    // Node reads TypeScript by itself, and nothing here is mocked, so that nothing has to be transformed.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    coverage: { include: ['src/**', 'sandbox/**'], exclude: ['src/generated/**'] },
  },
});
