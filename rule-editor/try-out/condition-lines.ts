import type { Condition, ConditionTrace, Expression, RulesetDocument, Text, ValueType } from '#engine';
import { createWords, lowerFirst, type Words, type WordsLanguage } from '#engine/words';
import { textIn } from '../app/language.tsx';

export type Truth = 'true' | 'false' | 'unknown';
/** One thing that was asked, in words, with the answer; `value`: what the application said. */
export type TraceLine = {
  readonly text: string;
  readonly is: Truth;
  readonly value?: string;
  readonly parts?: readonly TraceLine[];
};

type Leaf = Extract<ConditionTrace, { operator: string }>;
type Comparison = Extract<Condition, { op: 'compare' }>;
type Named = { readonly title: Text; readonly isSettled: boolean };
type Compared = (value: unknown, type: ValueType, parameter: string | undefined) => Expression;
type Declared = { readonly type: ValueType; readonly unit?: string };

/** The texts between what is said of the rules. */
export type JoinWords = {
  readonly all: string;
  /** Nothing is asked. */
  readonly always: string;
  readonly any: string;
  readonly not: string;
  readonly atLeast: (n: number) => string;
  /** A value of the rules that the sources did not give then. */
  readonly notSettled: string;
};

export type TraceWords = {
  /** A traced condition; what only holds one thing is that thing. */
  readonly lines: (trace: ConditionTrace) => TraceLine;
};

export function createTraceWords(
  document: RulesetDocument,
  language: WordsLanguage,
  on: string,
  join: JoinWords,
): TraceWords {
  const facts = new Map(document.facts.map((fact) => [fact.name, fact]));
  const lists = document.facts.filter(({ type }) => type.kind === 'list');
  const fields = new Map(
    lists.flatMap(({ name: list, type }) =>
      type.kind === 'list' ? type.fields.map((field) => [field.name, { list, field }] as const) : [],
    ),
  );
  const conditions = new Map(document.conditions.map((condition) => [condition.name, condition]));
  const parameters = new Map(document.parameters.map((parameter) => [parameter.name, parameter]));
  /** What was compared with, and the value of the rules that it is; undefined: the value was not settled then. */
  const values = new WeakMap<Expression, Named>();
  const words = createWords(document, language, on, (expression, said) => {
    const value = values.get(expression);
    return value === undefined
      ? said
      : `${value.isSettled ? said : join.notSettled} («${lowerFirst(textIn(value.title, language))}»)`;
  });
  /** What was compared with, in the form that is put into words; of a list, its name alone. */
  const compared: Compared = (value, type, name) => {
    const parameter = parameters.get(name ?? '');
    if (!parameter) return { op: 'literal', value, type } as Expression;
    const { kind } = parameter.type;
    if (kind === 'codes' || kind === 'grouping') return { op: 'parameter', name: parameter.name, type: parameter.type };
    const isSettled = value !== undefined;
    const said = {
      op: 'literal',
      value: isSettled ? value : '',
      type: isSettled ? type : { kind: 'text' },
    } as Expression;
    values.set(said, { title: parameter.title, isSettled });
    return said;
  };

  function leaf(trace: Leaf): TraceLine {
    const { fact, field, is } = trace;
    const inList = field === undefined ? undefined : fields.get(field);
    const declared = inList?.field ?? facts.get(fact ?? '');
    if (!declared) return { text: fact ?? field ?? '', is };
    const said = sayComparison(words, compared, trace, declared, inList?.list);
    const value = withUnit(words, trace.value, declared);
    return { text: said, is, value };
  }

  function lines(trace: ConditionTrace): TraceLine {
    const { is } = trace;
    if ('operator' in trace) return leaf(trace);
    if ('condition' in trace) {
      const named = conditions.get(trace.condition);
      const inner = lines(trace.of);
      return { text: named ? textIn(named.title, language) : inner.text, is, parts: inner.parts ?? [inner] };
    }
    if ('not' in trace) return { text: join.not, is, parts: [lines(trace.not)] };
    const [text, of] =
      'all' in trace
        ? ([join.all, trace.all] as const)
        : 'any' in trace
          ? ([join.any, trace.any] as const)
          : ([join.atLeast(trace.atLeast), trace.of] as const);
    const [only] = of;
    if (!only) return { text: join.always, is };
    if (of.length === 1 && !('atLeast' in trace)) return lines(only);
    return { text, is, parts: of.map(lines) };
  }
  return { lines };
}

/** A code as people write it: with its name where the rules have one, with its system where there are several. */
const codeWords = (words: Words, value: string, type: ValueType): string =>
  words.expression({ op: 'literal', value, type } as Expression);

/** A value with its unit; of money the value says it itself. */
export function withUnit(words: Words, value: unknown, { type, unit }: Declared): string {
  if (Array.isArray(value) && value.length > 0 && type.kind === 'set' && type.of.kind === 'code') {
    const { of } = type;
    return value.map((code) => codeWords(words, String(code), of)).join(', ');
  }
  if (typeof value === 'string' && type.kind === 'code') return codeWords(words, value, type);
  // Only a date that may be open reads as such when there is none.
  const shown: ValueType = value === null && type.kind === 'date' && !type.openEnded ? { kind: 'text' } : type;
  const text = words.value(value as Parameters<Words['value']>[0], shown, unit);
  const isNumber = (type.kind === 'integer' || type.kind === 'decimal') && value !== undefined && value !== null;
  return isNumber && unit !== undefined && unit !== 'øre' ? `${text} ${unit}` : text;
}

/** The comparison as the rules' own words say it, with what it was compared with in the place of the operand. */
function sayComparison(
  words: Words,
  compared: Compared,
  trace: Leaf,
  declared: Declared,
  list: string | undefined,
): string {
  const { fact, field, against, parameter } = trace;
  const left = { op: fact === undefined ? 'field' : 'fact', name: fact ?? field, type: declared.type } as Expression;
  const operator = trace.operator as Comparison['operator'];
  const about = { op: 'compare', left, operator } as const;
  if (operator === 'inInterval') {
    const known = (against ?? {}) as Record<string, unknown>;
    const named = (typeof parameter === 'object' ? parameter : {}) as Record<string, string>;
    const ends = [...new Set([...Object.keys(known), ...Object.keys(named)])];
    const interval = Object.fromEntries(ends.map((end) => [end, compared(known[end], declared.type, named[end])]));
    return words.inline({ ...about, interval } as Comparison, list);
  }
  const name = typeof parameter === 'string' ? parameter : undefined;
  if (against === undefined && name === undefined) return words.inline(about as Comparison, list);
  const right = compared(against, operandType(against, declared.type), name);
  return words.inline({ ...about, right } as Comparison, list);
}

/** What a traced operand is, told by its form and by what it was compared with. */
function operandType(against: unknown, type: ValueType): ValueType {
  if (typeof against === 'object' && against !== null && 'include' in against) {
    const systems =
      type.kind === 'code' ? type.systems : type.kind === 'set' && type.of.kind === 'code' ? type.of.systems : [];
    return { kind: 'codes', systems };
  }
  return type;
}
