import type { Operator, ValueType } from '#engine';
import { isObject, type Json, type JsonObject } from '#engine/objects';
import { type CellShape, cellText, readCell } from '../../table/cells/cell.ts';
import type { CellContext, CellType } from '../../table/cells/context.ts';
import { type ValueKind, valueKindOf } from './operators.ts';

/** What a person fills in to say one line. */
export type LeafForm = {
  /** `fact`, `field`, `role` or `condition`, and its name. */
  readonly by: 'fact' | 'field' | 'role' | 'condition';
  readonly name: string;
  readonly operator: Operator;
  /** A value written here, one that is settled elsewhere, or another fact. */
  readonly from: 'written' | 'parameter' | 'fact';
  /** Written, in words. */
  readonly text: string;
  /** Chosen among the values of an enum. */
  readonly chosen: readonly string[];
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  readonly parameter: string;
  /** The key of a parameter as it is written. */
  readonly key: Json | undefined;
  readonly fact: string;
  /** What `fact` names: a fact, a field of the entry at hand, or a role. */
  readonly factBy: 'fact' | 'field' | 'role';
  /** Of a condition over a group. */
  readonly of: string | undefined;
};

export const emptyForm: LeafForm = {
  by: 'fact',
  name: '',
  operator: 'equal',
  from: 'written',
  text: '',
  chosen: [],
  include: [],
  exclude: [],
  parameter: '',
  key: undefined,
  fact: '',
  factBy: 'fact',
  of: undefined,
};

const references = ['fact', 'field', 'role'] as const;
const strings = (json: Json | undefined): readonly string[] =>
  Array.isArray(json) ? (json as readonly Json[]).map(String) : [];

export const shapeOf = (operator: Operator, type: ValueType, unit: string | undefined): CellShape => ({
  kind: 'compare',
  operator,
  type: type as CellType,
  unit,
});

/** The form of a line as it is written. */
export function formOf(cells: CellContext, leaf: JsonObject, type: ValueType, unit: string | undefined): LeafForm {
  if ('condition' in leaf)
    return {
      ...emptyForm,
      by: 'condition',
      name: String(leaf['condition']),
      of: typeof leaf['of'] === 'string' ? leaf['of'] : undefined,
    };
  const by = references.find((one) => one in leaf) ?? 'fact';
  const operator = leaf['operator'] as Operator;
  const { value } = leaf;
  const own = { ...emptyForm, by, name: String(leaf[by]), operator };
  if (isObject(value) && 'parameter' in value)
    return { ...own, from: 'parameter', parameter: String(value['parameter']), key: value['key'] };
  const factBy = isObject(value) ? references.find((one) => one in value) : undefined;
  if (isObject(value) && factBy !== undefined) return { ...own, from: 'fact', fact: String(value[factBy]), factBy };
  if (type.kind === 'date' && typeof value === 'string' && /^[a-z]/.test(value) && operator !== 'inInterval')
    return { ...own, from: 'fact', fact: value };
  switch (valueKindOf(operator, type)) {
    case 'none':
      return own;
    case 'yes-no':
    case 'one-of':
      return { ...own, chosen: [String(value)] };
    case 'some-of':
      return { ...own, chosen: strings(value) };
    case 'codes':
      return isObject(value)
        ? { ...own, include: strings(value['include']), exclude: strings(value['exclude']) }
        : { ...own, include: strings(value) };
    default:
      return { ...own, text: cellText(cells, shapeOf(operator, type, unit), value) ?? '' };
  }
}

/** What must be put right before the line can stand. */
export type FormProblem =
  | { readonly at: 'name' | 'chosen' | 'codes' | 'parameter' | 'fact' }
  | { readonly at: 'text'; readonly expected: string; readonly fix: string };
export type FormResult =
  | { readonly ok: true; readonly leaf: JsonObject }
  | { readonly ok: false; readonly problem: FormProblem };

const wrong = (problem: FormProblem): FormResult => ({ ok: false, problem });

/** The line that a form says, as it is written; `was`: what stood there, whose way of writing is kept. */
export function leafOf(
  cells: CellContext,
  form: LeafForm,
  type: ValueType | undefined,
  unit: string | undefined,
  was?: JsonObject,
): FormResult {
  if (form.name === '' || (form.by !== 'condition' && type === undefined)) return wrong({ at: 'name' });
  if (form.by === 'condition')
    return { ok: true, leaf: { condition: form.name, ...(form.of !== undefined && { of: form.of }) } };
  if (type === undefined) return wrong({ at: 'name' });
  const said = valueOf(cells, form, type, unit, was?.['value']);
  if ('problem' in said) return wrong(said.problem);
  return {
    ok: true,
    leaf: {
      [form.by]: form.name,
      operator: form.operator,
      ...(said.value !== undefined && { value: said.value }),
    },
  };
}

type Said = { readonly value: Json | undefined } | { readonly problem: FormProblem };

function valueOf(
  cells: CellContext,
  form: LeafForm,
  type: ValueType,
  unit: string | undefined,
  was: Json | undefined,
): Said {
  const kind: ValueKind = valueKindOf(form.operator, type);
  if (kind === 'none') return { value: undefined };
  if (form.from === 'parameter') {
    if (form.parameter === '') return { problem: { at: 'parameter' } };
    return { value: { parameter: form.parameter, ...(form.key !== undefined && { key: form.key }) } };
  }
  if (form.from === 'fact') {
    if (form.fact === '') return { problem: { at: 'fact' } };
    return { value: typeof was === 'string' && /^[a-z]/.test(was) ? form.fact : { [form.factBy]: form.fact } };
  }
  const [first] = form.chosen;
  switch (kind) {
    case 'yes-no':
      if (first === undefined) return { problem: { at: 'chosen' } };
      return { value: type.kind === 'boolean' ? first === 'true' : first };
    case 'one-of':
      return first === undefined || first === '' ? { problem: { at: 'chosen' } } : { value: first };
    case 'some-of':
      return form.chosen.length === 0 ? { problem: { at: 'chosen' } } : { value: [...form.chosen] };
    case 'codes': {
      if (form.include.length === 0) return { problem: { at: 'codes' } };
      if (form.exclude.length === 0 && !isObject(was)) return { value: [...form.include] };
      const hadExclude = isObject(was) && 'exclude' in was;
      return {
        value: {
          include: [...form.include],
          ...((form.exclude.length > 0 || hadExclude) && { exclude: [...form.exclude] }),
        },
      };
    }
    default: {
      const reading = readCell(cells, shapeOf(form.operator, type, unit), form.text);
      if (!reading.ok) return { problem: { at: 'text', ...reading.problem } };
      if (reading.value === undefined || reading.value === null) {
        const empty = readCell(cells, shapeOf(form.operator, type, unit), '?');
        return { problem: { at: 'text', ...(empty.ok ? { expected: '', fix: '' } : empty.problem) } };
      }
      return { value: reading.value };
    }
  }
}
