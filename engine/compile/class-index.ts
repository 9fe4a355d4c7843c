import type { Condition, Expression } from '../ruleset-document.ts';
import type { Value } from '../value.ts';
import { compileExpression, must, type ClassRow, type Context, type ListScope, type Scope } from './scope.ts';

/** A word that a field must be for a condition to be anything but false. */
type Word = string | boolean;
type Demand = { readonly field: string; readonly words: readonly Word[] };

const isWord = (value: unknown): value is Word => typeof value === 'string' || typeof value === 'boolean';

function wordsOf(operator: string, right: Expression | undefined): readonly Word[] {
  if (right?.op !== 'literal') return [];
  if (operator === 'equal' && isWord(right.value)) return [right.value];
  return operator === 'in' && Array.isArray(right.value) ? (right.value as readonly string[]) : [];
}

/** What a condition demands of given fields; of a derived one that must hold, what its condition demands. */
function demandsOf(scope: Scope, list: ListScope, condition: Condition): readonly Demand[] {
  const within = (part: Condition): readonly Demand[] => demandsOf(scope, list, part);
  switch (condition.op) {
    case 'all':
      return condition.of.flatMap(within);
    case 'any': {
      const [first = [], ...rest] = condition.of.map(within);
      return first.flatMap(({ field, words }) => {
        const others = rest.map((demands) => demands.find((demand) => demand.field === field)?.words);
        if (others.includes(undefined)) return [];
        return [{ field, words: [...words, ...others.flatMap((more) => more ?? [])] }];
      });
    }
    case 'named': {
      const declared = scope.document.conditions.find((candidate) => candidate.name === condition.name);
      return within(must(declared, condition.name).condition);
    }
    case 'compare': {
      const { left, operator, right } = condition;
      const words = left.op === 'field' && left.type.kind !== 'code' ? wordsOf(operator, right) : [];
      if (left.op !== 'field' || words.length === 0) return [];
      if (list.isDerived[list.fieldSlots.get(left.name) ?? -1] !== true) return [{ field: left.name, words }];
      const rules = scope.document.entries.find((candidate) => candidate.list === list.name);
      const derived = rules?.derived.find(({ name }) => name === left.name)?.value;
      return derived?.op === 'holds' && words.every((word) => word === true) ? within(derived.condition) : [];
    }
    default:
      return [];
  }
}

const FEWEST = 3;

/**
 * The class rows that may be anything but false for the entry at hand: rows that demand words of a field are filed under
 * the field of which most demand some. Where it is unknown, all rows are read.
 */
export function classRows(
  scope: Scope,
  list: ListScope,
  rows: readonly (readonly [ClassRow, Condition])[],
): (context: Context) => readonly ClassRow[] {
  const all = rows.map(([row]) => row);
  const demands = rows.map(([, when]) => demandsOf(scope, list, when));
  const asked = (field: string): number => demands.filter((of) => of.some((demand) => demand.field === field)).length;
  const [most] = list.fields.map(({ name }) => name).toSorted((a, b) => asked(b) - asked(a));
  if (most === undefined || asked(most) < FEWEST) return () => all;

  const wordsOfRow = demands.map((of) => of.find((demand) => demand.field === most)?.words);
  const holding = (word: Word | undefined): readonly ClassRow[] =>
    all.filter((_, i) => wordsOfRow[i] === undefined || (word !== undefined && wordsOfRow[i].includes(word)));
  const words = new Set(wordsOfRow.flatMap((of) => of ?? []));
  const byWord = new Map<Value, readonly ClassRow[]>([...words].map((word) => [word, holding(word)]));
  const others = holding(undefined);
  const { type } = must(
    list.fields.find(({ name }) => name === most),
    most,
  );
  const { value } = compileExpression({ ...scope, list }, { op: 'field', name: most, type });
  return (context) => {
    const word = value(context);
    return word === undefined ? all : (byWord.get(word) ?? others);
  };
}
