import type { ConditionSource, OperandSource } from '../condition-schema.ts';
import type { Condition, Expression, Operator } from '../ruleset-document.ts';
import { quote, report, show, warn, type Check, type Scope, type Typed } from './check.ts';
import { readInterval } from './intervals.ts';
import { readOperand } from './operands.ts';
import { operatorTypes } from './operator-types.ts';
import { at } from './pointer.ts';
import { readReference } from './references.ts';
import { typeName } from './value-types.ts';
import { asWritten, say } from './say.ts';

export type ComparisonSource = Extract<ConditionSource, { operator: unknown }>;

/** The comparison of a fact, field or role with what stands in `value`. */
export function readComparison(
  check: Check,
  source: ComparisonSource,
  pointer: string,
  scope: Scope,
): Condition | undefined {
  const left = readReference(check, source, pointer, scope);
  if (!left) return undefined;
  return compareWith(check, left, source.operator, source.value, pointer, at(pointer, 'value'), scope);
}

/** The comparison of `left`; also for cells of tables, whose operator and value stand in different places. */
export function compareWith(
  check: Check,
  left: Typed,
  operator: Operator,
  value: OperandSource | undefined,
  pointer: string,
  valuePointer: string,
  scope: Scope,
): Condition | undefined {
  const { type } = left.expression;
  if (!operatorTypes[operator].includes(type.kind)) {
    const fitting = Object.entries(operatorTypes).filter(([, kinds]) => kinds.includes(type.kind));
    const expected = say('for {0}: {1}', typeName(type), fitting.map(([name]) => name).join(', '));
    return report(check, 'WRONG_OPERATOR', at(pointer, 'operator'), quote(operator), expected);
  }
  if (operator === 'isNone' || operator === 'isSome') {
    if (value !== undefined)
      return report(check, 'SUPERFLUOUS_OPERAND', valuePointer, show(value), say('nothing behind {0}', operator));
    if (!left.mayBeNone)
      return report(check, 'NEVER_NONE', at(pointer, 'operator'), quote(operator), say('something that may be none'));
    return { op: 'compare', left: left.expression, operator };
  }
  if (value === undefined)
    return report(
      check,
      'MISSING_OPERAND',
      pointer,
      say('{0} without "value"', operator),
      say('"value": {0}', typeName(type)),
    );
  if (operator === 'inInterval') {
    const interval = readInterval(check, value, type, valuePointer, scope);
    return interval && { op: 'compare', left: left.expression, operator, interval };
  }
  const right = readOperand(check, value, type, operator, valuePointer, scope);
  if (right) warnOfUnits(check, left.expression, right, valuePointer, scope);
  return right && { op: 'compare', left: left.expression, operator, right };
}

/** Two declared units that differ are most likely a mistake. */
function warnOfUnits(check: Check, left: Expression, right: Expression, pointer: string, scope: Scope): void {
  const [found, expected] = [unitOf(check, right, scope), unitOf(check, left, scope)];
  if (found === undefined || expected === undefined || found === expected) return;
  warn(check, 'UNITS_DIFFER', pointer, asWritten(found), asWritten(expected));
}

function unitOf(check: Check, expression: Expression, scope: Scope): string | undefined {
  switch (expression.op) {
    case 'fact':
      return check.facts.get(expression.name)?.unit;
    case 'field':
      return check.lists.get(scope.list ?? '')?.get(expression.name)?.unit;
    case 'parameter':
      return check.parameters.get(expression.name)?.unit;
    default:
      return undefined;
  }
}
