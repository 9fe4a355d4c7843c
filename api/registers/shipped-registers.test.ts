import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FactDeclaration, FieldDeclaration, RulesetDocument } from '#engine';
import { shippedProgrammes, startTestApi, type TestApi } from '../../test-fixtures/api.ts';
import { checkIdentityNumber } from '../identity/identity-number.ts';
import { parseRulesetFolder, listRulesetFolders, readRulesetFolder } from '../publications/ruleset-folder.ts';
import { readReferenceData } from './publish-editions.ts';

const { editions, persons } = readReferenceData(shippedProgrammes);
const people = persons?.persons ?? [];
const documents: readonly RulesetDocument[] = listRulesetFolders(shippedProgrammes).map((folder) => {
  const read = readRulesetFolder(folder);
  const parsed = read.ok ? parseRulesetFolder(read.folder) : read;
  if (!parsed.ok) throw new Error(parsed.problems[0]?.code);
  return parsed.document;
});
type Gathered = {
  readonly document: RulesetDocument;
  readonly fact: FactDeclaration | FieldDeclaration;
  readonly source: string;
};
const gathered: readonly Gathered[] = documents.flatMap((document) =>
  document.facts
    .flatMap((fact) => [fact, ...(fact.type.kind === 'list' ? fact.type.fields : [])])
    .map((fact) => ({ document, fact, source: fact.source ?? '' })),
);

let api: TestApi;
beforeAll(async () => (api = await startTestApi({ rulesetsDir: shippedProgrammes })));
afterAll(() => api.close());

test('every person is synthetic and there once', () => {
  expect(
    people.map(({ id }) => checkIdentityNumber(id, 'synthetic')).filter((problem) => problem !== undefined),
  ).toEqual([]);
  expect(new Set(people.map(({ id }) => id)).size).toBe(people.length);
});

test('every fact that asks a register asks for a field that it holds', () => {
  const held = new Map([
    ['register:persons', new Set(people.flatMap(({ facts }) => Object.keys(facts)))],
    ...editions.map(
      ({ register, items, notHeld = [] }) =>
        [`register:${register}`, new Set([...notHeld, ...items.flatMap(({ values }) => Object.keys(values))])] as const,
    ),
  ]);
  const asked = gathered.filter(({ source }) => source.startsWith('register:'));
  expect(asked.length).toBeGreaterThan(0);
  const missing = asked.filter(({ fact, source }) => !held.get(source)?.has(fact.lookup?.field ?? fact.name));
  expect(missing.map(({ document, fact }) => `${document.programme}: ${fact.name}`)).toEqual([]);
});

test('of every person but one, all is there that a programme asks for: what is absent is unknown', () => {
  const asked = gathered.filter(({ source }) => source === 'register:persons');
  const fields = new Set(asked.map(({ fact }) => fact.lookup?.field ?? fact.name));
  expect(fields.size).toBeGreaterThan(20);
  const incomplete = people.filter(({ facts }) => [...fields].some((field) => !Object.hasOwn(facts, field)));
  expect(incomplete.map(({ note }) => note)).toEqual([expect.stringContaining('the register knows little')]);
});

test('every fact that asks for our own decisions asks for a grant field of a programme that there is', () => {
  const missing = gathered
    .filter(({ source }) => source === 'decisions')
    .filter(({ document, fact: { lookup, type, name } }) => {
      const other = documents.find(({ programme }) => programme === (lookup?.programme ?? document.programme));
      if (type.kind === 'boolean' && lookup?.field === undefined) return !other;
      return !other?.grant.some((field) => field.name === (lookup?.field ?? name));
    });
  expect(missing.map(({ document, fact }) => `${document.programme}: ${fact.name}`)).toEqual([]);
});

test('what the registers say of the sample is what the rules allow', async () => {
  const refused: string[] = [];
  for (const { programme } of documents) {
    const publication = await api.deps.publications.current(api.deps.db, programme);
    if (!publication) throw new Error(programme);
    const days = { appliedOn: '2026-11-22', receivedOn: '2026-11-22', decidedOn: '2026-11-22' };
    const codes = editions.flatMap(({ items }) => items.flatMap(({ codes: { atc = [] } }) => atc));
    const drugs = codes.map((code) => (typeof code === 'string' ? code : code.code));
    const hasDrug = publication.document.facts.some(({ name }) => name === 'drugAtc');
    for (const { id } of hasDrug ? people.slice(0, 2) : people)
      await api.deps.db.transaction(async (tx) => {
        for (const drugAtc of hasDrug ? drugs : [undefined]) {
          const answer = await api.deps.registers.gather(tx, {
            publication,
            submitted: { ...days, startedBy: 'application', ...(drugAtc && { drugAtc }) },
            subject: { kind: 'person', id },
            applicationId: '01990000-0000-7000-8000-000000000000',
          });
          if (!answer.ok) throw new Error(answer.unavailable.join());
          const checked = publication.ruleset.checkFacts(answer.facts);
          if (!checked.ok)
            refused.push(...checked.problems.map(({ code, pointer }) => `${programme} ${pointer} ${code}`));
        }
      });
  }
  expect([...new Set(refused)]).toEqual([]);
});
