import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/seeds/setup.ts'],
    testTimeout: 20_000,
    // Our modules keep no state of their own, so that files can share a worker: half the time.
    isolate: false,
    // One core fewer is the default, and on two cores one worker takes half as long again.
    maxWorkers: '100%',
    // Node reads TypeScript by itself, and nothing here is mocked, so that nothing has to be transformed.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    coverage: { include: ['src/**', 'sandbox/**'], exclude: ['src/generated/**'] },
  },
});
