import { BaseSequencer, type TestSpecification } from 'vitest/node';
import { defineConfig } from 'vitest/config';

/** What takes long: a browser, a service that is started and killed, a million values. */
const long = /\/e2e\/|\.browser\.test|\/start-up\/|embedded-postgres|\.fuzz\.test|parse-ruleset/;

/** Begins with what takes long, so that no worker waits at the end for a file that the other began late. */
class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const [first, then] = [true, false].map((isLong) =>
      sorted.filter(({ moduleId }) => long.test(moduleId) === isLong),
    );
    return [...(first ?? []), ...(then ?? [])];
  }
}

export default defineConfig({
  cacheDir: '.cache/vite',
  test: {
    include: ['*/**/*.test.{ts,tsx}'],
    exclude: ['**/node_modules/**', '.cache/**', '.data/**'],
    environment: 'node',
    pool: 'forks',
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    globalSetup: ['test-fixtures/postgres.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 45_000 } },
    passWithNoTests: true,
    allowOnly: false,
  },
});
