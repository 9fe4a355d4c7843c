import { expect, test } from 'vitest';
import type { JsonObject } from '#engine/objects';
import { shippedContent, shippedNames } from '../../../test-fixtures/shipped-contents.ts';
import { objectIn } from '../fact-words.ts';
import { asDerived, derivedFrom, givenBy, type Giver, giverOf, givers } from './origin.ts';

const facts = shippedNames.flatMap((name) =>
  Object.values(objectIn(shippedContent(name).source['facts'])).map(objectIn),
);
const given = givers.filter((one): one is Exclude<Giver, 'derived'> => one !== 'derived');

test('a fact given by whom it is given by stays as it is', () => {
  for (const fact of facts.filter((one) => one['derived'] === undefined))
    expect(givenBy(fact, giverOf(fact) as Exclude<Giver, 'derived'>)).toBe(fact);
});

test('given by another it has what goes with that, and nothing that does not', () => {
  for (const fact of facts)
    for (const giver of given) {
      const made = givenBy(fact, giver);
      expect(giverOf(made)).toBe(giver);
      expect(made['derived']).toBeUndefined();
      const isLookedUp = giver === 'register' || giver === 'decisions';
      expect(made['lookup'] === undefined || isLookedUp).toBe(true);
      expect(made['discretionary'] === undefined || giver === 'case-worker').toBe(true);
    }
});

test('worked out, it is given by nobody; worked out anew from a day, the old way stands for what is before', () => {
  const fact: JsonObject = { type: 'integer', source: 'patient', min: 0, contestable: {}, title: { nb: 'Alder' } };
  expect(asDerived(fact, 18)).toEqual({ type: 'integer', title: { nb: 'Alder' }, derived: 18 });
  expect(derivedFrom(18, 'receivedOn', '2027-01-01', 16)).toEqual({
    choose: [{ when: { fact: 'receivedOn', operator: 'greaterThanInclusive', value: '2027-01-01' }, then: 16 }],
    else: 18,
  });
});
