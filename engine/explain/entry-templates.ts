import type { Program } from '../compile/ruleset.ts';
import type { Entry } from '../evaluation.ts';
import type { CodeList, Condition, Expression } from '../ruleset-document.ts';

/** Entries that could be added to a list so that what the ruleset asks of its entries is met: "a drug is tried". */

type Aggregate = Extract<Expression, { over: string }>;
type Draft = Entry;

const MOST_TEMPLATES = 8;

/** The first literal that makes a comparison of a field true, where that is plain to see. */
function fulfilling(condition: Extract<Condition, { op: 'compare' }>): Draft | undefined {
  const { left, right, operator } = condition;
  if (left.op !== 'field' || right?.op !== 'literal') return undefined;
  const { value } = right;
  if (operator === 'equal' && !Array.isArray(value)) return { [left.name]: value as string | number | boolean };
  if (operator !== 'in' && operator !== 'inCodes') return undefined;
  const first = Array.isArray(value) ? value[0] : (value as CodeList).include[0];
  return first === undefined ? undefined : { [left.name]: String(first) };
}

/** Drafts that meet a condition; conditions that do not speak plainly of fields ask nothing of the draft. */
function drafts(program: Program, condition: Condition): readonly Draft[] {
  switch (condition.op) {
    case 'all':
      return condition.of.reduce<readonly Draft[]>(
        (before, part) => before.flatMap((draft) => drafts(program, part).map((more) => ({ ...draft, ...more }))),
        [{}],
      );
    case 'any':
    case 'atLeast':
      return condition.of.flatMap((part) => drafts(program, part));
    case 'named': {
      const declared = program.scope.document.conditions.find((candidate) => candidate.name === condition.name);
      return declared === undefined ? [{}] : drafts(program, declared.condition);
    }
    case 'compare':
      return [fulfilling(condition) ?? {}];
    case 'not':
      return [{}];
  }
}

/** One draft a group: its first code. */
function groupDrafts(program: Program, aggregate: Aggregate): readonly Draft[] {
  if (aggregate.op !== 'countDistinct' || aggregate.by.how !== 'group') return [{}];
  const { grouping, field } = aggregate.by;
  const { document } = program.scope;
  const content = document.parameters.find((parameter) => parameter.name === grouping)?.versions.at(-1)?.content;
  if (content === undefined || content === 'missing' || !('value' in content)) return [{}];
  const groups = Object.values(content.value as { readonly [group: string]: readonly string[] });
  return groups.flatMap(([code]) => (code === undefined ? [] : [{ [field]: code }]));
}

function aggregatesOver(node: unknown, list: string): readonly Aggregate[] {
  if (typeof node !== 'object' || node === null) return [];
  const own = 'over' in node && node.over === list && 'op' in node ? [node as Aggregate] : [];
  return [...own, ...Object.values(node).flatMap((child) => aggregatesOver(child, list))];
}

export function entryTemplates(program: Program, list: string): readonly Entry[] {
  const found = aggregatesOver(program.scope.document, list).flatMap((aggregate) => {
    const where = aggregate.where === undefined ? [{}] : drafts(program, aggregate.where);
    return groupDrafts(program, aggregate).flatMap((group) => where.map((draft) => ({ ...draft, ...group })));
  });
  const unique = new Map(found.map((entry) => [JSON.stringify(entry), entry]));
  return [...unique.values()].filter((entry) => Object.keys(entry).length > 0).slice(0, MOST_TEMPLATES);
}
