import { defineConfig } from 'vitest/config';

/** Tests run from the repository's root; vite.config.ts, whose root is src/web, is for the clients alone. */
export default defineConfig({
  test: { include: ['src/**/*.test.ts', 'demo/**/*.test.ts', 'bench/**/*.test.ts', 'tests/**/*.test.ts'] },
});
