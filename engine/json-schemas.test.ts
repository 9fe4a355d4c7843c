import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { generateJsonSchemas } from './tools.ts';

test.each(Object.entries(generateJsonSchemas()))(
  'rulesets/%s is what `npm run rules:schemas` writes',
  (name, schema) => {
    const written = readFileSync(path.resolve(import.meta.dirname, '../rulesets', name), 'utf8');
    expect(written).toBe(`${JSON.stringify(schema, undefined, 2)}\n`);
  },
);
