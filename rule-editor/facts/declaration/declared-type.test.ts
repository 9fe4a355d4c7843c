import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isObject, type Json, type JsonObject } from '#engine/objects';
import { shippedContent, shippedNames } from '../../../test-fixtures/shipped-contents.ts';
import { systemsOf, typeChoiceOf, typeChoices, withSystems, withType } from './declared-type.ts';

/** Everything that declares a type: facts, fields of lists, parts of the grant, what is worked out for each entry. */
function declarationsIn(json: Json | undefined): readonly JsonObject[] {
  if (Array.isArray(json)) return (json as readonly Json[]).flatMap(declarationsIn);
  if (!isObject(json)) return [];
  const own = typeof json['type'] === 'string' && isObject(json['title']) ? [json] : [];
  return [...own, ...Object.values(json).flatMap(declarationsIn)];
}
const all = shippedNames.flatMap((name) => {
  const { facts, grant, entries } = shippedContent(name).source;
  return declarationsIn([facts ?? null, grant ?? null, entries ?? null]);
});

test('of everything declared, the type and the code systems that it has chosen again leave it as it is', () => {
  expect(all.length).toBeGreaterThan(300);
  for (const written of all) {
    expect(withType(written, typeChoiceOf(written), [])).toBe(written);
    expect(withSystems(written, systemsOf(written))).toEqual(written);
  }
});

test('of another type it is of that type, with all that is said of it beside', () => {
  fc.assert(
    fc.property(fc.constantFrom(...all), fc.constantFrom(...typeChoices), (written, choice) => {
      const made = withType(written, choice, ['icd10']);
      expect(typeChoiceOf(made)).toBe(choice);
      expect(made['title']).toEqual(written['title']);
      expect(made['source']).toEqual(written['source']);
    }),
  );
});
