import { isObject, type Json } from '#engine/objects';
import { cellText, readCell } from './cell.ts';
import { type CellContext, type Declared } from './context.ts';
import type { Formulas } from './formulas.ts';
import { afterWord } from './lists.ts';
import { type CellReading, misread, read } from './problem.ts';
import { problemWords } from './problem-words.ts';
import { isReferenceText, readReference, referenceText } from './references.ts';

/** What a row gives, in words: a value, a fact or parameter, time after one, or a formula by its name. */

const spans = ['years', 'months', 'days', 'workingDays'] as const;

/** A date may be written as the name of a fact. */
const asReference = (value: Json): Json =>
  typeof value === 'string' && /^[a-z]/.test(value) ? { fact: value } : value;

function spanText(context: CellContext, value: Json): string | undefined {
  if (!isObject(value) || Object.keys(value).length !== 2) return undefined;
  const span = spans.find((one) => value[one] !== undefined);
  const amount = span && value[span];
  if (span === undefined || !Number.isSafeInteger(amount) || Number(amount) < 0) return undefined;
  const from = referenceText(context, asReference(value['after'] ?? null));
  return from === undefined
    ? undefined
    : `${String(amount)} ${context.words[span][0]} ${context.words.after[0]} ${from}`;
}

function readSpan(context: CellContext, text: string): CellReading | undefined {
  const [, amount = '', rest = ''] = /^(\d{1,6})\s+(.*)$/s.exec(text) ?? [];
  const found = spans.flatMap((span) => {
    const behind = afterWord(rest, context.words[span]);
    const from = behind === undefined ? undefined : afterWord(behind, [context.words.after[0] ?? '']);
    return from === undefined ? [] : [[span, from] as const];
  })[0];
  if (found === undefined || !isReferenceText(context, found[1])) return undefined;
  const from = readReference(context, found[1]);
  return from.ok ? read({ [found[0]]: Number(amount), after: from.value ?? null }) : from;
}

/** An expression in words; undefined when only a formula can say it. */
export function plainExpressionText(context: CellContext, declared: Declared, value: Json): string | undefined {
  const { type, unit } = declared;
  const reference = referenceText(context, type?.kind === 'date' ? asReference(value) : value);
  if (reference !== undefined) return reference;
  if (type?.kind === 'date') {
    const text = spanText(context, value);
    if (text !== undefined) return text;
  }
  if (type === undefined || isObject(value)) return undefined;
  return cellText(context, { kind: 'compare', operator: type.kind === 'set' ? 'in' : 'equal', type, unit }, value);
}

export function expressionText(context: CellContext, formulas: Formulas, declared: Declared, value: Json): string {
  return plainExpressionText(context, declared, value) ?? formulas.textOf(value);
}

/** Reads what a row gives; blank: it gives nothing. */
export function readExpression(
  context: CellContext,
  formulas: Formulas,
  { type, unit }: Declared,
  text: string,
): CellReading {
  const plain = text.trim();
  const { expected, fix } = problemWords[context.language];
  const formula = formulas.formulaOf(plain);
  if (formula !== undefined) return read(formula);
  if (plain === '') return read(undefined);
  if (isReferenceText(context, plain)) return readReference(context, plain);
  const span = type?.kind === 'date' ? readSpan(context, plain) : undefined;
  if (span !== undefined) return span;
  if (type === undefined) return misread(text, expected.reference, fix.name);
  const reading = readCell(
    context,
    { kind: 'compare', operator: type.kind === 'set' ? 'in' : 'equal', type, unit },
    plain,
  );
  return reading.ok && reading.value === null ? misread(text, expected.reference, fix.name) : reading;
}
