import type { ExpressionSource } from '../condition-schema.ts';
import type { Expression, ValueType } from '../ruleset-document.ts';
import type { Check, Scope } from './check.ts';
import { digitsOf, literal, looksLikeDate, readDate, readDecimal, readScalar } from './literals.ts';
import { reportMisfit } from './misfit.ts';
import { readFact } from './references.ts';

/** Numbers of any scale compare; but a number with more digits than the fact can have is never equal to it. */
export function readNumberLiteral(
  check: Check,
  value: ExpressionSource,
  type: ValueType,
  isEqual: boolean,
  pointer: string,
): Expression | undefined {
  if (type.kind === 'integer') {
    if (typeof value === 'string' && !isEqual && value.includes('.')) {
      const decimal = readDecimal(check, value, 9, pointer);
      return decimal === undefined ? undefined : literal(decimal, { kind: 'decimal', scale: digitsOf(decimal) });
    }
    const integer = readScalar(check, value, type, pointer);
    return integer === undefined ? undefined : literal(integer, type);
  }
  const scale = isEqual && type.kind === 'decimal' ? type.scale : 9;
  const decimal = readDecimal(check, value, scale, pointer);
  return decimal === undefined ? undefined : literal(decimal, { kind: 'decimal', scale: digitsOf(decimal) });
}

export function readDateEnd(
  check: Check,
  value: ExpressionSource,
  pointer: string,
  scope: Scope,
): Expression | undefined {
  if (typeof value === 'string' && !looksLikeDate(value) && /^[a-z]/.test(value)) {
    const fact = readFact(check, value, pointer, scope);
    if (!fact) return undefined;
    const { type } = fact.expression;
    return type.kind === 'date'
      ? fact.expression
      : reportMisfit(check, 'no', type, { kind: 'date', openEnded: true }, pointer);
  }
  const date = readDate(check, value, pointer);
  return date === undefined ? undefined : literal(date, { kind: 'date', openEnded: false });
}
