import type { Expression, LiteralValue, RulesetDocument } from '../ruleset-document.ts';

/** So many days, months or years from one date, often that of a fact, to another. */
export type Span = { readonly unit: 'days' | 'months' | 'years'; readonly amount: number; readonly from?: string };

/** The values at which what is written somewhere may turn. */
export type Matters = {
  readonly facts: ReadonlyMap<string, readonly LiteralValue[]>;
  readonly fields: ReadonlyMap<string, readonly LiteralValue[]>;
  readonly spans: readonly Span[];
  /** Facts that are compared with each other. */
  readonly pairs: ReadonlyMap<string, readonly string[]>;
  /** Limits of sums over a field. */
  readonly sums: ReadonlyMap<string, readonly LiteralValue[]>;
};

type Bag = { add(name: string, values: readonly LiteralValue[]): void; all: Map<string, LiteralValue[]> };
function bag(): Bag {
  const all = new Map<string, LiteralValue[]>();
  return { all, add: (name, values) => void all.set(name, [...(all.get(name) ?? []), ...values]) };
}

const single = (value: LiteralValue): readonly LiteralValue[] => {
  if (typeof value !== 'object') return [value];
  return Array.isArray(value) ? (value as readonly string[]) : (Object.values(value).flat() as readonly string[]);
};

const isOp = <O extends string>(node: object, ...ops: readonly O[]): node is { op: O } =>
  'op' in node && ops.includes(node.op as O);

/** Values that stand in a literal or in any version of a parameter. */
function writtenIn(document: RulesetDocument, expression: Expression | undefined): readonly LiteralValue[] {
  if (expression === undefined) return [];
  if (expression.op === 'literal') return single(expression.value);
  if (expression.op !== 'parameter') return [];
  const parameter = document.parameters.find(({ name }) => name === expression.name);
  return (parameter?.versions ?? []).flatMap(({ content }) => {
    if (content === 'missing') return [];
    return 'value' in content ? single(content.value) : content.byKey.flatMap(({ value }) => single(value));
  });
}

const MOST_DAYS = 50_000;
const spanUnits = {
  daysBetween: 'days',
  workingDaysBetween: 'days',
  fullYearsBetween: 'years',
  yearOf: 'years',
} as const;

/**
 * Reads the values that matter out of the objects of a closure (`closure.ts`). `inside` gives the objects of the
 * closure of an expression: what a derived fact is made of.
 */
export function mattersIn(
  document: RulesetDocument,
  nodes: readonly object[],
  inside: (expression: Expression) => readonly object[],
): Matters {
  const [facts, fields, pairs, sums] = [bag(), bag(), new Map<string, string[]>(), bag()];
  const spans = new Map<string, Span>();
  const span = (unit: Span['unit'], amounts: readonly LiteralValue[], date?: Expression) => {
    const from = date?.op === 'fact' ? { from: date.name } : {};
    for (const amount of amounts)
      if (typeof amount === 'number' && Math.abs(amount) < MOST_DAYS)
        spans.set(`${amount} ${unit} ${from.from}`, { unit, amount, ...from });
  };
  const compared = (left: Expression, right: Expression | undefined) => {
    const values = writtenIn(document, right);
    if (left.op === 'fact') facts.add(left.name, values);
    if (left.op === 'field') fields.add(left.name, values);
    if (left.op === 'fact' && right?.op === 'fact') {
      pairs.set(left.name, [...(pairs.get(left.name) ?? []), right.name]);
      pairs.set(right.name, [...(pairs.get(right.name) ?? []), left.name]);
    }
    const isDerived = left.op !== 'field' && left.op !== 'literal' && left.op !== 'parameter';
    if (!isDerived) return;
    for (const node of inside(left)) {
      if (isOp(node, 'daysBetween', 'workingDaysBetween', 'fullYearsBetween', 'yearOf'))
        span(spanUnits[node.op], values, (node as { from?: Expression }).from);
      if (isOp(node, 'sum') && 'field' in node) sums.add(String(node.field), values);
    }
  };
  for (const node of nodes) {
    if (isOp(node, 'compare')) {
      const { left, right, interval } = node as unknown as {
        left: Expression;
        right?: Expression;
        interval?: { readonly [end: string]: Expression };
      };
      for (const operand of interval ? Object.values(interval) : [right]) {
        compared(left, operand);
        if (operand !== undefined && left.op === 'literal') compared(operand, left);
      }
    }
    if (isOp(node, 'after')) {
      const { unit, amount, from } = node as unknown as { unit: string; amount: Expression; from: Expression };
      span(unit === 'workingDays' ? 'days' : (unit as Span['unit']), writtenIn(document, amount), from);
    }
    if (isOp(node, 'birthday')) {
      const { years, of } = node as unknown as { years: Expression; of: Expression };
      span('years', writtenIn(document, years), of);
    }
    if (isOp(node, 'parameter')) {
      const { name, key } = node as unknown as { name: string; key?: Expression };
      const content = document.parameters.find((parameter) => parameter.name === name)?.versions;
      const keys = (content ?? []).flatMap(({ content: of }) =>
        of !== 'missing' && 'byKey' in of ? of.byKey.map((item) => item.key) : [],
      );
      if (key?.op === 'fact') facts.add(key.name, keys);
      if (key?.op === 'field') fields.add(key.name, keys);
    }
    if ('date' in node && 'by' in node && typeof node.date === 'string') {
      const { by } = node as { by: { op: string; name: string } };
      (by.op === 'fact' ? facts : fields).add(by.name, [node.date]);
    }
    if (isOp(node, 'countDistinct')) {
      const { by } = node as unknown as { by: { how: string; field: string; grouping?: string } };
      const grouping = document.parameters.find(({ name }) => name === by.grouping);
      if (grouping)
        fields.add(by.field, writtenIn(document, { op: 'parameter', name: grouping.name, type: grouping.type }));
    }
  }
  return { facts: facts.all, fields: fields.all, spans: [...spans.values()], pairs, sums: sums.all };
}
