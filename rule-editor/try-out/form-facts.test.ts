import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRuleset, type FactDeclaration, type FactValue } from '#engine';
import { applications } from '../../test-fixtures/arbitraries/application.ts';
import { hold } from '../../test-fixtures/property.ts';
import { shippedRulesets } from '../../test-fixtures/shipped-rulesets.ts';
import { formOf, readForm } from './form-facts.ts';
import { type Asked, readFormValue, toFormValue } from './form-value.ts';

const asked = (type: FactDeclaration['type'], unit?: string): Asked => ({
  name: 'x',
  type,
  ...(unit !== undefined && { unit }),
});
const decimal = asked({ kind: 'decimal', scale: 2 });
const integer = asked({ kind: 'integer' });
const money = asked({ kind: 'integer' }, 'øre');
const date = asked({ kind: 'date', openEnded: false });
const code = asked({ kind: 'code', systems: ['icd10', 'icpc2'] });

const there = (form: string, of: Asked) => readFormValue(form, of);
const back = (value: FactValue, of: Asked) => toFormValue(value, of);

describe('a form of facts', () => {
  it('gives back the facts of any application that it shows, whatever their types', () => {
    hold(
      fc.property(applications(), ({ document, facts }) => {
        const { facts: read, unreadable } = readForm(formOf(facts, document), document);
        expect(unreadable).toEqual([]);
        expect(read).toEqual(facts);
      }),
      300,
    );
  });

  it('shows again what it showed', () => {
    hold(
      fc.property(applications(), ({ document, facts }) => {
        const form = formOf(facts, document);
        expect(formOf(readForm(form, document).facts, document)).toEqual(form);
      }),
      300,
    );
  });

  it.each(shippedRulesets())('gives back the facts of every test case of $name', ({ document, cases }) => {
    const { checkFacts } = compileRuleset(document);
    for (const { id, facts } of cases) {
      const read = readForm(formOf(facts, document), document);
      const checked = checkFacts(read.facts);
      expect({ id, ...read }).toEqual({ id, facts, unreadable: [] });
      expect(checked.ok ? checked.facts : facts).toEqual(facts);
    }
  });

  it('keeps an empty list apart from no answer, and an open one from a whole one', () => {
    const [example] = shippedRulesets('_example');
    if (!example) throw new Error('no example');
    const { document } = example;
    expect(readForm({}, document).facts).toEqual({});
    expect(readForm({ earlierTrials: { items: [], complete: true } }, document).facts).toEqual({ earlierTrials: [] });
    expect(readForm({ earlierTrials: { items: [{}], complete: false } }, document).facts).toEqual({
      earlierTrials: { items: [{}], complete: false },
    });
    expect(readForm({ otherDiagnoses: [] }, document).facts).toEqual({ otherDiagnoses: [] });
  });

  it('says where it cannot read what is written, and leaves that out', () => {
    const [example] = shippedRulesets('_example');
    if (!example) throw new Error('no example');
    const form = {
      birthDate: '31.02.2020',
      speechScore: '40',
      earlierTrials: { items: [{ benefit: 'mye' }], complete: false },
      payments: { items: [{ amount: '1,5 kr' }], complete: true },
    };
    const { facts, unreadable } = readForm(form, example.document);
    expect(facts).toEqual({ speechScore: '40', earlierTrials: { items: [{}], complete: false }, payments: [{}] });
    expect(unreadable.map(({ pointer }) => pointer).toSorted()).toEqual([
      '/birthDate',
      '/earlierTrials/items/0/benefit',
      '/payments/0/amount',
    ]);
  });
});

describe('what is written in a field', () => {
  it.each([
    ['3,6', decimal, '3.6'],
    ['3.60', decimal, '3.6'],
    ['−0,5', decimal, '-0.5'],
    ['-0', decimal, '0'],
    ['007', decimal, '7'],
    ['1 234', integer, 1234],
    ['12\u00a0345', integer, 12345],
    ['3278', money, 327800],
    ['3 278,5', money, 327850],
    ['−0,05', money, -5],
    ['1.3.2026', date, '2026-03-01'],
    ['01.03.2026', date, '2026-03-01'],
    ['2026-03-01', date, '2026-03-01'],
    ['icd10:E78.0', code, 'icd10:E78.0'],
  ])('%s is read', (text, of, value) => {
    expect(there(text, of)).toEqual({ value });
  });

  it.each([
    ['3,6', integer, 'wholeNumber'],
    ['1.234,5', decimal, 'number'],
    ['tre', decimal, 'number'],
    ['3,666', money, 'money'],
    ['29.02.2026', date, 'date'],
    ['1. mars', date, 'date'],
    ['9007199254740993', integer, 'tooLarge'],
  ])('%s is not', (text, of, unreadable) => {
    expect(there(text, of)).toEqual({ unreadable });
  });

  it.each([
    ['', integer],
    ['  ', date],
    ['icd10:', code],
  ])('"%s" is no answer', (text, of) => {
    expect(there(text, of)).toEqual({});
  });

  it('is shown as it was, for every amount of money and every number', () => {
    hold(
      fc.property(fc.maxSafeInteger(), (n) => {
        for (const of of [money, integer]) expect(there(String(back(n, of)), of)).toEqual({ value: n === 0 ? 0 : n });
      }),
      500,
    );
  });
});
