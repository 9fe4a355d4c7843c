import type { Operator } from '#engine';
import type { Json, JsonObject } from '#engine/objects';
import { cellText, operatorWordsOf, readCell } from '../cells/cell.ts';
import { afterWord } from '../cells/lists.ts';
import { type CellProblem, type CellReading, misread } from '../cells/problem.ts';
import { convertValue } from './convert-value.ts';
import {
  type Compared,
  comparedFact,
  isWithoutValue,
  type LineContext,
  operatorNames,
  shapeOf,
} from './line-context.ts';
import { requirementWords } from './words.ts';

/** One thing that is required, in three cells. */
export type LeafText = { readonly subject: string; readonly operator: string; readonly value: string };
export type LeafCell = keyof LeafText;
export const leafCells: readonly LeafCell[] = ['subject', 'operator', 'value'];

/** Texts that were written; the others are as they stood. */
export type LeafEntry = Partial<LeafText>;
type LeafReading =
  | { readonly ok: true; readonly leaf: JsonObject }
  | { readonly ok: false; readonly at: LeafCell; readonly problem: CellProblem };

const onlyHas = (json: JsonObject, members: readonly string[]): boolean =>
  Object.keys(json).every((name) => members.includes(name));

/** By which name a line's fact or condition is known; undefined: by none that a cell can say. */
function subjectKey({ subjectKeys }: LineContext, leaf: JsonObject): string | undefined {
  const { fact, condition, of } = leaf;
  const key =
    typeof fact === 'string' && onlyHas(leaf, ['fact', 'operator', 'value'])
      ? `fact/${fact}`
      : typeof condition === 'string' && onlyHas(leaf, ['condition', 'of'])
        ? ['condition', condition, ...(of === undefined ? [] : [String(of)])].join('/')
        : undefined;
  return key !== undefined && subjectKeys.has(key) ? key : undefined;
}

/** The cells of a line; undefined: what it is about has no name, or what it is compared with no words of a cell. */
export function leafText(context: LineContext, leaf: JsonObject): LeafText | undefined {
  const key = subjectKey(context, leaf);
  if (key === undefined) return undefined;
  const subject = context.subjects.textOf(key);
  if (!key.startsWith('fact/')) return { subject, operator: '', value: '' };
  const about = comparedFact(context, String(leaf['fact']));
  const { operator, value } = leaf;
  if (about === undefined || typeof operator !== 'string') return undefined;
  const said = operatorNames(context, { ...about, offered: [...new Set([...about.offered, operator as Operator])] });
  const text = isWithoutValue(operator)
    ? ''
    : value === undefined
      ? undefined
      : cellText(context.cells, shapeOf(about, operator), value);
  return text === undefined ? undefined : { subject, operator: said.textOf(operator), value: text };
}

/** Reads a line from its cells. `was`: what stood there, whose way of writing is kept where it says the same. */
export function readLeaf(context: LineContext, entry: LeafEntry, was: JsonObject): LeafReading {
  const w = requirementWords[context.cells.language].problems;
  const before = leafText(context, was);
  const wrong = (at: LeafCell, [expected = '', fix = '']: readonly string[]): LeafReading => {
    const found = entry[at] ?? before?.[at] ?? '';
    return { ok: false, at, problem: { found, expected, fix } };
  };
  if (before === undefined) return wrong(leafCells.find((cell) => entry[cell] !== undefined) ?? 'subject', w.sentence);
  const text = { ...before, ...entry };
  if (leafCells.every((cell) => text[cell].trim() === before[cell].trim())) return { ok: true, leaf: was };
  const isSame = text.subject.trim() === before.subject.trim();
  const key = isSame ? subjectKey(context, was) : context.subjects.keyOf(text.subject);
  if (key === undefined) return wrong('subject', w.subject);
  const [kind, name = '', of] = key.split('/');
  if (kind === 'condition') {
    const said = (['operator', 'value'] as const).find((cell) => (entry[cell] ?? '').trim() !== '');
    if (said !== undefined) return wrong(said, w.blank);
    return { ok: true, leaf: isSame ? was : { condition: name, ...(of !== undefined && { of }) } };
  }
  const about = comparedFact(context, name);
  if (about === undefined) return wrong('subject', w.subject);
  const operator = readOperator(context, about, text, entry, isSame ? was : undefined);
  if (operator === undefined) {
    if (entry.operator === undefined) return wrong('value', w.value);
    const names = operatorNames(context, about);
    return wrong('operator', w.operator(about.offered.map((one) => names.textOf(one)).join(', ')));
  }
  const said = (value?: Json): LeafReading => ({
    ok: true,
    leaf: { fact: name, operator, ...(value !== undefined && { value }) },
  });
  if (isWithoutValue(operator)) return (entry.value ?? '').trim() === '' ? said() : wrong('value', w.blank);
  const reading = readValueOf(context, about, operator, entry, text, isSame ? was : undefined);
  if (!reading.ok) return { ok: false, at: 'value', problem: reading.problem };
  return reading.value === undefined || reading.value === null ? wrong('value', w.value) : said(reading.value);
}

function readOperator(
  context: LineContext,
  about: Compared,
  text: LeafText,
  entry: LeafEntry,
  was: JsonObject | undefined,
): Operator | undefined {
  const { cells } = context;
  const readsBy = (operator: Operator) => {
    const reading = readCell(cells, shapeOf(about, operator), text.value);
    return reading.ok && reading.value !== undefined && reading.value !== null;
  };
  const stood = was?.['operator'] as Operator | undefined;
  const given =
    entry.operator === undefined && stood !== undefined
      ? stood
      : (operatorNames(context, about).keyOf(text.operator) as Operator | undefined);
  // Who writes the comparison, or only the fact, says nothing by the words of the value.
  if (entry.operator !== undefined || entry.value === undefined) return given;
  if (given !== undefined && !isWithoutValue(given) && readsBy(given)) return given;
  const comparing = about.offered.filter((operator) => !isWithoutValue(operator) && readsBy(operator));
  const isNamed = (operator: Operator) =>
    operator === 'inInterval' ||
    afterWord(text.value.trim(), operatorWordsOf(cells, operator, about.type.kind === 'date')) !== undefined;
  // «minst 5,0» in a cell that is compared by «over» is another comparison; a plain value is one only where none fits.
  return comparing.find(isNamed) ?? (given === undefined || isWithoutValue(given) ? comparing[0] : undefined) ?? given;
}

function readValueOf(
  { cells }: LineContext,
  about: Compared,
  operator: Operator,
  entry: LeafEntry,
  text: LeafText,
  was: JsonObject | undefined,
): CellReading {
  const shape = shapeOf(about, operator);
  const stood = was?.['value'];
  if (entry.value === undefined && stood !== undefined) {
    const value = convertValue(stood, String(was?.['operator']), operator);
    return value !== undefined && cellText(cells, shape, value) !== undefined
      ? { ok: true, value }
      : misread('', ...(requirementWords[cells.language].problems.value as [string, string]));
  }
  // What says the same keeps the way it is written.
  const isKept =
    stood !== undefined && was?.['operator'] === operator && cellText(cells, shape, stood) === text.value.trim();
  return isKept ? { ok: true, value: stood } : readCell(cells, shape, text.value);
}
