import type { Expression, RulesetDocument } from '../ruleset-document.ts';

/**
 * Whether facts can give an expression any value of its type. Not so where it is written, multiplied, divided, counted in
 * working days or moved to the end of a year: then it may be that nothing lies on the limit or one unit beyond it.
 */
export function isFree(document: RulesetDocument, expression: Expression): boolean {
  const free = (inner: Expression): boolean => isFree(document, inner);
  switch (expression.op) {
    case 'literal':
    case 'parameter':
    case 'times':
    case 'dividedBy':
    case 'firstDayOfYear':
    case 'lastDayOfYear':
    case 'holds':
      return false;
    case 'fact': {
      const derived = document.facts.find(({ name }) => name === expression.name)?.derived;
      return derived === undefined || free(derived);
    }
    case 'choose':
      return [...expression.cases.map(({ then }) => then), expression.otherwise].some(free);
    case 'plus':
    case 'max':
    case 'min':
    case 'minus':
    case 'earliestOf':
    case 'latestOf':
      return expression.of.some(free);
    case 'after':
      return expression.unit !== 'workingDays' && free(expression.from);
    case 'birthday':
    case 'dayBefore':
    case 'dayAfter':
    case 'yearOf':
      return free(expression.of);
    case 'daysBetween':
    case 'fullYearsBetween':
    case 'workingDaysBetween':
      return free(expression.from) || free(expression.to);
    default:
      return true;
  }
}
