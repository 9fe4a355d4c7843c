import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isObject, type Json, type JsonObject } from '#engine/objects';
import { createWords } from '#engine/words';
import { shippedContent, shippedNames } from '../../../test-fixtures/shipped-contents.ts';
import { valueAt } from '../../sentences/json-path.ts';
import { readSource } from '../../sentences/source-words/readable.ts';
import { versionsIn } from '../../sentences/versions/versions.ts';
import { edit, startDraft, undo } from '../../workspace/draft-state.ts';
import { conditions, source } from '../arbitrary.ts';
import { cellContext } from '../cells/context.ts';
import { cleared, filledDown, pasted } from './block.ts';
import { canWrite, cellKey, type CellName, cellNames, cellTextOf } from './columns.ts';
import { leafText, readLeaf } from './leaf.ts';
import { lineContext } from './line-context.ts';
import { problemCells } from './problem-cells.ts';
import { gridRows, hasLines } from './rows.ts';
import { actOnRow, actsOnRow, removeRows, withRoom } from './rows-acts.ts';
import { type Kept, type Sheet, unreadCells, placeKept, writeCells } from './write.ts';

const languages = ['nb', 'nn', 'en'] as const;

function contextOf(ruleset: JsonObject, language: (typeof languages)[number]) {
  const readable = readSource(ruleset);
  const words = createWords(readable.document, language, '2026-03-01');
  return lineContext(ruleset, { readable, words, cells: cellContext(ruleset, language) });
}
const objects = (ruleset: JsonObject, member: string): readonly Json[] => {
  const list = ruleset[member];
  return Array.isArray(list) ? (list as readonly Json[]) : isObject(list) ? Object.values(list) : [];
};
const sheetOf = (context: Sheet['context'], content: Json, member: string, on = '2026-03-01'): Sheet => ({
  context,
  content,
  rows: gridRows(content, member, on),
  isLocked: () => false,
  inWords: () => ({ subject: '?', predicate: '?' }),
});
const everyCell = (sheet: Sheet, member: string) =>
  sheet.rows.flatMap((row, at) =>
    cellNames(sheet.content, member, sheet.rows).map((cell) => ({
      row: at,
      cell,
      text: cellTextOf(sheet.context, sheet.content, row, cell, sheet.inWords),
    })),
  );
/** Days on which something shipped holds: today, long ago and far ahead. */
const days = ['2000-01-01', '2026-03-01', '2099-01-01'];

describe.each(shippedNames)('%s', (programme) => {
  const ruleset = shippedContent(programme).source;
  test.each(languages)(
    'every condition, opened in the grid and written as it stands there, is as it was: %s',
    (language) => {
      const context = contextOf(ruleset, language);
      let lines = 0;
      for (const member of ['sections', 'rules', 'restrictions', 'replacements', 'conditions', 'constraints'])
        for (const object of objects(ruleset, member))
          for (const { content } of versionsIn(object))
            for (const on of days) {
              const sheet = sheetOf(context, content, member, on);
              const { content: after, kept } = writeCells(sheet, everyCell(sheet, member));
              expect(kept).toEqual([]);
              expect(JSON.stringify(after)).toBe(JSON.stringify(content));
              lines += sheet.rows.length;
            }
      expect(lines).toBeGreaterThan(10);
    },
  );
  test.each(languages)(
    'every line of sections and rules is said in cells, and read from nothing but them: %s',
    (language) => {
      const context = contextOf(ruleset, language);
      const other: JsonObject = { fact: 'startedBy', operator: 'isSome' };
      const wrong = ['sections', 'rules']
        .flatMap((member) =>
          objects(ruleset, member).flatMap((object) => versionsIn(object).map(({ content }) => ({ member, content }))),
        )
        .flatMap(({ member, content }) => gridRows(content, member, '2026-03-01'))
        .flatMap(({ line: { leaf } }) => {
          if (leaf === undefined) return [];
          const text = leafText(context, leaf);
          const entry = text && 'condition' in leaf ? { subject: text.subject } : text;
          const reading = entry && readLeaf(context, entry, other);
          return reading?.ok && JSON.stringify(meaning(reading.leaf)) === JSON.stringify(meaning(leaf))
            ? []
            : [{ leaf, text, reading }];
        });
      expect(wrong).toEqual([]);
    },
  );
});
/** What may be written in two ways: a date's name plainly, a code list without exceptions as a list, a number's zeros. */
function meaning(leaf: JsonObject): JsonObject {
  const { value } = leaf;
  if (typeof value === 'string' && /^[a-z]\w*On$/.test(value)) return { ...leaf, value: { fact: value } };
  if (
    isObject(value) &&
    Array.isArray(value['include']) &&
    (value['exclude'] ?? []) instanceof Array &&
    ((value['exclude'] ?? []) as readonly Json[]).length === 0
  )
    return { ...leaf, value: value['include'] };
  return leaf;
}

const contexts = { nb: contextOf(source, 'nb'), nn: contextOf(source, 'nn'), en: contextOf(source, 'en') };
const text = fc.string({ minLength: 1, maxLength: 8 }).filter((words) => words.trim() !== '');
const requirement = fc.record(
  {
    title: fc.record({ nb: text, en: text }, { requiredKeys: ['nb'] }),
    conditions,
    reason: fc.constantFrom('TOO_OLD', 'NO_DRUG'),
    notMet: fc.constantFrom('deny', 'route-to-manual'),
    automation: fc.constantFrom('automatic', 'recommend'),
    basis: text,
  },
  { requiredKeys: ['title', 'conditions', 'reason'] },
);
const versioned = fc.oneof(
  requirement,
  fc.tuple(requirement, requirement).map(([first, second]) => ({
    versions: [{ content: first }, { boundary: { date: '2027-01-01', by: 'appliedOn' }, content: second }],
  })),
);
const sections = fc.record(
  {
    title: fc.constant({ nb: 'Avsnitt' }),
    appliesWhen: conditions,
    requirements: fc.dictionary(fc.constantFrom('a', 'b', 'c'), versioned),
  },
  { requiredKeys: ['title', 'requirements'] },
) as unknown as fc.Arbitrary<JsonObject>;
const rules = fc.record(
  {
    when: conditions,
    event: fc.constantFrom('deny', 'approve'),
    reason: fc.constant('TOO_OLD'),
    automation: fc.constant('recommend'),
  },
  { requiredKeys: ['when', 'event', 'reason'] },
) as unknown as fc.Arbitrary<JsonObject>;
const contents = fc.oneof(
  sections.map((content) => ({ member: 'sections', content })),
  rules.map((content) => ({ member: 'rules', content })),
);

test('whatever a section or rule says, opening and writing its cells leaves it as it was, to the byte', () => {
  fc.assert(
    fc.property(contents, fc.constantFrom(...languages), ({ member, content }, language) => {
      const sheet = sheetOf(contexts[language], content, member);
      const { content: after, kept } = writeCells(sheet, everyCell(sheet, member));
      expect(kept).toEqual([]);
      expect(JSON.stringify(after)).toBe(JSON.stringify(content));
    }),
    { numRuns: 300 },
  );
});

const words = [
  '',
  'ja',
  'under 3,6',
  'minst 5',
  'over 100 til og med 300',
  'A06A',
  'Skole',
  'avslag',
  'tull',
  'LDL-kolesterol',
  'Alder',
  'Lav inntekt',
  'ikke',
  'unntatt når',
  'minst én',
  'minst 2 av disse',
  'alle',
  'er',
  'over',
  'NO_DRUG',
  'automatisk',
];
const act = fc.record({
  kind: fc.constantFrom('write', 'paste', 'fill', 'clear', 'row', 'remove'),
  at: fc.nat(30),
  to: fc.nat(3),
  across: fc.nat(9),
  pick: fc.nat(12),
  said: fc.constantFrom(...words),
});
type Act = typeof act extends fc.Arbitrary<infer A> ? A : never;

function run(sheet: Sheet, member: string, { kind, at, to, across, pick, said }: Act, kept: readonly Kept[]) {
  const cells = cellNames(sheet.content, member, sheet.rows);
  const [top, left] = [at % sheet.rows.length, across % cells.length];
  const range = { top, bottom: Math.min(sheet.rows.length - 1, top + to), left, right: left };
  const row = sheet.rows[top]!;
  const acts = actsOnRow(sheet.content, row);
  switch (kind) {
    case 'write':
      return writeCells(sheet, [{ row: top, cell: cells[left]!, text: said }], kept);
    case 'paste':
      return writeCells(sheet, pasted(cells, range, [[said, said], [said]]), kept);
    case 'fill':
      return writeCells(sheet, filledDown(sheet, cells, range), kept);
    case 'clear':
      return writeCells(sheet, cleared(sheet, cells, range), kept);
    case 'remove':
      return { content: removeRows(sheet.content, sheet.rows.slice(range.top, range.bottom + 1)), kept };
    default: {
      const done = acts.length === 0 ? undefined : actOnRow(sheet.content, sheet.rows, row, acts[pick % acts.length]!);
      return { content: done?.content ?? sheet.content, kept };
    }
  }
}

test('undoing whatever one does in the grid restores the ruleset to the byte; no text that was not read is lost', () => {
  fc.assert(
    fc.property(contents, fc.array(act, { maxLength: 8 }), ({ member, content }, acts) => {
      const object = `${member}/x`;
      const before = JSON.stringify(content);
      let state = startDraft(
        { source: { ...source, [member]: [{ id: 'x', ...content }] }, cases: [], demands: [] },
        1,
        [],
      );
      const seen = [JSON.stringify(state.content.source)];
      let kept: readonly Kept[] = [];
      for (const one of acts) {
        const current = valueAt(state.content.source, [member, 0])!;
        const sheet = sheetOf(contexts.nb, current, member);
        if (sheet.rows.length === 0) continue;
        const done = run(sheet, member, one, kept);
        const after = sheetOf(contexts.nb, done.content, member);
        const { placed, homeless } = placeKept(after.rows, done.kept);
        expect([...placed.values()].flat().length + homeless.length).toBe(done.kept.length);
        expect(unreadCells(after, placed).size).toBeGreaterThanOrEqual([...placed.values()].flat().length);
        kept = done.kept;
        state = edit(state, one.kind, [{ object, value: done.content }]);
        seen.push(JSON.stringify(state.content.source));
      }
      for (const expected of seen.slice(0, -1).toReversed()) {
        state = undo(state);
        expect(JSON.stringify(state.content.source)).toBe(expected);
      }
      expect(JSON.stringify(content)).toBe(before);
    }),
    { numRuns: 300 },
  );
});

const ldl: JsonObject = { fact: 'ldl', operator: 'greaterThan', value: '3.60' };
const section: JsonObject = {
  title: { nb: 'Avsnitt' },
  appliesWhen: { fact: 'drug', operator: 'inCodes', value: ['A06A'] },
  requirements: {
    first: { title: { nb: 'Høy verdi' }, conditions: ldl, reason: 'TOO_LOW', notMet: 'deny' },
    second: {
      title: { nb: 'Ellers' },
      conditions: {
        all: [{ condition: 'isPoor' }, { not: { any: [ldl, { fact: 'agrees', operator: 'equal', value: 'yes' }] } }],
      },
      reason: 'NOT_POOR',
    },
  },
};
const sheet = sheetOf(contexts.nb, section, 'sections');
const said = (one: Sheet) => {
  const cells = cellNames(one.content, 'sections', one.rows);
  return one.rows.map((row) => [
    row.number,
    ...cells.map((cell) => cellTextOf(one.context, one.content, row, cell, one.inWords)),
  ]);
};
const wrote = (row: number, entry: { readonly [cell: string]: string }, kept: readonly Kept[] = []) =>
  writeCells(
    sheet,
    Object.entries(entry).map(([cell, words_]) => ({ row, cell: cell as 'value', text: words_ })),
    kept,
  );
const conditionAt = (content: Json, ...at: readonly (string | number)[]) => valueAt(content, ['requirements', ...at]);

test('a section is a row for each line, numbered as in a legal text', () => {
  expect(hasLines('sections')).toBe(true);
  expect(said(sheet)).toEqual([
    ['A', 'Gjelder når', '', 'Legemiddel', 'kode i', 'A06A', '', '', ''],
    ['1', 'Høy verdi', '', 'LDL-kolesterol', 'over', 'over 3,60', 'avslag', 'TOO_LOW', ''],
    ['2', 'Ellers', 'alt dette', '', '', '', '', 'NOT_POOR', ''],
    ['2.1', '', '', 'Lav inntekt', '', '', '', '', ''],
    ['2.2', '', 'unntatt når minst ett av disse', '', '', '', '', '', ''],
    ['2.2.1', '', '', 'LDL-kolesterol', 'over', 'over 3,60', '', '', ''],
    ['2.2.2', '', '', 'Lover å levere tilbake', 'er', 'ja', '', '', ''],
  ]);
});

describe('writing', () => {
  test('a value that says another comparison changes it', () => {
    expect(conditionAt(wrote(1, { value: 'minst 5,0' }).content, 'first', 'conditions')).toEqual({
      fact: 'ldl',
      operator: 'greaterThanInclusive',
      value: '5.0',
    });
    expect(conditionAt(wrote(1, { value: 'over 3 til og med 5' }).content, 'first', 'conditions')).toEqual({
      fact: 'ldl',
      operator: 'inInterval',
      value: { over: '3', to: '5' },
    });
    expect(conditionAt(wrote(1, { value: '4' }).content, 'first', 'conditions')).toEqual({
      fact: 'ldl',
      operator: 'greaterThan',
      value: '4',
    });
  });
  test('another comparison keeps the value, where it fits', () => {
    expect(conditionAt(wrote(1, { operator: 'høyst' }).content, 'first', 'conditions')).toEqual({
      fact: 'ldl',
      operator: 'lessThanInclusive',
      value: '3.60',
    });
    expect(conditionAt(wrote(0, { operator: 'er' }).content)).toEqual(section['requirements']);
    expect(valueAt(wrote(0, { operator: 'er' }).content, ['appliesWhen'])).toEqual({
      fact: 'drug',
      operator: 'equal',
      value: 'A06A',
    });
  });
  test('a fact of another kind waits for its value, and is saved with it', () => {
    const waiting = wrote(1, { subject: 'Lover å levere tilbake' });
    expect(waiting.content).toBe(section);
    expect(waiting.kept).toMatchObject([{ column: 'subject', text: 'Lover å levere tilbake' }]);
    const done = wrote(1, { value: 'ja' }, waiting.kept);
    expect(conditionAt(done.content, 'first', 'conditions')).toEqual({
      fact: 'agrees',
      operator: 'equal',
      value: 'yes',
    });
    expect(done.kept).toEqual([]);
  });
  test('how rows are joined is written in words', () => {
    expect(conditionAt(wrote(4, { join: 'minst 2' }).content, 'second', 'conditions', 'all', 1)).toMatchObject({
      atLeast: 2,
    });
    expect(conditionAt(wrote(2, { join: 'enten … eller' }).content, 'second', 'conditions')).toHaveProperty('any');
    expect(conditionAt(wrote(3, { join: 'ikke' }).content, 'second', 'conditions', 'all', 0)).toEqual({
      not: { condition: 'isPoor' },
    });
    expect(wrote(4, { join: 'minst 3' }).kept).toMatchObject([{ text: 'minst 3' }]);
    expect(wrote(3, { join: 'alle' }).kept).toMatchObject([{ text: 'alle' }]);
  });
  test('nothing is written where it is published, or where nothing can stand', () => {
    const locked = { ...sheet, isLocked: () => true };
    const { content, kept } = writeCells(locked, [{ row: 1, cell: 'value', text: 'over 5' }]);
    expect([content, kept.length]).toEqual([section, 1]);
    expect(wrote(3, { reason: 'TOO_LOW' }).kept).toHaveLength(1);
    expect(canWrite(contexts.nb, sheet.rows[3]!, 'title')).toBe(false);
  });
  test('a text that was kept follows its row when rows are moved, and is told when the row is gone', () => {
    const { kept } = wrote(5, { value: 'tull' });
    const [row] = [sheet.rows[5]!];
    const moved = actOnRow(section, sheet.rows, row, 'down')!;
    const after = sheetOf(contexts.nb, moved.content, 'sections');
    const { placed } = placeKept(after.rows, kept);
    expect(after.rows[[...placed.keys()][0]!]?.number).toBe('2.2.2');
    const removed = sheetOf(contexts.nb, removeRows(section, [sheet.rows[4]!]), 'sections');
    expect(placeKept(removed.rows, kept).homeless).toEqual(kept);
  });
});

test('a block that reaches below the last row gets rows of its own in the group of that row', () => {
  const room = withRoom(section, sheet.rows, 2);
  const after = sheetOf(contexts.nb, room, 'sections');
  expect(after.rows.slice(-3).map(({ number }) => number)).toEqual(['2.2.2', '2.2.3', '2.2.4']);
  const cells = cellNames(room, 'sections', after.rows);
  const range = { top: 7, bottom: 7, left: 2, right: 2 };
  const { content, kept } = writeCells(
    after,
    pasted(cells, range, [
      ['Alder', 'minst', '18'],
      ['Lav inntekt', '', ''],
    ]),
  );
  expect(kept).toEqual([]);
  expect(conditionAt(content, 'second', 'conditions', 'all', 1, 'not', 'any')).toEqual([
    ldl,
    { fact: 'agrees', operator: 'equal', value: 'yes' },
    { fact: 'age', operator: 'greaterThanInclusive', value: 18 },
    { condition: 'isPoor' },
  ]);
  expect(withRoom(section, sheet.rows.slice(0, 2), 2)).toBe(section);
});

test('a new row says at first what its row says; requirements are moved and removed whole', () => {
  const more = actOnRow(section, sheet.rows, sheet.rows[1]!, 'after')!;
  expect(conditionAt(more.content, 'first', 'conditions')).toEqual({ all: [ldl, ldl] });
  const moved = actOnRow(section, sheet.rows, sheet.rows[2]!, 'up')!;
  expect(Object.keys(valueAt(moved.content, ['requirements']) as JsonObject)).toEqual(['second', 'first']);
  expect(Object.keys(valueAt(removeRows(section, sheet.rows.slice(1, 2)), ['requirements']) as JsonObject)).toEqual([
    'second',
  ]);
});

test('what the engine says is wrong stands in the cell that it is about', () => {
  const at = (pointer: string) => ({ pointer: `/versions/1/content${pointer}`, told: pointer });
  const pointers = [
    '/requirements/first/conditions/value',
    '/requirements/second/conditions/all/1/not/any/0/operator',
    '/requirements/second/conditions/all/1/not/atLeast',
    '/requirements/second/reason',
    '/requirements/second/legalBasis/0/title',
    '/approve/grant/to',
  ];
  const byCell = problemCells(sheet.rows, ['versions', 1, 'content'], pointers.map(at));
  const place = (row: number, cell: CellName) => cellKey(sheet.rows[row]!, cell);
  expect([...byCell]).toEqual([
    [place(1, 'value'), pointers[0]],
    [place(5, 'operator'), pointers[1]],
    [place(4, 'join'), pointers[2]],
    [place(2, 'reason'), pointers[3]],
    [place(2, 'title'), pointers[4]],
  ]);
});
