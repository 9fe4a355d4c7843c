import * as fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { shippedProgrammes } from '../../test-fixtures/api.ts';
import { circularFiles } from './circular-files.ts';

test(
  'the circulars beside the rules are what the rules say; npm run rules:docs writes them',
  { timeout: 120_000 },
  () => {
    const files = circularFiles(shippedProgrammes);
    expect(files.length).toBeGreaterThanOrEqual(8);
    const differing = files.filter(({ file, text }) => !fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text);
    expect(differing.map(({ file, problem }) => [path.relative(shippedProgrammes, file), problem])).toEqual([]);
  },
);
