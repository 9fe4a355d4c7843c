import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileRuleset } from '../index.ts';
import { parseRuleset, rulesetSchema, type ParseResult } from '../tools.ts';
import { fits } from './fits.ts';
import { keysOf } from './pointer.ts';

const root = path.resolve(import.meta.dirname, '../..');
const minimal = JSON.parse(
  readFileSync(path.join(root, 'test-fixtures/rulesets/good/minimal.json'), 'utf8'),
) as Minimal;
const example = readExample();

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };
type Minimal = JsonObject & { facts: JsonObject; conditions: JsonObject; rules: [JsonObject]; sections: [JsonObject] };

/** The files of rulesets/_example as one value. */
function readExample(): Json {
  const folder = path.join(root, 'rulesets/_example');
  const names = ['ruleset.json', ...readdirSync(path.join(folder, 'parts')).map((name) => `parts/${name}`)];
  const merged: JsonObject = {};
  for (const name of names) Object.assign(merged, JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
  return merged;
}

function documentOf(change: (source: Minimal) => void) {
  const source = structuredClone(minimal);
  change(source);
  const result = parseRuleset(source);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.document;
}

const codesOf = (result: ParseResult) =>
  result.ok ? [] : result.problems.map(({ code, pointer }) => `${code} ${pointer}`);
const text = { nb: 'x' };

test('a document has the shape of the schema, which zod need not say', () => {
  const hasShape = fits(rulesetSchema);
  expect([minimal, example].map(hasShape)).toEqual([true, true]);
  expect(hasShape({ ...minimal, more: 1 })).toBe(false);
  const when = { fact: 'weight', operator: 'inInterval', value: {} };
  expect(hasShape({ ...minimal, rules: [{ ...minimal.rules[0], when }] })).toBe(true);
});

describe('one form for everything', () => {
  test('built-in facts come first', () => {
    const { facts } = documentOf(() => {});
    expect(facts.slice(0, 5).map(({ name }) => name)).toEqual([
      'appliedOn',
      'receivedOn',
      'decidedOn',
      'startedBy',
      'weight',
    ]);
    expect(facts[0]?.title).toEqual({ nb: 'Søknadsdato', nn: 'Søknadsdato', en: 'Date of application' });
  });

  test('plain content is the only version', () => {
    const { rules } = documentOf(() => {});
    expect(rules[0]?.versions).toHaveLength(1);
    expect(rules[0]?.versions[0]).not.toHaveProperty('boundary');
  });

  test('a string where a date is wanted is a date or the name of a fact', () => {
    const { figures } = documentOf((source) => {
      source['figures'] = {
        day: { title: text, value: { daysBetween: ['appliedOn', '2026-03-01'] } },
      };
    });
    expect(figures[0]?.value).toMatchObject({
      op: 'daysBetween',
      from: { op: 'fact', name: 'appliedOn' },
      to: { op: 'literal', value: '2026-03-01' },
    });
  });

  test('decimals have no trailing zeros, and integers become decimals where those are wanted', () => {
    const { rules } = documentOf((source) => {
      source.rules[0]['when'] = {
        all: [
          { fact: 'weight', operator: 'lessThan', value: '3.60' },
          { fact: 'weight', operator: 'equal', value: 4 },
          { fact: 'weight', operator: 'inInterval', value: { over: '-0.0', to: '10.00' } },
        ],
      };
    });
    const when = JSON.stringify(rules[0]?.versions[0]?.content?.when);
    expect(when).toContain('{"op":"literal","value":"3.6","type":{"kind":"decimal","scale":1}}');
    expect(when).toContain('{"op":"literal","value":"4","type":{"kind":"decimal","scale":0}}');
    expect(when).toContain('"over":{"op":"literal","value":"0"');
    expect(when).toContain('"to":{"op":"literal","value":"10"');
  });

  test('an integer expression for a declared decimal becomes one', () => {
    const { facts } = documentOf((source) => {
      source.facts['half'] = { type: 'decimal', scale: 1, title: text, derived: { fact: 'visits' } };
    });
    expect(facts.find(({ name }) => name === 'half')?.derived).toEqual({
      op: 'plus',
      of: [{ op: 'fact', name: 'visits', type: { kind: 'integer' } }],
      type: { kind: 'decimal', scale: 0 },
    });
  });

  test('lists of codes are code lists, lists of words sorted sets', () => {
    const { rules } = documentOf((source) => {
      source.rules[0]['when'] = {
        any: [
          { fact: 'drug', operator: 'inCodes', value: ['C10', 'A06'] },
          { fact: 'region', operator: 'in', value: ['south', 'north'] },
        ],
      };
    });
    expect(rules[0]?.versions[0]?.content?.when).toMatchObject({
      of: [{ right: { value: { include: ['C10', 'A06'], exclude: [] } } }, { right: { value: ['north', 'south'] } }],
    });
  });

  test('a condition over a group stands once for each member, with the roles filled in', () => {
    const { conditions, rules } = documentOf((source) => {
      source.facts['spouseBornOn'] = { type: 'date', source: 'patient', title: text };
      source['groups'] = { persons: { self: { born: 'bornOn' }, spouse: { born: 'spouseBornOn' } } };
      source.conditions['isGrown'] = {
        title: text,
        over: 'persons',
        condition: { role: 'born', operator: 'lessThan', value: '2008-01-01' },
      };
      source.conditions['isOld'] = {
        title: text,
        over: 'persons',
        condition: { all: [{ condition: 'isGrown' }, { not: { condition: 'isGrown', of: 'self' } }] },
      };
      source.rules[0]['when'] = { condition: 'isOld', of: 'spouse' };
    });
    const grown = conditions.filter(({ name }) => name.startsWith('isGrown'));
    expect(grown).toMatchObject([
      { name: 'isGrown/self', condition: { left: { op: 'fact', name: 'bornOn' } } },
      { name: 'isGrown/spouse', condition: { left: { op: 'fact', name: 'spouseBornOn' } } },
    ]);
    expect(conditions.find(({ name }) => name === 'isOld/spouse')?.condition).toEqual({
      op: 'all',
      of: [
        { op: 'named', name: 'isGrown/spouse' },
        { op: 'not', of: { op: 'named', name: 'isGrown/self' } },
      ],
    });
    expect(rules[0]?.versions[0]?.content?.when).toEqual({ op: 'named', name: 'isOld/spouse' });
  });

  test('cells of a row are one condition; a blank cell is none', () => {
    const { tables } = documentOf((source) => {
      const row = { title: text, event: 'route-to-manual', reason: 'PAID_ENOUGH' };
      source['tables'] = [
        {
          id: 't',
          stage: 'criteria',
          title: text,
          hitPolicy: 'first',
          legalBasis: [{ kind: 'circular', title: 'Rundskriv', mark: 'design' }],
          columns: [
            { id: 'visits', fact: 'visits', operator: 'greaterThan' },
            { id: 'heavy', condition: 'isHeavy' },
            { id: 'left', fact: 'leftOn', operator: 'isNone' },
          ],
          rows: [
            { id: 'a', ...row, cells: { visits: 3, heavy: false, left: false } },
            { id: 'b', ...row, legalBasis: [], cells: { visits: null } },
          ],
        },
      ];
    });
    const contents = tables[0]?.rows.map(({ versions }) => versions[0]?.content);
    expect(contents?.[0]?.when).toMatchObject({
      op: 'all',
      of: [
        { op: 'compare', operator: 'greaterThan', right: { value: 3 } },
        { op: 'not', of: { op: 'named', name: 'isHeavy' } },
        { op: 'compare', operator: 'isSome' },
      ],
    });
    expect(contents?.[1]).not.toHaveProperty('when');
    expect(contents?.map((content) => content?.legalBasis.length)).toEqual([1, 0]);
  });

  describe('equal cells of a table', () => {
    const tableOf = (cells: JsonObject, event: JsonObject): JsonObject => ({
      id: 't',
      stage: 'criteria',
      title: text,
      hitPolicy: 'first',
      legalBasis: [{ kind: 'act', title: 'Oppdiktet lov', mark: 'verified' }],
      columns: [
        { id: 'drug', fact: 'drug', operator: 'inCodes' },
        { id: 'absent', fact: 'isAbsent', operator: 'equal' },
      ],
      rows: ['a', 'b'].map((id) => ({ id, title: text, reason: 'PAID_ENOUGH', ...event, cells })),
    });
    const toPerson = { event: 'route-to-manual' };

    test('are one condition', () => {
      const { tables } = documentOf((source) => {
        source['tables'] = [tableOf({ drug: ['C10'], absent: true }, toPerson)];
      });
      const [a, b] = tables[0]?.rows.map(({ versions }) => versions[0]?.content?.when) ?? [];
      expect(a).toEqual(b);
      expect(a?.op === 'all' && b?.op === 'all' && a.of.map((cell, i) => cell === b.of[i])).toEqual([true, true]);
    });

    test('are wrong in each row', () => {
      const codes = codesOf(parseRuleset({ ...minimal, tables: [tableOf({ drug: ['c'], absent: true }, toPerson)] }));
      expect(codes).toEqual(['NOT_A_CODE /tables/0/rows/0/cells/drug/0', 'NOT_A_CODE /tables/0/rows/1/cells/drug/0']);
    });

    test('read their facts in each row', () => {
      const deny = { event: 'deny', automation: 'automatic', basis: 'x', exceptions: [] };
      const codes = codesOf(parseRuleset({ ...minimal, tables: [tableOf({ absent: true }, deny)] }));
      expect(codes).toEqual([
        'AUTOMATIC_ON_CONTESTED_FACT /tables/0/rows/0',
        'AUTOMATIC_ON_CONTESTED_FACT /tables/0/rows/1',
      ]);
    });
  });

  test('requirements take the outcome and the law of their section', () => {
    const { sections } = documentOf((source) => {
      source.sections[0]['notMet'] = 'route-to-manual';
    });
    const requirement = sections[0]?.versions[0]?.content?.requirements[0]?.versions[0]?.content;
    expect(requirement).toMatchObject({ notMet: 'route-to-manual', legalBasis: [{ title: 'Oppdiktet lov' }] });
    expect(documentOf(() => {}).sections[0]?.versions[0]?.content?.requirements[0]?.versions[0]?.content?.notMet).toBe(
      'deny',
    );
  });

  test('derived fields of entries stand behind the given ones', () => {
    const { facts, entries } = documentOf(() => {});
    const type = facts.find(({ name }) => name === 'fees')?.type;
    expect(type?.kind === 'list' && type.fields.map(({ name }) => name)).toEqual([
      'paidOn',
      'amount',
      'kind',
      'medicine',
      'note',
      'isSmall',
    ]);
    expect(entries[0]?.derived[0]).toMatchObject({ name: 'isSmall', value: { op: 'holds' } });
  });
});

describe('all problems at once', () => {
  test('of shape, names, types and law, also inside one rule', () => {
    const source = structuredClone(minimal);
    source.facts['weight'] = { type: 'decimals', source: 'doctor', title: text };
    source.rules[0]['when'] = {
      all: [
        { fact: 'wieght', operator: 'equal', value: '3.6' },
        { fact: 'visits', operator: 'equal', value: 3, note: 'x' },
        { fact: 'region', operator: 'equal', value: 'east' },
      ],
    };
    source.sections[0]['legalBasis'] = [];
    expect(codesOf(parseRuleset(source)).toSorted()).toEqual([
      'DENY_WITHOUT_LAW /sections/0/legalBasis',
      'NOT_ALLOWED_VALUE /rules/0/when/all/2/value',
      'NOT_AN_OPTION /facts/weight/type',
      'UNDECLARED_FACT /rules/0/when/all/0/fact',
      'UNKNOWN_KEY /rules/0/when/all/1/note',
    ]);
  });

  test('with pointers to where things stood, also behind what could not be read', () => {
    const source = structuredClone(minimal);
    const rules: Json[] = [5, { ...minimal.rules[0], id: 'other', stage: 'nowhere' }, ...minimal.rules];
    expect(codesOf(parseRuleset({ ...source, rules }))).toEqual([
      'NO_FORM /rules/0',
      'UNDECLARED_STAGE /rules/1/stage',
    ]);
  });

  test('of words for what does not occur; stages may have words', () => {
    const source = structuredClone(minimal);
    const vocabulary = { 'stage:criteria': text, criteria: text };
    expect(codesOf(parseRuleset({ ...source, vocabulary }))).toEqual(['NOT_AN_OPTION /vocabulary/criteria']);
  });

  test('with a name that is close', () => {
    const source = structuredClone(minimal);
    source.rules[0]['when'] = { fact: 'wieght', operator: 'lessThan', value: 5 };
    expect(parseRuleset(source)).toMatchObject({ problems: [{ hint: 'Did you mean "weight"?' }] });
  });
});

describe('hostile documents are harmless', () => {
  test.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf', 'isPrototypeOf'])(
    'everything may be called %s',
    (name) => {
      const document = documentOf((source) => {
        source.facts[name] = { type: 'integer', source: 'patient', title: text };
        source.conditions[name] = { title: text, condition: { fact: name, operator: 'equal', value: 3 } };
        source['parameters'] = {
          ...(source['parameters'] as JsonObject),
          [name]: {
            title: text,
            type: 'grouping',
            system: 'atc',
            versions: [{ content: { groups: { [name]: ['C10'] } } }],
          },
        };
        source['figures'] = {
          [name]: { title: text, value: { fn: 'countDistinct', over: 'fees', by: { group: 'medicine', in: name } } },
        };
        source.rules[0]['when'] = { condition: name };
      });
      const grouping = document.parameters.find((each) => each.name === name);
      expect(JSON.stringify(grouping?.versions[0]?.content)).toBe(`{"value":{"${name}":["C10"]}}`);
      expect(compileRuleset(document).checkFacts({ [name]: 3 })).toMatchObject({ ok: true });
    },
  );

  test.each(['constructor', 'toString', '__proto__'])('nothing is declared because prototypes have %s', (name) => {
    const source = structuredClone(minimal);
    source.rules[0]['when'] = { condition: name };
    source.rules[0]['reason'] = 'PAID_ENOUGH';
    expect(parseRuleset(source).ok).toBe(false);
  });

  test('a __proto__ anywhere is named', () => {
    const source = JSON.parse(JSON.stringify(minimal).replace('"isHeavy"', '"__proto__"')) as Json;
    expect(codesOf(parseRuleset(source))).toContain('FORBIDDEN_KEY /conditions/__proto__');
  });

  test('deep nesting is named, not followed', () => {
    const source = structuredClone(minimal);
    let when: Json = { condition: 'isHeavy' };
    for (let depth = 0; depth < 5000; depth += 1) when = { not: when };
    source.rules[0]['when'] = when;
    expect(codesOf(parseRuleset(source))).toEqual([expect.stringMatching(/^TOO_DEEP /)]);
  });

  test.each([undefined, null, 5, 'null', '[]', '"x"', [], {}])('%j is no ruleset', (source) => {
    const result = parseRuleset(source);
    expect(result.ok ? [] : result.problems).not.toEqual([]);
  });
});

const anyKey = fc.constantFrom(
  'fact',
  'value',
  'operator',
  'all',
  'versions',
  'content',
  'boundary',
  'by',
  'type',
  'of',
  'x',
  'constructor',
);
const anyJson: fc.Arbitrary<Json> = fc.letrec<{ json: Json }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<Json>(
      null,
      true,
      0,
      -1,
      12,
      '',
      'x',
      'device',
      'none',
      'missing',
      '2026-02-30',
      '3.65',
      'HA01',
      'isChild',
      'appliedOn',
    ),
    fc.array(tie('json'), { maxLength: 2 }),
    fc.dictionary(anyKey, tie('json'), { maxKeys: 3, noNullPrototype: true }),
  ),
})).json;

/** Every place in the example. */
function placesOf(value: Json, keys: (string | number)[] = []): (string | number)[][] {
  if (typeof value !== 'object' || value === null) return [keys];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [keys, ...inner.flatMap(([key, each]) => placesOf(each, [...keys, key]))];
}

function at(value: Json, keys: readonly (string | number)[]): Json | undefined {
  return keys.reduce<Json | undefined>((inner, key) => {
    const has = typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key);
    return has ? (inner as JsonObject)[key] : undefined;
  }, value);
}

type Change = { place: number; action: string; value: Json; other: number };

/** Removes, replaces or overwrites with another part of the document what stands at a place. */
function apply(
  source: Json,
  original: Json,
  places: (string | number)[][],
  { place, action, value, other }: Change,
): void {
  const keys = places[place] ?? [];
  const last = keys.at(-1) ?? '';
  const target = at(source, keys.slice(0, -1));
  if (typeof target !== 'object' || target === null) return;
  if (action === 'remove' && Array.isArray(target)) target.splice(Number(last), 1);
  else if (action === 'remove') delete (target as JsonObject)[last];
  else
    (target as JsonObject)[last] =
      action === 'replace' ? value : structuredClone(at(original, places[other] ?? []) ?? null);
}

describe.each([
  { name: 'the smallest document', original: minimal as Json, numRuns: 1500 },
  { name: 'the example', original: example, numRuns: 60 },
])('any change of $name', ({ original, numRuns }) => {
  const places = placesOf(original).slice(1);
  const anyPlace = fc.nat(places.length - 1);
  const change = fc.record({
    place: anyPlace,
    action: fc.constantFrom('remove', 'replace', 'copy'),
    value: anyJson,
    other: anyPlace,
  });

  test('gives problems at places that exist, or a document that compiles', { timeout: 120_000 }, () => {
    fc.assert(
      fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
        const source = structuredClone(original);
        for (const each of changes) apply(source, original, places, each);
        const before = JSON.stringify(source);
        const result = parseRuleset(source);
        expect(JSON.stringify(source)).toBe(before);
        const hasShape = fits(rulesetSchema)(source);
        expect(hasShape).toBe(rulesetSchema.safeParse(source).success);
        expect(hasShape ? parseRuleset(before) : result).toEqual(result);
        const problems = result.ok ? [] : result.problems;
        const faults = problems.filter(
          ({ pointer, found, expected, hint }) =>
            at(source, keysOf(pointer)) === undefined || [found, expected, hint].includes(''),
        );
        expect(faults).toEqual([]);
        expect(result.ok).toBe(problems.length === 0);
        if (result.ok) compileRuleset(result.document);
      }),
      { numRuns },
    );
  });
});
