import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { generateJsonSchemas, parseRuleset, parseTestCases } from './tools.ts';

// rulesets/_example shows the whole format: what the schema has and the example does not is found here.

const folder = path.resolve(import.meta.dirname, '../rulesets/_example');
const names = [
  'ruleset.json',
  ...['parts', 'cases'].flatMap((part) => readdirSync(path.join(folder, part)).map((file) => `${part}/${file}`)),
];
const files = names.map((name) => ({ name, text: readFileSync(path.join(folder, name), 'utf8') }));
const source = files
  .filter(({ name }) => !name.startsWith('cases/'))
  .map(({ text }) => text)
  .join('\n');

type Schema = {
  $ref?: string;
  anyOf?: Schema[];
  properties?: Record<string, Schema>;
  items?: Schema;
  prefixItems?: Schema[];
  additionalProperties?: Schema | boolean;
  enum?: unknown[];
  const?: unknown;
  $defs?: Record<string, Schema>;
};

/** Every key and every word that the schema of rulesets knows. */
function vocabulary(schema: Schema, words = new Set<string>()): Set<string> {
  for (const [key, inner] of Object.entries(schema.properties ?? {})) {
    words.add(key);
    vocabulary(inner, words);
  }
  for (const value of [...(schema.enum ?? []), schema.const]) if (typeof value === 'string') words.add(value);
  const parts = [...(schema.anyOf ?? []), ...(schema.prefixItems ?? []), ...Object.values(schema.$defs ?? {})];
  for (const inner of parts) vocabulary(inner, words);
  if (schema.items) vocabulary(schema.items, words);
  if (typeof schema.additionalProperties === 'object') vocabulary(schema.additionalProperties, words);
  return words;
}

test('uses every operator, function, key and word of the format', () => {
  const words = vocabulary(generateJsonSchemas()['ruleset.schema.json'] as Schema);
  expect([...words].filter((word) => !source.includes(JSON.stringify(word))).toSorted()).toEqual([]);
  expect(words.size).toBeGreaterThan(200);
});

test('has no problems, no warnings and test cases of every outcome', () => {
  expect(parseRuleset(files)).toMatchObject({ ok: true, warnings: [] });
  const cases = parseTestCases(files);
  const outcomes = new Set((cases.ok ? cases.testCases : []).map(({ expect: { outcome } }) => outcome));
  expect([...outcomes].toSorted()).toEqual(['approve', 'deny', 'not-due', 'route-to-manual', 'stop']);
});

test('gives every one of its own reasons in some test case', () => {
  const cases = files
    .filter(({ name }) => name.startsWith('cases/'))
    .map(({ text }) => text)
    .join('\n');
  const parsed = parseRuleset(files);
  const codes = parsed.ok ? parsed.document.reasons.map(({ code }) => code) : [];
  // Restrictions and entries show in the grant, the figures and the review; their reasons are not among `reasons`.
  const shown = codes.filter((code) => code !== 'PILOT_LIMITS' && !code.startsWith('PAYMENT_'));
  expect(shown.filter((code) => !cases.includes(code))).toEqual([]);
});
