import type { OperandSource } from '../condition-schema.ts';
import type { Interval, ValueType } from '../ruleset-document.ts';
import { report, show, type Check, type Scope } from './check.ts';
import { compareLiterals } from './literal-order.ts';
import { readDateEnd, readNumberLiteral } from './operand-literals.ts';
import { at } from './pointer.ts';
import { say, type Said } from './say.ts';

const endNames: readonly string[] = ['over', 'from', 'to', 'under'];

export function readInterval(
  check: Check,
  value: OperandSource,
  type: ValueType,
  pointer: string,
  scope: Scope,
): Interval | undefined {
  const wrong = (hint: Said) =>
    report(
      check,
      'EMPTY_INTERVAL',
      pointer,
      show(value),
      say('one or two ends: "over" or "from", "to" or "under"'),
      hint,
    );
  if (typeof value !== 'object' || Array.isArray(value))
    return wrong(say('Write an object, such as {"from": 5, "under": 10}.'));
  const ends = Object.entries(value).toSorted(([a], [b]) => endNames.indexOf(a) - endNames.indexOf(b));
  if (ends.length === 0 || ('over' in value && 'from' in value) || ('to' in value && 'under' in value))
    return wrong(say('Name at most one lower and one upper end.'));
  if (!ends.every(([key]) => endNames.includes(key))) return wrong(say('Write the ends.'));
  const read = ends.map(([key, end]) => {
    const source = end as string | number;
    const expression =
      type.kind === 'date'
        ? readDateEnd(check, source, at(pointer, key), scope)
        : readNumberLiteral(check, source, type, false, at(pointer, key));
    return [key, expression] as const;
  });
  if (read.some(([, expression]) => expression === undefined)) return undefined;
  const interval = Object.fromEntries(read) as Interval;
  return isEmpty(interval) ? wrong(say('Nothing lies in it: put the lower end first.')) : interval;
}

function isEmpty({ over, from, to, under }: Interval): boolean {
  const low = over ?? from;
  const high = to ?? under;
  if (low?.op !== 'literal' || high?.op !== 'literal') return false;
  const order = compareLiterals(low.value as string | number, high.value as string | number);
  return order > 0 || (order === 0 && (over !== undefined || under !== undefined));
}
