import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { demandsSchema } from '../demands/schema.ts';
import { rulesetSchema } from '../ruleset-schema.ts';
import { testCasesSchema } from '../test-case-schema.ts';
import { hintPhrases, placePhrases, thingPhrases } from './phrases.ts';

/** The texts that are given to `say` and the descriptions of the schemas. */
function sources(): string {
  const folders = [import.meta.dirname, path.resolve(import.meta.dirname, '../demands')];
  return folders
    .flatMap((folder) =>
      readdirSync(folder)
        .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts') && file !== 'phrases.ts')
        .map((file) => readFileSync(path.join(folder, file), 'utf8')),
    )
    .join('\n');
}

function descriptionsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const { description } = value as { readonly description?: unknown };
  return [...(typeof description === 'string' ? [description] : []), ...Object.values(value).flatMap(descriptionsIn)];
}

/** Said with the kind of a type in its place. */
const kinds = ['a boolean', 'a confirmation', 'a date', 'a list', 'a text'];

test('every phrase is said somewhere', () => {
  const source = sources();
  const isSaid = (text: string) => source.includes(`'${text}'`) || kinds.includes(text);
  expect([...thingPhrases, ...hintPhrases].filter((text) => !isSaid(text))).toEqual([]);
});

test('what the schemas say of places is among the phrases', () => {
  const schemas = [rulesetSchema, demandsSchema, testCasesSchema];
  const said = schemas.flatMap((schema) => descriptionsIn(z.toJSONSchema(schema, { io: 'input' })));
  expect([...new Set(said)].toSorted()).toEqual([...placePhrases].toSorted());
});
