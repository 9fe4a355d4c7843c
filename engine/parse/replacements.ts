import type { Condition, LiteralValue, Replacement } from '../ruleset-document.ts';
import { isBroken, quote, report, undeclared, type Check, type Item, type Scope } from './check.ts';
import { compareLiterals } from './literal-order.ts';
import { at } from './pointer.ts';
import { checkId } from './rule-parts.ts';
import { say } from './say.ts';

type Placed = { readonly replacement: Replacement; readonly pointer: string };

/** Replacements of requirements that exist; two of the same one must be seen to exclude each other. */
export function readReplacements(check: Check): Replacement[] {
  const placed = check.items('replacements').flatMap(({ value, pointer }): Placed[] => {
    checkId(check, value.id, pointer);
    const scope: Scope = { reads: new Set() };
    check.definitions.set(`replacement:${value.id}`, { pointer, reads: scope.reads });
    const { section, requirement } = value.replaces;
    checkTarget(check, section, requirement, at(pointer, 'replaces'));
    const when = check.readCondition(check, value.when, at(pointer, 'when'), scope);
    const conditions = check.readCondition(check, value.conditions, at(pointer, 'conditions'), scope);
    const { id, title, legalBasis } = value;
    return when && conditions
      ? [{ pointer, replacement: { id, section, requirement, title, legalBasis, when, conditions } }]
      : [];
  });
  placed.forEach((later, index) => {
    for (const { replacement: earlier } of placed.slice(0, index)) checkExclusive(check, earlier, later);
  });
  return placed.map(({ replacement }) => replacement);
}

function checkTarget(check: Check, section: string, requirement: string, pointer: string): void {
  const sections = check.items('sections').map((item: Item<{ id: string }>) => item.value);
  const target = check.items('sections').find(({ value }) => value.id === section)?.value;
  if (!target) {
    if (!isBroken(check, 'sections', section))
      undeclared(
        check,
        'UNDECLARED_REQUIREMENT',
        at(pointer, 'section'),
        section,
        say('a declared section'),
        sections.map(({ id }) => id),
      );
    return;
  }
  const contents = 'versions' in target ? target.versions.map(({ content }) => content) : [target];
  const names = contents.flatMap((content) => (content === 'none' ? [] : Object.keys(content.requirements ?? {})));
  if (!names.includes(requirement))
    undeclared(
      check,
      'UNDECLARED_REQUIREMENT',
      at(pointer, 'requirement'),
      requirement,
      say('a declared requirement of {0}', section),
      names,
    );
}

function checkExclusive(check: Check, earlier: Replacement, { replacement: later, pointer }: Placed): void {
  if (earlier.section !== later.section || earlier.requirement !== later.requirement) return;
  const others = conjuncts(later.when);
  if (conjuncts(earlier.when).some((one) => others.some((other) => excludes(one, other)))) return;
  const found = say('{0} and {1} replace the same requirement', quote(earlier.id), quote(later.id));
  const expected = say('one fact in "all" of both "when" with values that cannot both be (equal, in, inInterval)');
  report(check, 'OVERLAPPING_REPLACEMENTS', at(pointer, 'when'), found, expected);
}

const conjuncts = (condition: Condition): readonly Condition[] =>
  condition.op === 'all' ? condition.of.flatMap(conjuncts) : [condition];

/** Whether two comparisons can never both be true. */
function excludes(a: Condition, b: Condition): boolean {
  if (a.op === 'not' && b.op === 'named') return a.of.op === 'named' && a.of.name === b.name;
  if (b.op === 'not' && a.op === 'named') return b.of.op === 'named' && b.of.name === a.name;
  if (a.op !== 'compare' || b.op !== 'compare') return false;
  if (a.left.op !== 'fact' || b.left.op !== 'fact' || a.left.name !== b.left.name) return false;
  const [x, y] = [rangeOf(a), rangeOf(b)];
  if (!x || !y) return false;
  if ('values' in x && 'values' in y) return !x.values.some((value) => y.values.includes(value));
  if ('values' in x) return !('values' in y) && x.values.every((value) => !isWithin(value, y));
  if ('values' in y) return y.values.every((value) => !isWithin(value, x));
  return isBelow(x, y) || isBelow(y, x);
}

type Ends = {
  readonly low?: string | number;
  readonly lowOpen?: boolean;
  readonly high?: string | number;
  readonly highOpen?: boolean;
};
type Range = { readonly values: readonly (string | number | boolean)[] } | Ends;

/** The values that make the comparison true, when they are written out. */
function rangeOf(condition: Extract<Condition, { op: 'compare' }>): Range | undefined {
  const { operator, right, interval } = condition;
  if (operator === 'equal' && right?.op === 'literal') return { values: [right.value as string] };
  if (operator === 'in' && right?.op === 'literal') return { values: right.value as readonly string[] };
  const value = right?.op === 'literal' ? (right.value as string | number) : undefined;
  if (value !== undefined && operator === 'lessThan') return { high: value, highOpen: true };
  if (value !== undefined && operator === 'lessThanInclusive') return { high: value };
  if (value !== undefined && operator === 'greaterThan') return { low: value, lowOpen: true };
  if (value !== undefined && operator === 'greaterThanInclusive') return { low: value };
  if (operator !== 'inInterval' || !interval) return undefined;
  const { over, from, to, under } = interval;
  const ends = [over, from, to, under];
  if (ends.some((end) => end !== undefined && end.op !== 'literal')) return undefined;
  const literal = (end: typeof over) =>
    end?.op === 'literal' ? (end.value as LiteralValue & (string | number)) : undefined;
  const low = literal(over ?? from);
  const high = literal(to ?? under);
  return {
    ...(low !== undefined && { low, lowOpen: over !== undefined }),
    ...(high !== undefined && { high, highOpen: under !== undefined }),
  };
}

function isWithin(value: string | number | boolean, ends: Ends): boolean {
  if (typeof value === 'boolean') return true;
  return !isBelow({ low: value, high: value }, ends) && !isBelow(ends, { low: value, high: value });
}

/** Whether everything in `a` lies before everything in `b`. */
function isBelow(a: Ends, b: Ends): boolean {
  if (a.high === undefined || b.low === undefined) return false;
  const order = compareLiterals(a.high, b.low);
  return order < 0 || (order === 0 && (a.highOpen === true || b.lowOpen === true));
}
