import * as fs from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { JsonObject, RulesetContent } from '#engine/objects';
import { readRulesetSource } from '#engine/tools';
import { search, searchIndexOf } from './search.ts';

const folder = path.resolve(import.meta.dirname, '../../rulesets/blaresept');
const files = ['ruleset.json', ...fs.readdirSync(path.join(folder, 'parts')).map((file) => `parts/${file}`)];
const read = readRulesetSource(
  files.map((file) => ({ name: file, text: fs.readFileSync(path.join(folder, file), 'utf8') })),
);
const content: RulesetContent = { source: read.value as JsonObject, cases: [], demands: [] };
const index = searchIndexOf(content, 'nb');
const found = (query: string, group: 'rules' | 'facts' | 'parameters' | 'texts' = 'rules') =>
  (search(index, query).get(group) ?? []).map(({ object }) => object);

describe('one finds rules by', () => {
  test('words, in any order, whole or begun, with or without accents', () => {
    expect(found('kronisk migrene cgrp')).toContain('sections/cgrp-inhibitors');
    expect(found('migr kron')).toContain('sections/cgrp-inhibitors');
    expect(found('naeringsmidler')).toEqual(found('næringsmidler'));
    expect(found('naeringsmidler').length).toBeGreaterThan(0);
    expect(found('chronic migraine')).toContain('sections/cgrp-inhibitors');
  });
  test('paragraph, however it is spaced', () => {
    expect(found('§ 5-25').length).toBeGreaterThan(0);
    expect(found('§5-25')).toEqual(found('§ 5-25'));
    expect(found('§ 5-2')).not.toEqual(found('§ 5-25'));
  });
  test('a code, also one that a shorter written code covers, and the name of what is coded', () => {
    expect(found('C10AX16')).toContain('sections/inclisiran-familial');
    expect(found('G43.7')).toContain('sections/cgrp-inhibitors');
    expect(found('c07ab02').length).toBeGreaterThan(0);
  });
  test('reason and its text, and what it uses', () => {
    expect(found('NOT_CHRONIC_MIGRAINE')).toContain('sections/cgrp-inhibitors');
    expect(found('NOT_CHRONIC_MIGRAINE', 'texts')).toEqual(['texts/NOT_CHRONIC_MIGRAINE']);
    expect(found('LDL', 'facts').length).toBeGreaterThan(0);
    expect(found('LDL', 'parameters').length).toBeGreaterThan(0);
  });
});

test('what stands in the title comes first', () => {
  const [first] = search(index, 'inklisiran').get('rules') ?? [];
  expect(first?.title).toMatch(/inklisiran|leqvio/i);
});

test('what is said by nobody, and nothing, find nothing', () => {
  expect(search(index, 'grundrente').size).toBe(0);
  expect(search(index, '  ').size).toBe(0);
});
