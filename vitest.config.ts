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

/** What stands alone: a browser, a process of its own, the environment of the process. */
const alone = [
  'rule-editor/e2e/**',
  'rule-editor/**/*-page.test.ts',
  '**/*.browser.test.ts',
  // They count the statements of the process.
  'api/applications/{apply-together,statements}.test.ts',
  'api/{bench,cli,db,engine-bundle,start-up}/**',
  '{scripts,test-fixtures}/**',
];
const testsIn = (glob: string) => (glob.endsWith('**') ? `${glob}/*.test.{ts,tsx}` : glob);
const none = ['**/node_modules/**', '.cache/**', '.data/**'];

export default defineConfig({
  cacheDir: '.cache/vite',
  test: {
    environment: 'node',
    pool: 'forks',
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    globalSetup: ['test-fixtures/postgres.ts'],
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 45_000 } },
    passWithNoTests: true,
    allowOnly: false,
    projects: [
      { extends: true, test: { name: 'alone', include: alone.map(testsIn), exclude: none } },
      // A worker keeps the engine and the service from file to file: to read them takes longer than most tests.
      {
        extends: true,
        test: { name: 'together', include: ['*/**/*.test.{ts,tsx}'], exclude: [...none, ...alone], isolate: false },
      },
    ],
  },
});
