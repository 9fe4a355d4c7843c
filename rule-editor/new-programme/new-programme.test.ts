import { describe, expect, test } from 'vitest';
import { compileRuleset } from '#engine';
import { applyChanges, type Change, type JsonObject, readObject, type RulesetContent } from '#engine/objects';
import { parseRuleset, parseTestCases, runTestCases } from '#engine/tools';
import { libraryChanges } from '../facts/library.ts';
import { caseIds, type CaseKind, caseKinds, expectationOf, isOfKind, suggestFacts } from './case-suggestion.ts';
import { comparisonsIn, readNumber, typedNumber } from './comparison.ts';
import { missingIn } from './missing.ts';
import { idFrom, isId, nameFrom, reasonFrom } from './names.ts';
import * as model from './section-model.ts';
import { addOwn, addReady, moveStage, removeStage, stagesOf } from './stages-model.ts';
import { automatedText, manualControlText, remedyText } from './starting-texts.ts';

const today = '2026-11-22';
const said = (nb: string) => ({ nb, nn: nb, en: nb });
const law: model.Law = { kind: 'act', title: 'Lov om salg', section: '§ 3', mark: 'verified' };
const empty: RulesetContent = { source: { format: 1, programme: 'salg' }, cases: [], demands: [] };
const problem = (code: string, pointer: string) => ({ code, pointer, found: 'a', expected: 'b', hint: 'c' });
type Step = (content: RulesetContent) => readonly Change[];
const run = (content: RulesetContent, ...steps: readonly Step[]) =>
  steps.reduce((before, step) => applyChanges(before, step(before)), content);
const take =
  (name: string): Step =>
  (content) =>
    libraryChanges(content, [name], 'organisation');
const set =
  (object: string, value: Change['value']): Step =>
  () => [{ object, value }];
const ask =
  (title: string, conditions: JsonObject): Step =>
  (content) => {
    const added = applyChanges(content, model.addRequirement(content, said(title)));
    const id = idFrom(title, Object.keys((model.firstSection(content)?.requirements ?? {}) as object));
    return [...model.addRequirement(content, said(title)), ...model.setRequirement(added, id, { conditions })];
  };
const line = (fact: string, value: Change['value'], operator = 'greaterThanInclusive'): JsonObject => ({
  fact,
  operator,
  ...(value !== null && { value }),
});

/** As far as the guide goes without examples. `refusals`: who refuses. */
function made(refusals: 'automatic' | 'person'): RulesetContent {
  return run(
    empty,
    set('ruleset/title', said('Salgsbevilling')),
    set('ruleset/subject', ['organisation']),
    set('ruleset/startedBy', ['application']),
    take('floorArea'),
    take('ageControl'),
    take('managerAge'),
    set('ruleset/stages', ['criteria']),
    model.beginSection,
    (content) => model.setLaw(content, law),
    ask('Stor nok flate', line('floorArea', '20.5')),
    ask('Alderskontroll', line('ageControl', 'yes', 'equal')),
    ask('Den ansvarlige er 20 år', line('managerAge', 20)),
    (content) => model.setYears(content, 4),
    (content) => model.setGranted(content, 'floorArea', true),
    set('remedies/deny', {
      body: said('Statsforvalteren'),
      sendTo: said('Kommunen'),
      weeks: 3,
      text: remedyText as JsonObject & typeof remedyText,
      legalBasis: [law as unknown as JsonObject],
    }),
    set('ruleset/automatedProcessing', {
      text: automatedText as JsonObject & typeof automatedText,
      manualControl: manualControlText as JsonObject & typeof manualControlText,
      legalBasis: [law as unknown as JsonObject],
    }),
    (content) =>
      refusals === 'automatic'
        ? model.setSection(content, { automation: 'automatic', basis: 'Ingen vurdering.', exceptions: [] })
        : [],
  );
}

const evaluate = (content: RulesetContent, facts: JsonObject) => {
  const parsed = parseRuleset(content.source);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems, null, 1));
  const compiled = compileRuleset(parsed.document);
  const day = { appliedOn: today, receivedOn: today, startedBy: 'application' };
  const checked = compiled.checkFacts({ ...day, ...facts });
  if (!checked.ok) throw new Error(JSON.stringify(checked.problems));
  return { document: parsed.document, evaluation: compiled.evaluate(checked.facts) };
};

describe.each(['automatic', 'person'] as const)(
  'a programme made in the guide where refusals are of %s',
  (refusals) => {
    const content = made(refusals);
    test('parses without problems, and lacks only its examples', () => {
      const parsed = parseRuleset(content.source);
      expect(parsed.ok ? parsed.warnings : parsed.problems).toEqual([]);
      const missing = [...missingIn(content, [])].filter(([, found]) => found.length > 0);
      expect(missing).toEqual([['cases', caseKinds.map((kind) => ({ what: 'case', kind }))]]);
    });

    test.each(caseKinds)('the facts that are suggested for %s come out so, and the example holds', (kind: CaseKind) => {
      const facts = suggestFacts(content, kind, today);
      const { document, evaluation } = evaluate(content, facts);
      expect(isOfKind(kind, evaluation)).toBe(true);
      const expect_ = expectationOf(evaluation);
      const files = [
        {
          name: 'cases/1.json',
          text: JSON.stringify({ cases: [{ id: caseIds[kind], title: 'Eksempel', facts, expect: expect_ }] }),
        },
      ];
      const cases = parseTestCases(files);
      if (!cases.ok) throw new Error(JSON.stringify(cases.problems));
      expect(runTestCases(document, cases.testCases).ok).toBe(true);
    });
  },
);

test('texts follow the title and the limit until somebody has written better ones', () => {
  const content = made('person');
  const [[id, requirement] = ['', undefined]] = model.requirementsOf(content);
  const text = (from: RulesetContent) => readObject(from, `texts/${requirement?.reason}`);
  expect(text(content)).toMatchObject({
    patient: { nb: expect.stringContaining('{floorArea}, og grensen er {limit}') },
  });
  const renamed = applyChanges(content, model.setRequirement(content, id, { title: said('Plass nok') }));
  expect(text(renamed)).toMatchObject({ patient: { nb: expect.stringContaining('Plass nok') } });
  const own = { ...(text(renamed) as JsonObject), journalNote: { nb: 'Eget.' } };
  const written = applyChanges(renamed, [{ object: `texts/${requirement?.reason}`, value: own }]);
  const again = applyChanges(written, model.setRequirement(written, id, { title: said('Areal') }));
  expect(text(again)).toEqual(own);
});

test('what is made from the name of the programme follows it until somebody has rewritten it', () => {
  const content = made('person');
  const renamed = applyChanges(content, model.setTitle(content, said('Skjenkebevilling')));
  expect(readObject(renamed, 'sections/vilkar')).toMatchObject({ title: { nb: 'Vilkår for skjenkebevilling' } });
  expect(readObject(renamed, `texts/${model.approvedReason}`)).toMatchObject({
    patient: { nb: expect.stringContaining('om skjenkebevilling er innvilget fra {grant.from} til og med {grant.to}') },
  });
  const own = applyChanges(content, model.setSection(content, { title: said('Egne ord') }));
  const again = applyChanges(own, model.setTitle(own, said('Skjenkebevilling')));
  expect(readObject(again, 'sections/vilkar')).toMatchObject({ title: { nb: 'Egne ord' } });
});

test.each(['person', 'none'] as const)('a programme for %s is made the same way, with ages and amounts', (subject) => {
  const content = run(
    made('automatic'),
    set('ruleset/subject', [subject]),
    (before) => libraryChanges(before, ['age', 'amount', 'wantedFrom', 'membership'], 'patient'),
    ask('Voksen', line('age', 18)),
    ask('Ikke for mye', line('amount', 500_000, 'lessThanInclusive')),
    ask('Ikke for tidlig', line('wantedFrom', '2026-01-01')),
    ask('Medlem', line('membership', ['compulsory', 'voluntary'], 'in')),
  );
  const parsed = parseRuleset(content.source);
  expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  for (const kind of caseKinds) {
    const { evaluation } = evaluate(content, suggestFacts(content, kind, today));
    expect([kind, isOfKind(kind, evaluation)]).toEqual([kind, true]);
  }
});

test('terms may be about some applications only, and a stage may be empty', () => {
  const condition = { fact: 'ageControl', operator: 'equal', value: 'no' };
  const content = applyChanges(made('person'), [
    ...model.setAppliesWhen(made('person'), condition),
    { object: 'ruleset/stages', value: ['guidance', 'criteria'] },
  ]);
  const parsed = parseRuleset(content.source);
  expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  expect(missingIn(content, []).get('section')).toEqual([]);
  const undone = applyChanges(content, model.setAppliesWhen(content, undefined));
  expect(model.firstSection(undone)).not.toHaveProperty('appliesWhen');
});

test('stages are ready ones and own ones, each with a name, in an order; terms go along when their stage goes', () => {
  const content = run(
    made('person'),
    (before) => addReady(before, 'guidance', said('Veiledning')),
    (before) => addOwn(before, 'Kortvarige løyver'),
    (before) => moveStage(before, 'kortvarige-loyver', -1),
  );
  expect(stagesOf(content)).toEqual(['guidance', 'kortvarige-loyver', 'criteria']);
  expect(missingIn(content, []).get('stages')).toEqual([
    { what: 'titleIn', of: 'Kortvarige løyver', language: 'nn' },
    { what: 'titleIn', of: 'Kortvarige løyver', language: 'en' },
    ...(['nb', 'nn', 'en'] as const).map((language) => ({ what: 'titleIn', of: 'criteria', language })),
  ]);
  const parsed = parseRuleset(content.source);
  expect(parsed.ok ? [] : parsed.problems).toEqual([]);
  const fewer = applyChanges(content, removeStage(content, 'criteria'));
  expect(model.firstSection(fewer)).toMatchObject({ stage: 'kortvarige-loyver' });
  const afterwards = parseRuleset(fewer.source);
  expect(afterwards.ok ? [] : afterwards.problems).toEqual([]);
});

test('a limit is a value of its own, and goes with the requirement that alone used it', () => {
  const content = made('person');
  const names = () => Object.keys(content.source['parameters'] as object);
  expect(names()).toEqual(['storNokFlateGrense', 'denAnsvarligeEr20ArGrense']);
  const [[id] = ['']] = model.requirementsOf(content);
  const removed = applyChanges(content, model.removeRequirement(content, id));
  expect(Object.keys(removed.source['parameters'] as object)).toEqual(['denAnsvarligeEr20ArGrense']);
  const parsed = parseRuleset(removed.source);
  expect(parsed.ok ? parsed.warnings : parsed.problems).toEqual([]);
});

const nested: JsonObject = {
  any: [
    { all: [line('floorArea', '20.5'), { not: line('ageControl', 'no', 'equal') }] },
    { atLeast: 2, of: [line('floorArea', '10.0'), line('managerAge', 25), line('ageControl', 'yes', 'equal')] },
  ],
};

test('a requirement may be groups within groups: shown as it was written, its numbers are values, examples come out', () => {
  const content = run(made('automatic'), ask('Egnet', nested));
  expect(model.conditionsOf(content, 'egnet')).toEqual(nested);
  const written = model.firstSection(content)?.requirements?.['egnet']?.['conditions'];
  const names = comparisonsIn(written).map(({ value }) => JSON.stringify(value));
  expect(names).toEqual([
    '{"parameter":"egnetGrense"}',
    '"no"',
    '{"parameter":"egnetGrense2"}',
    '{"parameter":"egnetGrense3"}',
    '"yes"',
  ]);
  expect(JSON.stringify(readObject(content, 'texts/EGNET_IKKE_OPPFYLT'))).not.toContain('{limit}');
  const parsed = parseRuleset(content.source);
  expect(parsed.ok ? parsed.warnings : parsed.problems).toEqual([]);
  for (const kind of caseKinds) {
    const { evaluation } = evaluate(content, suggestFacts(content, kind, today));
    expect([kind, isOfKind(kind, evaluation)]).toEqual([kind, true]);
  }
});

test('a number that is written anew is the same value with another number; one that goes takes its value along', () => {
  const content = run(made('automatic'), ask('Egnet', nested));
  const fewer = { all: [line('managerAge', 30), line('floorArea', '10.0')] };
  const changed = applyChanges(content, model.setRequirement(content, 'egnet', { conditions: fewer }));
  expect(model.conditionsOf(changed, 'egnet')).toEqual(fewer);
  const own = Object.keys(changed.source['parameters'] as object).filter((name) => name.startsWith('egnet'));
  expect(own).toEqual(['egnetGrense2', 'egnetGrense3']);
  expect(readObject(changed, 'parameters/egnetGrense3')).toMatchObject({ versions: [{ content: 30 }] });
  const parsed = parseRuleset(changed.source);
  expect(parsed.ok ? parsed.warnings : parsed.problems).toEqual([]);
});

test('what is missing is told by step, from the first step on', () => {
  const missing = missingIn(empty, [problem('MISSING_KEY', '/title')]);
  expect(missing.get('name')).toEqual([{ what: 'title' }]);
  expect([...missing].filter(([, found]) => found.length > 0).map(([step]) => step)).toEqual([
    'name',
    'party',
    'facts',
    'stages',
    'section',
    'texts',
    'remedies',
    'automation',
    'cases',
  ]);
  const law = problem('DENY_WITHOUT_LAW', '/sections/0');
  const broken = missingIn(made('person'), [law]);
  expect(broken.get('section')).toEqual([{ what: 'problem', problem: law }]);
});

test('names are made from what people call things', () => {
  expect(idFrom('Salg av øl og ånd', [])).toBe('salg-av-ol-og-and');
  expect(isId(idFrom('§ 3 – Æresbevisning!'))).toBe(true);
  expect(nameFrom('Åpningstid per dag', ['apningstidPerDag'])).toBe('apningstidPerDag2');
  expect(nameFrom('20 år')).toMatch(/^[a-z][A-Za-z0-9]*$/);
  expect(reasonFrom('20 år: egnet?')).toMatch(/^[A-Z][A-Z0-9_]{1,63}$/);
});

test('numbers are read as people type them', () => {
  const decimal = { type: 'decimal', scale: 1 };
  expect(readNumber('1 020,5', decimal)).toBe('1020.5');
  expect(readNumber('20,55', decimal)).toBeUndefined();
  expect(readNumber('1 500,50', { type: 'integer', unit: 'øre' })).toBe(150_050);
  expect(typedNumber(150_050, { type: 'integer', unit: 'øre' })).toBe('1500,5');
  expect(readNumber('tjue', decimal)).toBeUndefined();
});
