import { describe, expect, test } from 'vitest';
import { applyChanges, type JsonObject, type RulesetContent } from '#engine/objects';
import { readPlaces } from './json-places.ts';
import { spanOf } from './marks.ts';
import { describe as describeAt } from './describe.ts';
import { changesOf, problemsOf, sourceText } from './source-text.ts';
import { suggest } from './suggest.ts';

const source: JsonObject = {
  format: 1,
  programme: 'p',
  title: { nb: 'P' },
  stages: ['first', 'second'],
  vocabulary: { red: { nb: 'rød', en: 'red' }, 'icd10:E78': { nb: 'For høyt kolesterol' } },
  facts: {
    ldl: {
      type: 'decimal',
      scale: 1,
      unit: 'mmol/l',
      title: { nb: 'LDL-kolesterol' },
      help: { nb: 'Siste prøve' },
      source: 'doctor',
    },
    colour: { type: 'enum', values: ['red', 'blue'], none: 'allowed', title: { nb: 'Farge' }, source: 'patient' },
    diagnosis: { type: 'code', systems: ['icd10', 'icpc2'], title: { nb: 'Diagnose' }, source: 'doctor' },
  },
  sections: [
    { id: 's1', stage: 'first', title: { nb: 'En' } },
    { id: 's2', stage: 'first', title: { nb: 'To' }, requirements: { a: { title: { nb: 'A' } } } },
  ],
  texts: { TOO_LOW: { patient: { nb: 'For lav.' } } },
};
const content: RulesetContent = { source, cases: [], demands: [] };

describe('what is written becomes changes', () => {
  test('of the one object that is open', () => {
    expect(changesOf(content, 'sections/s1', { id: 's1', stage: 'second', title: { nb: 'En' } })).toEqual([
      { object: 'sections/s1', value: { id: 's1', stage: 'second', title: { nb: 'En' } } },
    ]);
    expect(changesOf(content, 'sections/s1', { id: 's1', stage: 'first', title: { nb: 'En' } })).toEqual([]);
  });

  test('of every object that differs, in the whole document', () => {
    const { ldl: _, ...facts } = source['facts'] as JsonObject;
    const changes = changesOf(content, undefined, { ...source, title: { nb: 'Q' }, facts });
    expect(changes).toEqual([
      { object: 'ruleset/title', value: { nb: 'Q' } },
      { object: 'facts/ldl', value: null },
    ]);
  });

  test('and what a colleague changed meanwhile in another object stays', () => {
    const colleague = applyChanges(content, [{ object: 'texts/TOO_LOW', value: { patient: { nb: 'Altfor lav.' } } }]);
    const mine = changesOf(content, undefined, { ...source, title: { nb: 'Q' } });
    if (typeof mine === 'string') throw new Error(mine);
    const both = applyChanges(colleague, mine);
    expect(both.source).toMatchObject({
      title: { nb: 'Q' },
      texts: { TOO_LOW: { patient: { nb: 'Altfor lav.' } } },
    });
  });

  test('but an object keeps its name, and a programme too', () => {
    expect(changesOf(content, 'sections/s1', { id: 'other', stage: 'first' })).toBe('renamed');
    expect(changesOf(content, undefined, { ...source, programme: 'q' })).toBe('renamed');
    expect(changesOf(content, undefined, [])).toBe('not-an-object');
  });
});

describe('a problem is underlined at its place', () => {
  const problem = { code: 'X', found: '', expected: '', hint: '' };
  const underlined = (object: string | undefined, pointer: string) => {
    const text = sourceText(content, object);
    return problemsOf(content, object, [{ ...problem, pointer }]).map((placed) => {
      const { start, end } = spanOf(text, readPlaces(text), placed);
      return text.slice(start, end);
    });
  };
  test('in the object that it lies in, and in no other', () => {
    expect(underlined('sections/s2', '/sections/1/requirements/a/title/nb')).toEqual(['"A"']);
    expect(underlined('sections/s1', '/sections/1/requirements/a/title/nb')).toEqual([]);
    expect(underlined('ruleset/title', '/title/nb')).toEqual(['"P"']);
  });
  test('of what goes over several lines, the name', () => {
    expect(underlined(undefined, '/facts')).toEqual(['"facts"']);
  });
});

/** `|` is where one is. */
const at = (marked: string) => ({ text: marked.replace('|', ''), offset: marked.indexOf('|') });
const offered = (marked: string) => {
  const { text, offset } = at(marked);
  return suggest(source, text, readPlaces(text), offset, 'nb')?.items.map(({ label }) => label) ?? [];
};

describe('what is offered', () => {
  test('facts with their title', () => {
    const { text, offset } = at('{"fact": "|"}');
    const found = suggest(source, text, readPlaces(text), offset, 'nb');
    expect(found).toMatchObject({ start: 9, end: 11 });
    expect(found?.items).toContainEqual({ kind: 'fact', text: '"ldl"', label: 'ldl', detail: 'LDL-kolesterol' });
  });
  test('operators that fit the type', () => {
    expect(offered('{"fact": "ldl", "operator": "|"}')).toContain('lessThan');
    expect(offered('{"fact": "colour", "operator": |}')).toEqual([
      'equal',
      'notEqual',
      'in',
      'notIn',
      'isNone',
      'isSome',
    ]);
  });
  test('values and codes that the fact can have', () => {
    expect(offered('{"fact": "colour", "operator": "in", "value": ["red", "|"]}')).toEqual(['red', 'blue']);
    expect(offered('{"fact": "diagnosis", "operator": "inCodes", "value": ["|"]}')).toEqual(['icd10:E78']);
  });
  test('reasons, stages', () => {
    expect(offered('{"reason": "|"}')).toEqual(['TOO_LOW']);
    expect(offered('{"stage": "|"}')).toEqual(['first', 'second']);
  });
  test('nothing where a name is written', () => {
    expect(offered('{"fa|ct": "ldl"}')).toEqual([]);
  });
});

test('a name is told with its text, unit and source', () => {
  const { text, offset } = at('{"fact": "l|dl"}');
  expect(describeAt(source, readPlaces(text), offset, 'nb')).toMatchObject({
    title: 'LDL-kolesterol',
    help: 'Siste prøve',
    unit: 'mmol/l',
    source: 'doctor',
  });
  const code = at('{"value": ["icd10:E|78"]}');
  expect(describeAt(source, readPlaces(code.text), code.offset, 'nb')?.title).toBe('For høyt kolesterol');
});
