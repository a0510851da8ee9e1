import { defineConfig } from 'vitest/config';

/** Pure tests of the libraries; the API's own tests, on a real PostGIS, are in apps/api/vitest.config.ts. */
export default defineConfig({
  test: { include: ['libs/**/*.spec.ts', 'apps/web/src/**/*.spec.ts'] },
});
