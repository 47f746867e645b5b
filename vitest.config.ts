import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';

/** Projects: `unit` (beside the code), `house` (laws, contracts, docs), `browser` (needs Chromium). */
export default defineConfig({
  test: {
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', 'fixtures/**/*.test.ts'],
    globalSetup: ['test/browser/run-folder.ts'],
    testTimeout: 60_000,
    hookTimeout: 120_000,
    // What is waited for comes later where others work on the same machine.
    expect: { poll: { timeout: 15_000 } },
    pool: 'forks',
    maxWorkers: 2,
    // Keys of throw-away stores must not land among the keys of whoever runs the tests.
    env: { HEARSAY_KEYS: join(tmpdir(), `hearsay-test-keys-${userInfo().uid}`) },
  },
});
