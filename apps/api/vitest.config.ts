import { defineConfig } from 'vitest/config';

/** The API's tests: the whole application, called in-process, on a real PostGIS. */
export default defineConfig({
  test: {
    include: ['test/**/*.int.spec.ts', 'src/**/*.spec.ts'],
    globalSetup: ['test/database.setup.ts'],
    setupFiles: ['reflect-metadata'],
    testTimeout: 20_000,
    hookTimeout: 180_000,
    // One database for all: each file works in territories of its own.
    maxWorkers: 2,
  },
});
