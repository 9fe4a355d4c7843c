import type { Operator, ValueType } from '#engine';
import { isObject, type JsonObject } from '#engine/objects';
import { operatorsFor } from '../../sentences/condition/operators.ts';
import type { Reading } from '../../sentences/use-object.ts';
import type { CellShape } from '../cells/cell.ts';
import type { CellType } from '../cells/context.ts';
import { type Names, namesOf } from '../cells/names.ts';

/** What the lines of a condition are written and read by. */
export type LineContext = Pick<Reading, 'readable' | 'words' | 'cells'> & {
  readonly source: JsonObject;
  /** Facts and named conditions: `fact/ldl`, `condition/isPoor`, `condition/isMember/spouse`. */
  readonly subjects: Names;
  readonly subjectKeys: ReadonlySet<string>;
};

/** Conditions over a group stand once for each member of it. */
function membersOf(source: JsonObject, condition: string): readonly string[] {
  const declared = isObject(source['conditions']) ? source['conditions'][condition] : undefined;
  const over = isObject(declared) ? declared['over'] : undefined;
  const group = isObject(source['groups']) && typeof over === 'string' ? source['groups'][over] : undefined;
  return isObject(group) ? Object.keys(group) : [];
}

export function lineContext(source: JsonObject, reading: Pick<Reading, 'readable' | 'words' | 'cells'>): LineContext {
  const { readable, words, cells } = reading;
  const facts = [...readable.facts.values()]
    .filter(({ type }) => type.kind !== 'list' && type.kind !== 'text')
    .map(({ name, title }) => [`fact/${name}`, words.text(title)] as const);
  const conditions = cells.conditionNames.keys.flatMap((name) => {
    const title = cells.conditionNames.textOf(name);
    const members = membersOf(source, name).map((of) => [`condition/${name}/${of}`, `${title} (${of})`] as const);
    return [[`condition/${name}`, title] as const, ...members];
  });
  const subjects = namesOf([...facts, ...conditions]);
  return { readable, words, cells, source, subjects, subjectKeys: new Set(subjects.keys) };
}

/** A fact as far as a comparison needs it. */
export type Compared = {
  readonly name: string;
  readonly type: ValueType;
  readonly unit: string | undefined;
  readonly offered: readonly Operator[];
};

export function comparedFact({ readable, source }: LineContext, name: string): Compared | undefined {
  const fact = readable.facts.get(name);
  if (fact === undefined) return undefined;
  const { type, unit, noneAllowed } = fact;
  return { name, type, unit, offered: operatorsFor(source, type, noneAllowed) };
}

export const shapeOf = ({ type, unit }: Compared, operator: string): CellShape => ({
  kind: 'compare',
  operator,
  type: type as CellType,
  unit,
});

/** The operators of a fact by their words. */
export const operatorNames = ({ words }: LineContext, { type, offered }: Compared): Names =>
  namesOf(offered.map((operator) => [operator, words.operator(operator, type.kind === 'date')]));

export const isWithoutValue = (operator: string): boolean => operator === 'isNone' || operator === 'isSome';
