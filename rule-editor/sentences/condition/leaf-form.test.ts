import { describe, expect, test } from 'vitest';
import { isObject, type Json, type JsonObject } from '#engine/objects';
import { shippedContent, shippedNames } from '../../../test-fixtures/shipped-contents.ts';
import { cellContext } from '../../table/cells/context.ts';
import { scopeOf } from '../source-words/condition-of.ts';
import { type Readable, readSource } from '../source-words/readable.ts';
import { referenceOf } from '../source-words/scope.ts';
import { emptyForm, formOf, leafOf } from './leaf-form.ts';
import { fittingParameters, operatorsFor } from './operators.ts';

const open = (programme: string): JsonObject => shippedContent(programme).source;

type Leaf = { readonly json: JsonObject; readonly list: string | undefined };
/** Every line of a ruleset that is no group; those over groups of facts aside, which have no single fact. */
function leavesOf(json: Json | undefined, list?: string): readonly Leaf[] {
  if (Array.isArray(json)) return (json as readonly Json[]).flatMap((item) => leavesOf(item, list));
  if (!isObject(json)) return [];
  if ('operator' in json && ('fact' in json || 'field' in json) && !('id' in json)) return [{ json, list }];
  const within = typeof json['over'] === 'string' && 'fn' in json ? json['over'] : (json['list'] as string | undefined);
  return Object.values(json).flatMap((value) => leavesOf(value, within ?? list));
}

function declared(readable: Readable, { json, list }: Leaf) {
  const left = referenceOf(scopeOf(readable, { list }), json);
  const unit =
    'fact' in json
      ? readable.facts.get(String(json['fact']))?.unit
      : readable.fields.get(list ?? '')?.get(String(json['field']))?.unit;
  return { type: left.type, unit };
}

describe.each(shippedNames)('the lines of %s', (programme) => {
  const source = open(programme);
  const readable = readSource(source);
  const leaves = leavesOf(source);
  test.each(['nb', 'nn', 'en'] as const)('opened and closed again are as they were written (%s)', (language) => {
    const cells = cellContext(source, language);
    expect(leaves.length).toBeGreaterThan(5);
    const differing = leaves.flatMap((leaf) => {
      const { type, unit } = declared(readable, leaf);
      const read = leafOf(cells, formOf(cells, leaf.json, type, unit), type, unit, leaf.json);
      const same = read.ok && JSON.stringify(read.leaf) === JSON.stringify(leaf.json);
      return same ? [] : [{ written: leaf.json, read }];
    });
    expect(differing).toEqual([]);
  });
  test('have operators that are offered for their type', () => {
    for (const leaf of leaves) {
      const { type } = declared(readable, leaf);
      expect(operatorsFor(source, type, true)).toContain(leaf.json['operator']);
    }
  });
});

const blaresept = open('blaresept');
const cells = cellContext(blaresept, 'nb');
const ldl = { kind: 'decimal', scale: 1 } as const;

test('a number is written with a comma, and what is no number says what to write', () => {
  const form = { ...emptyForm, name: 'ldl', operator: 'greaterThan' as const };
  expect(leafOf(cells, { ...form, text: '3,6' }, ldl, 'mmol/l')).toEqual({
    ok: true,
    leaf: { fact: 'ldl', operator: 'greaterThan', value: '3.6' },
  });
  expect(leafOf(cells, { ...form, text: '3.6' }, ldl, 'mmol/l')).toMatchObject({
    ok: false,
    problem: { at: 'text', fix: 'Skriv 3,6, med komma.' },
  });
  expect(leafOf(cells, { ...form, text: '' }, ldl, 'mmol/l')).toMatchObject({ ok: false, problem: { at: 'text' } });
});

test('only settled values that fit are offered', () => {
  const fitting = fittingParameters(blaresept, 'greaterThan', ldl);
  expect(fitting).toContain('leqvioLdlLimit');
  expect(fitting).not.toContain('leqvioSpecialties');
  expect(fittingParameters(blaresept, 'inInterval', ldl)).toEqual([]);
});
