import { defineConfig } from 'vitest/config';

export default defineConfig({
  cacheDir: '.cache/vite',
  test: {
    include: ['*/**/*.test.ts'],
    exclude: ['**/node_modules/**', '.cache/**', '.data/**'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: ['test-fixtures/postgres.ts'],
    testTimeout: 15_000,
    hookTimeout: 30_000,
    passWithNoTests: true,
    allowOnly: false,
  },
});
