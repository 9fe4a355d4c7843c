import type { AlsoReason, FigureValue, Reason, ReviewedEntry } from '../evaluation.ts';
import type { Condition, Expression, NamedExpressions } from '../ruleset-document.ts';
import { intervalEnds, namedCondition } from './condition.ts';
import { formulaTruth, type Formula } from './formula.ts';
import type { Rule } from './rules.ts';
import type { Scope } from './scope.ts';
import { writeValue } from './values.ts';

/** Reasons, figures and reviewed entries: FORMAT.md 4 and 7. */

/** The facts that the condition's comparisons name, through named conditions but not into derived facts. */
const factsOfCondition = (condition: Condition, scope: Scope): string[] => {
  switch (condition.op) {
    case 'all':
    case 'any':
    case 'atLeast':
      return condition.of.flatMap((part) => factsOfCondition(part, scope));
    case 'not':
      return factsOfCondition(condition.of, scope);
    case 'named': {
      const named = namedCondition(condition.name, scope);
      return named === undefined ? [] : factsOfCondition(named, scope);
    }
    case 'compare':
      return [condition.left, condition.right, ...intervalEnds.map(([end]) => condition.interval?.[end])].flatMap(
        (operand) => (operand === undefined ? [] : factsOfOperand(operand)),
      );
  }
};
const factsOfOperand = (operand: Expression): string[] => {
  if (operand.op === 'fact') return [operand.name];
  return operand.op === 'parameter' && operand.key !== undefined ? factsOfOperand(operand.key) : [];
};
const factsOfFormula = (formula: Formula, scope: Scope): string[] => {
  switch (formula.op) {
    case 'condition':
      return factsOfCondition(formula.condition, scope);
    case 'all':
    case 'any':
    case 'atLeast':
      return formula.of.flatMap((part) => factsOfFormula(part, scope));
    case 'not':
      return factsOfFormula(formula.of, scope);
    case 'holds':
    case 'inForce':
      return [];
  }
};

/** What is known of named expressions; an interval as `{atLeast, atMost}`. */
export const writeExpressions = (expressions: NamedExpressions, root: Scope): Record<string, FigureValue> =>
  Object.fromEntries(
    expressions.flatMap(({ name, value }) => {
      const written = writeValue(root.value(value), value.type);
      return written === undefined ? [] : [[name, written]];
    }),
  );

const writeFacts = (rule: Rule, root: Scope): Record<string, FigureValue> => {
  const names = rule.reads
    .filter(({ inForce }) => inForce === undefined || formulaTruth(inForce, root) !== false)
    .flatMap(({ of }) => factsOfFormula(of, root));
  return Object.fromEntries(
    [...new Set(names)].flatMap((name) => {
      const type = root.world.factType(name);
      const written = type === undefined ? undefined : writeValue(root.world.fact(name), type);
      return written === undefined ? [] : [[name, written]];
    }),
  );
};

const given = <Key extends string, T>(key: Key, value: T | undefined): { [K in Key]?: T } => {
  const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
  const part: { [K in Key]?: T } = {};
  if (value !== undefined && !isEmpty) part[key] = value;
  return part;
};

export const reasonOf = (rule: Rule, root: Scope): Reason => {
  const rowsNotFalse = rule.rows?.filter(({ holds }) => formulaTruth(holds, root) !== false).map(({ id }) => id);
  const values = { ...writeExpressions(rule.values, root), ...given('rows', rowsNotFalse) };
  return {
    code: rule.code,
    rule: rule.id,
    ...given('stage', rule.stage),
    ...given('part', rule.part),
    ...given('version', rule.version),
    ...given('partVersion', rule.partVersion),
    ...given('values', values),
    ...given('facts', writeFacts(rule, root)),
  };
};

export const alsoReasonOf = (rule: Rule, is: boolean, root: Scope): AlsoReason => ({
  ...reasonOf(rule, root),
  is: is ? 'true' : 'unknown',
});

/** The entries of all classified lists that may count or not. */
export const reviewedEntries = ({ world }: Scope): readonly ReviewedEntry[] =>
  world.document.entries.flatMap(({ list }) =>
    (world.list(list)?.entries ?? []).flatMap((entry) => {
      const { class: entryClass, reason } = world.classOf(entry);
      if (reason === undefined || (entryClass !== 'route-to-manual' && entryClass !== 'unknown')) return [];
      return [{ list, index: entry.entry.index, class: entryClass, reason }];
    }),
  );
