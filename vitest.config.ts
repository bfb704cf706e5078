import { defineConfig } from 'vitest/config';

const long = process.env.SIZHI_LONG === '1';

/** One project per kind of test; each file that wants rows asks tests/setup/database.ts for a database of its own. */
const project = (name: string, include: string[], more: Record<string, unknown> = {}) => ({
  extends: true as const,
  test: { name, include: include.map((glob) => glob.replace('.test.', long ? '.long.test.' : '.test.')), ...more },
});

export default defineConfig({
  test: {
    globalSetup: ['tests/setup/start-test-server.ts'],
    exclude: ['**/node_modules/**', 'dist/**', 'data/**', ...(long ? [] : ['**/*.long.test.*'])],
    pool: 'forks',
    testTimeout: long ? 600_000 : 20_000,
    hookTimeout: long ? 600_000 : 60_000,
    projects: [
      project('unit', ['src/**/*.test.ts', 'src/**/*.test.tsx', 'demo/**/*.test.ts', 'bench/**/*.test.ts', 'scripts/**/*.test.ts']),
      project('house', ['tests/architecture/**/*.test.ts', 'tests/permissions/**/*.test.ts']),
      project('journeys', ['tests/journeys/**/*.test.ts']),
      project('faults', ['tests/faults/**/*.test.ts'], { testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false }),
      project('browser', ['tests/browser/**/*.test.ts'], { testTimeout: 120_000, hookTimeout: 120_000, fileParallelism: false }),
    ],
  },
});
