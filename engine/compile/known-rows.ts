import { FALSE, TRUE, type Truth } from '../kleene.ts';
import type { Condition } from '../ruleset-document.ts';
import { MOST_KEPT } from './rule-files.ts';
import type { RuleIndex } from './rule-index.ts';
import { must, valueAt, type Context, type RowsRead, type Scope, type Test } from './scope.ts';
import type { Row } from './table-rows.ts';

type Asks = NonNullable<Test['conjuncts']>;

/** A row whose cells on one fact are answered: what is left to ask. */
class LeftOfRow {
  readonly number: number;
  alone: RowsRead | undefined = undefined;
  private readonly answered: Truth;
  private readonly asks: Asks;

  constructor(number: number, answered: Truth, asks: Asks) {
    this.number = number;
    this.answered = answered;
    this.asks = asks;
  }

  test(context: Context): Truth {
    const { asks } = this;
    let truth = this.answered;
    for (let i = 0; i < asks.length; i += 1) {
      const own = (asks[i] as Asks[number])(context);
      if (own === FALSE) return FALSE;
      if (own < truth) truth = own;
    }
    return truth;
  }
}

/** Does a cell turn on this fact alone? */
function turnsOn(cell: Condition | undefined, fact: string): boolean {
  if (cell?.op !== 'compare' || cell.left.op !== 'fact' || cell.left.name !== fact) return false;
  const operands = [cell.right, ...Object.values(cell.interval ?? {})];
  return operands.every((operand) => operand === undefined || operand.op === 'literal');
}

const NOTHING: Asks = [];

/** Which of a row's parts turn on the fact alone: its last parts are its cells, in their order. */
const isFixed = ({ cells, parts }: Row, part: number, fact: string): boolean =>
  turnsOn(cells[part - (parts.length - cells.length)], fact);

/** What the fact's own cells of a row answer. */
function answerOf(row: Row, fact: string, context: Context): Truth {
  let answered: Truth = TRUE;
  row.parts.forEach((part, i) => {
    if (answered !== FALSE && isFixed(row, i, fact)) answered = Math.min(answered, part.test(context)) as Truth;
  });
  return answered;
}

function asksOf(row: Row, fact: string): Asks {
  const asks = row.parts.flatMap((part, i) => (isFixed(row, i, fact) ? [] : (part.conjuncts ?? [part.test])));
  return asks.length === 0 ? NOTHING : asks;
}

/**
 * Where all rows are filed under one code or word and it is known: the rows that may hold for it, without the cells that
 * it answers. Remembered by value, as the index does; nothing where it is not known.
 */
export function knownRows(
  scope: Scope,
  rows: readonly Row[],
  { slot, candidates }: RuleIndex,
): (context: Context) => readonly LeftOfRow[] | undefined {
  if (slot === undefined) return () => undefined;
  const { name } = must(scope.facts[slot], 'fact');
  const read = must(scope.inputs[slot], name);
  /** Of rows whose cells are answered by true, as they mostly are. */
  const lefts: (LeftOfRow | undefined)[] = rows.map(() => undefined);
  const find = (context: Context): readonly LeftOfRow[] => {
    const found: LeftOfRow[] = [];
    for (const number of candidates(context)) {
      const row = must(rows[number], name);
      const answered = answerOf(row, name, context);
      if (answered === TRUE) found.push((lefts[number] ??= new LeftOfRow(number, TRUE, asksOf(row, name))));
      else if (answered !== FALSE) found.push(new LeftOfRow(number, answered, asksOf(row, name)));
    }
    return found;
  };
  const byValue = new Map<string, readonly LeftOfRow[]>();
  let kept = 0;
  return (context) => {
    const value = valueAt(context, slot, read);
    if (typeof value !== 'string') return undefined;
    const known = byValue.get(value);
    if (known !== undefined) return known;
    const found = find(context);
    kept += found.length + 8;
    if (kept > MOST_KEPT) {
      byValue.clear();
      kept = found.length + 8;
    }
    byValue.set(value, found);
    return found;
  };
}
