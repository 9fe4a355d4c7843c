import type { Condition, Expression, ParameterDeclaration } from '../ruleset-document.ts';
import { literalWords } from './value.ts';
import { declared, enumerate, inLanguage, lowerFirst, versionOn, words, type Wording } from './wording.ts';

/** Puts a condition into one line; given, so that expressions and conditions need not import each other. */
export type InlineCondition = (wording: Wording, condition: Condition) => string;

/** The name of a fact or field as it stands within a sentence. */
function named(wording: Wording, op: 'fact' | 'field', name: string): string {
  const declaration = declared(wording, op, name);
  return declaration === undefined ? name : `«${lowerFirst(inLanguage(declaration.title, wording.language))}»`;
}

export function unitOf(wording: Wording, expression: Expression | undefined): string | undefined {
  if (expression?.op === 'fact' || expression?.op === 'field') {
    return declared(wording, expression.op, expression.name)?.unit;
  }
  if (expression?.op !== 'parameter') return undefined;
  return wording.document.parameters.find(({ name }) => name === expression.name)?.unit;
}

/** The values of a parameter on the day, in words: one, or one per key. */
export function parameterWords(wording: Wording, name: string): string {
  const parameter = wording.document.parameters.find((candidate) => candidate.name === name);
  const content = parameter && versionOn(parameter.versions, wording.on)?.content;
  if (parameter === undefined || content === undefined || content === 'missing') return words(wording).missing;
  const value = (one: Parameters<typeof literalWords>[1]) => literalWords(wording, one, parameter.type, parameter.unit);
  if ('value' in content) return value(content.value);
  return content.byKey.map((entry) => `${value(entry.value)} (${keyWords(wording, parameter, entry.key)})`).join('; ');
}

function keyWords(wording: Wording, { key: type }: ParameterDeclaration, key: string | number): string {
  return literalWords(wording, key, type ?? { kind: 'integer' }, undefined);
}

function parameterOperand(wording: Wording, expression: Extract<Expression, { op: 'parameter' }>): string {
  const parameter = wording.document.parameters.find(({ name }) => name === expression.name);
  const title = parameter === undefined ? expression.name : inLanguage(parameter.title, wording.language);
  const isList = parameter?.type.kind === 'codes' || parameter?.type.kind === 'grouping';
  const value = parameterWords(wording, expression.name);
  if (isList) return `${words(wording).list} «${lowerFirst(title)}»`;
  return `${value} («${lowerFirst(title)}»)`;
}

/** A number with its unit; a parameter says its own. */
function amountWords(wording: Wording, amount: Expression, unit: string, inline: InlineCondition): string {
  const text = operandWords(wording, amount, inline);
  return amount.op === 'parameter' && unitOf(wording, amount) !== undefined ? text : `${text} ${unit}`;
}

/** An expression as it stands within a sentence. `unit`: of what it is compared with. */
export function operandWords(wording: Wording, expression: Expression, inline: InlineCondition, unit?: string): string {
  const said = plainWords(wording, expression, inline, unit);
  return wording.mark?.(expression, said) ?? said;
}

function plainWords(wording: Wording, expression: Expression, inline: InlineCondition, unit?: string): string {
  const w = words(wording);
  const of = (part: Expression): string => operandWords(wording, part, inline, unit);
  const listTitle = (name: string): string => named(wording, 'fact', name);
  switch (expression.op) {
    case 'literal':
      return literalWords(wording, expression.value, expression.type, unit);
    case 'fact':
    case 'field':
      return named(wording, expression.op, expression.name);
    case 'parameter':
      return parameterOperand(wording, expression);
    case 'holds':
      return `${w.whether} ${inline(wording, expression.condition)}`;
    case 'choose':
      return [
        ...expression.cases.map(({ when, then }) => `${of(then)} ${w.if} ${inline(wording, when)}`),
        `${w.otherwise} ${of(expression.otherwise)}`,
      ].join('; ');
    case 'plus':
    case 'times':
      return expression.of.map(of).join(` ${w[expression.op]} `);
    case 'minus':
      return expression.of.map(of).join(` ${w.minus} `);
    case 'max':
      return `${w.highest} ${enumerate(expression.of.map(of), w.and)}`;
    case 'min':
      return `${w.lowest} ${enumerate(expression.of.map(of), w.and)}`;
    case 'dividedBy':
      return `${expression.of.map(of).join(` ${w.dividedBy} `)}, ${w.rounding[expression.rounding]}`;
    case 'after':
      return `${amountWords(wording, expression.amount, w[expression.unit], inline)} ${w.afterDate} ${of(expression.from)}`;
    case 'birthday':
      return w.birthday(amountWords(wording, expression.years, w.years, inline), of(expression.of));
    case 'dayBefore':
    case 'dayAfter':
    case 'firstDayOfYear':
    case 'lastDayOfYear':
    case 'yearOf':
      return `${w[expression.op]} ${of(expression.of)}`;
    case 'earliestOf':
      return `${w.earliest} ${enumerate(expression.of.map(of), w.and)}`;
    case 'latestOf':
      return `${w.latest} ${enumerate(expression.of.map(of), w.and)}`;
    case 'daysBetween':
    case 'workingDaysBetween':
    case 'fullYearsBetween':
      return `${w[expression.op]} ${w.from} ${of(expression.from)} ${w.to} ${of(expression.to)}`;
    case 'isReplaced':
    case 'isDuplicate':
      return w[expression.op];
    default:
      return aggregateWords(wording, expression, inline, listTitle(expression.over));
  }
}

type AggregateExpression = Extract<Expression, { readonly over: string }>;

function aggregateWords(
  outer: Wording,
  expression: AggregateExpression,
  inline: InlineCondition,
  list: string,
): string {
  const w = words(outer);
  const wording = { ...outer, list: expression.over };
  const counted = expression.counted ? ` ${w.counted}` : '';
  const where = expression.where === undefined ? '' : `, ${w.where} ${inline(wording, expression.where)}`;
  const rest = `${list}${counted}${where}`;
  switch (expression.op) {
    case 'count':
      return `${w.numberOf} ${rest}`;
    case 'countDistinct':
      return `${w.numberOfDistinct} ${named(wording, 'field', expression.by.field)} ${w.among} ${rest}`;
    case 'sum':
      return `${w.sumOf} ${named(wording, 'field', expression.field)} ${w.among} ${rest}`;
    case 'any':
      return `${w.anyEntry} ${rest}`;
    case 'all':
      return `${w.everyEntry} ${rest}`;
    case 'pick':
      return `${w[expression.order]} ${named(wording, 'field', expression.field)} ${w.among} ${rest}`;
  }
}
