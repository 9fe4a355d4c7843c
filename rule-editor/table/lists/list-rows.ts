import { isObject, type Json, type JsonObject } from '#engine/objects';
import { type CellContext, declaredType } from '../cells/context.ts';
import { itemText } from '../cells/lists.ts';
import { choicesOf } from '../cells/names.ts';
import type { CellReading } from '../cells/problem.ts';
import { cellText, readCell } from '../cells/cell.ts';
import { readValue, type ValueShape, valueText } from '../cells/values.ts';
import { type ListWords, listWords } from './list-words.ts';

/** Values by key, code lists and groups of codes as rows of two cells. */
export type ListKind = 'keyed' | 'codes' | 'groups';
export type ListRows = readonly (readonly [string, string])[];
export type ListProblem = { readonly row: number; readonly column: number; readonly fix: string };
export type ListReading =
  | { readonly ok: true; readonly content: Json }
  | { readonly ok: false; readonly problems: readonly ListProblem[] };

/** Of a parameter as it is written; undefined: it is one value. */
export function listKind(parameter: JsonObject): ListKind | undefined {
  if (parameter['type'] === 'grouping') return 'groups';
  if (parameter['type'] === 'codes') return 'codes';
  return parameter['key'] === undefined ? undefined : 'keyed';
}

/** How each column of the list is read. */
export function listShapes(parameter: JsonObject): readonly [ValueShape | undefined, ValueShape | undefined] {
  const shapeOf = (declaration: JsonObject): ValueShape | undefined => {
    const type = declaredType(declaration);
    const unit = typeof declaration['unit'] === 'string' ? declaration['unit'] : undefined;
    return type === undefined || type.kind === 'set' ? undefined : { type, unit };
  };
  const { key } = parameter;
  switch (listKind(parameter)) {
    case 'keyed':
      return [isObject(key) ? shapeOf(key) : undefined, shapeOf(parameter)];
    case 'codes':
      return [shapeOf(parameter), undefined];
    default:
      return [undefined, shapeOf({ ...parameter, type: 'codes' })];
  }
}

const keyJson = (shape: ValueShape | undefined, key: string): Json =>
  shape?.type.kind === 'integer' ? Number(key) : key;
const stringsIn = (json: Json | undefined): readonly string[] =>
  Array.isArray(json) ? json.filter((item): item is string => typeof item === 'string') : [];
const objectAt = (json: Json, member: string): JsonObject => {
  const value = isObject(json) ? json[member] : undefined;
  return isObject(value) ? value : {};
};
const codesShape = (shape: ValueShape | undefined) =>
  shape === undefined
    ? ({ kind: 'lost' } as const)
    : ({ kind: 'compare', operator: 'inCodes', type: shape.type, unit: undefined } as const);

export function listRows(context: CellContext, parameter: JsonObject, content: Json): ListRows {
  const [first, second] = listShapes(parameter);
  const say = (shape: ValueShape | undefined, value: Json) =>
    (shape && valueText(context, shape, value)) ?? String(value);
  switch (listKind(parameter)) {
    case 'keyed':
      return Object.entries(objectAt(content, 'byKey')).map(([key, value]) => [
        say(first, keyJson(first, key)),
        say(second, value),
      ]);
    case 'codes': {
      const { parts } = listWords[context.language];
      const include = Array.isArray(content) ? content : isObject(content) ? content['include'] : [];
      const exclude = isObject(content) ? content['exclude'] : [];
      return [
        ...stringsIn(include).map((code) => [say(first, code), parts.include] as const),
        ...stringsIn(exclude).map((code) => [say(first, code), parts.exclude] as const),
      ];
    }
    default:
      return Object.entries(objectAt(content, 'groups')).map(([group, codes]) => [
        group,
        cellText(context, codesShape(second), codes) ??
          stringsIn(codes)
            .map((code) => itemText(code, []))
            .join(', '),
      ]);
  }
}

/** Reads rows back. Blank rows are none; no rows at all: the value is not known (`missing`). */
export function readListRows(context: CellContext, parameter: JsonObject, rows: ListRows, was: Json): ListReading {
  const w = listWords[context.language];
  const problems: ListProblem[] = [];
  const [first, second] = listShapes(parameter);
  const kind = listKind(parameter);
  const wrong = (row: number, column: 0 | 1, fix: string | undefined) => problems.push({ row, column, fix: fix ?? '' });
  const take = (row: number, column: 0 | 1, reading: CellReading): Json => {
    if (reading.ok && reading.value !== undefined && reading.value !== null) return reading.value;
    wrong(row, column, reading.ok ? w.needed[1] : reading.problem.fix);
    return '';
  };
  const seen = new Set<string>();
  const entries = rows.flatMap(([left, right], row): readonly (readonly [string, Json])[] => {
    if (left.trim() === '' && right.trim() === '') return [];
    const name = left.trim() === '' ? '' : String(take(row, 0, readName(context, kind, first, left, w)));
    if (left.trim() === '') wrong(row, 0, w.needed[1]);
    else if (seen.has(name)) wrong(row, 0, w.twice[1]);
    seen.add(name);
    if (kind === 'codes') return [[name, take(row, 1, readPart(right, w))]];
    if (right.trim() === '') {
      wrong(row, 1, w.needed[1]);
      return [];
    }
    if (kind === 'groups') return [[name, take(row, 1, readCell(context, codesShape(second), right))]];
    const before = objectAt(was, 'byKey')[name];
    // What says the same keeps the way it is written.
    if (before !== undefined && second && valueText(context, second, before) === right.trim()) return [[name, before]];
    return second === undefined ? [] : [[name, take(row, 1, readValue(context, second, right))]];
  });
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, content: entries.length === 0 ? 'missing' : contentOf(kind, entries, was) };
}

/** The code that stands in the first cell of a row of a code list; undefined: none that can be read. */
export function codeIn(context: CellContext, parameter: JsonObject, text: string): string | undefined {
  const [shape] = listShapes(parameter);
  if (listKind(parameter) !== 'codes' || shape === undefined || text.trim() === '') return undefined;
  const reading = readValue(context, shape, text);
  return reading.ok && typeof reading.value === 'string' ? reading.value : undefined;
}

function readName(
  context: CellContext,
  kind: ListKind | undefined,
  shape: ValueShape | undefined,
  text: string,
  w: ListWords,
): CellReading {
  if (kind !== 'groups' && shape !== undefined) return readValue(context, shape, text);
  const [expected = '', fix = ''] = w.name;
  const isName = /^[a-z][A-Za-z0-9]{0,63}$/.test(text.trim());
  return isName ? { ok: true, value: text.trim() } : { ok: false, problem: { found: text, expected, fix } };
}

function readPart(text: string, w: ListWords): CellReading {
  const [expected = '', fix = ''] = w.choice;
  const part = text.trim() === '' ? 'include' : choicesOf(w.parts).keyOf(text);
  return part === undefined ? { ok: false, problem: { found: text, expected, fix } } : { ok: true, value: part };
}

function contentOf(kind: ListKind | undefined, entries: readonly (readonly [string, Json])[], was: Json): Json {
  if (kind === 'keyed') return { byKey: Object.fromEntries(entries) };
  if (kind === 'groups') return { groups: Object.fromEntries(entries) };
  const of = (part: string) => entries.flatMap(([code, said]) => (said === part ? [code] : []));
  const [include, exclude] = [of('include'), of('exclude')];
  return exclude.length === 0 && !isObject(was) ? include : { include, ...(exclude.length > 0 && { exclude }) };
}
