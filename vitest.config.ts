import { defineConfig } from 'vitest/config';

/** Projects: `unit` (beside the code), `house` (laws, contracts, docs), `browser` (needs Chromium). */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'fixtures/**/*.test.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
  },
});
