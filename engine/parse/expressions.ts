import type { ExpressionSource } from '../condition-schema.ts';
import type { Expression, NamedExpressions, ValueType } from '../ruleset-document.ts';
import { aggregateKeys, readAggregate } from './aggregates.ts';
import { readArithmetic, arithmeticKeys, type ReadPart } from './arithmetic.ts';
import { report, show, type Check, type Scope, type Typed } from './check.ts';
import { dateKeys, readDateFunction } from './date-functions.ts';
import {
  digitsOf,
  literal,
  looksLikeDate,
  readDate,
  readDecimal,
  readScalar,
  readSet,
  readUntyped,
} from './literals.ts';
import { readParameter } from './parameter-use.ts';
import { at } from './pointer.ts';
import { reportMisfit } from './misfit.ts';
import { isReference, readFact, readReference, typed } from './references.ts';
import { canBecome, joinTypes, typeName, type Wanted } from './value-types.ts';
import { listed, say } from './say.ts';

/** The checked form of an expression of the type that is wanted, or undefined after a report. */
export function readExpression(
  check: Check,
  source: ExpressionSource,
  pointer: string,
  scope: Scope,
  wanted: Wanted,
): Typed | undefined {
  if (typeof source !== 'object' || Array.isArray(source)) return readLiteral(check, source, pointer, scope, wanted);
  const result = readNode(check, source, pointer, scope, wanted);
  if (!result) return undefined;
  const fit = canBecome(result.expression.type, wanted);
  if (fit !== 'fits') return reportMisfit(check, fit, result.expression.type, wanted, pointer);
  return widened(result, wanted);
}

function readNode(
  check: Check,
  source: Exclude<ExpressionSource, string | number | boolean | string[]>,
  pointer: string,
  scope: Scope,
  wanted: Wanted,
): Typed | undefined {
  const read: ReadPart = (inner, innerPointer, innerWanted) =>
    readExpression(check, inner, innerPointer, scope, innerWanted);
  if ('fn' in source) return readAggregate(check, source, pointer, scope);
  if (isReference(source)) return readReference(check, source, pointer, scope);
  if ('parameter' in source) return readParameter(check, source, pointer, scope);
  if ('holds' in source) {
    const condition = check.readCondition(check, source.holds, at(pointer, 'holds'), scope);
    return condition && typed({ op: 'holds', condition, type: { kind: 'boolean' } }, false);
  }
  if ('choose' in source) return readChoose(check, source, pointer, scope, wanted);
  if (arithmeticKeys.some((key) => key in source)) return readArithmetic(check, source, pointer, read);
  if (dateKeys.some((key) => key in source)) return readDateFunction(check, source, pointer, read);
  const expected = say('a function, such as {0}', aggregateKeys.join(', '));
  return report(check, 'WRONG_ARGUMENTS', pointer, show(source), expected);
}

function readLiteral(
  check: Check,
  source: string | number | boolean | string[],
  pointer: string,
  scope: Scope,
  wanted: Wanted,
): Typed | undefined {
  if (wanted === 'anything' && !Array.isArray(source)) {
    const expression = readUntyped(check, source, pointer);
    return expression && typed(expression, false);
  }
  if (wanted === 'number') {
    if (typeof source === 'number') return typed(literal(source, { kind: 'integer' }), false);
    const value = readDecimal(check, source, 9, pointer);
    return value === undefined ? undefined : typed(literal(value, { kind: 'decimal', scale: digitsOf(value) }), false);
  }
  if (wanted !== 'anything' && wanted.kind === 'date') return readDateOrFact(check, source, pointer, scope, wanted);
  if (Array.isArray(source)) {
    if (wanted === 'anything' || wanted.kind !== 'set')
      return report(
        check,
        'WRONG_TYPE',
        pointer,
        show(source),
        typeName(wanted),
        say('A list stands only where a set is wanted.'),
      );
    const items = readSet(check, source, wanted.of, pointer);
    return items && typed(literal(items, wanted), false);
  }
  if (wanted === 'anything') return undefined;
  const value = readScalar(check, source, wanted, pointer);
  return value === undefined ? undefined : typed(literal(value, wanted), false);
}

/** Where a date is wanted, a string that is not a date is the name of a fact. */
function readDateOrFact(
  check: Check,
  source: string | number | boolean | string[],
  pointer: string,
  scope: Scope,
  wanted: ValueType,
): Typed | undefined {
  if (typeof source !== 'string' || looksLikeDate(source)) {
    const date = readDate(check, source, pointer);
    return date === undefined ? undefined : typed(literal(date, { kind: 'date', openEnded: false }), false);
  }
  const fact = readFact(check, source, pointer, scope);
  if (!fact) return undefined;
  const fit = canBecome(fact.expression.type, wanted);
  return fit === 'fits' ? fact : reportMisfit(check, fit, fact.expression.type, wanted, pointer);
}

function readChoose(
  check: Check,
  source: Extract<ExpressionSource, { choose: unknown }>,
  pointer: string,
  scope: Scope,
  wanted: Wanted,
): Typed | undefined {
  const cases = source.choose.map((branch, index) => {
    const when = check.readCondition(check, branch.when, at(pointer, 'choose', index, 'when'), scope);
    const then = readExpression(check, branch.then, at(pointer, 'choose', index, 'then'), scope, wanted);
    return when && then && { when, then };
  });
  const otherwise = readExpression(check, source.else, at(pointer, 'else'), scope, wanted);
  if (!otherwise || !cases.every((branch) => branch !== undefined)) return undefined;
  const branches = [...cases.map((branch) => branch.then), otherwise];
  const type = joinTypes(branches.map((branch) => branch.expression.type));
  if (!type) {
    const [first = say('nothing'), ...others] = branches.map((branch) => typeName(branch.expression.type));
    return report(check, 'WRONG_TYPE', pointer, listed(first, ...others), say('branches of one type'));
  }
  const node = {
    op: 'choose' as const,
    cases: cases.map(({ when, then }) => ({ when, then: widened(then, type).expression })),
    otherwise: widened(otherwise, type).expression,
    type,
  };
  return typed(
    node,
    branches.some((branch) => branch.mayBeNone),
  );
}

/** An integer where a decimal is wanted, as the sum of one term: the same number with a decimal's type. */
function widened(value: Typed, wanted: Wanted): Typed {
  const { expression } = value;
  if (typeof wanted === 'string' || wanted.kind !== 'decimal' || expression.type.kind !== 'integer') return value;
  if (expression.op === 'literal')
    return typed(literal(String(expression.value), { kind: 'decimal', scale: 0 }), false);
  return typed({ op: 'plus', of: [expression], type: { kind: 'decimal', scale: 0 } }, value.mayBeNone);
}

/** An expression whose value is written in letters: of any type but code lists. */
export function readFigure(
  check: Check,
  source: ExpressionSource,
  pointer: string,
  scope: Scope,
): Expression | undefined {
  const read = readExpression(check, source, pointer, scope, 'anything');
  if (read?.expression.type.kind !== 'codes') return read?.expression;
  const hint = say('Give a value that can be written in a letter.');
  return report(check, 'WRONG_TYPE', pointer, typeName(read.expression.type), say('a single value or a set'), hint);
}

const none: NamedExpressions = [];

/** The expressions of an object by name, such as `values`. */
export function readNamedExpressions(
  check: Check,
  source: Readonly<Record<string, ExpressionSource>> | undefined,
  pointer: string,
  scope: Scope,
): NamedExpressions {
  if (source === undefined) return none;
  return Object.entries(source).flatMap(([name, value]) => {
    const read = readFigure(check, value, at(pointer, name), scope);
    return read ? [{ name, value: read }] : [];
  });
}
