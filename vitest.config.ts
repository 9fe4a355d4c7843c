import { defineConfig } from 'vitest/config';

export default defineConfig({
  cacheDir: '.cache/vite',
  test: {
    include: ['*/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '.cache/**', '.data/**'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    globalSetup: ['test-fixtures/postgres.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 45_000 } },
    passWithNoTests: true,
    allowOnly: false,
  },
});
