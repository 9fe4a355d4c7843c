import type { Boundary, Condition } from '../ruleset-document.ts';
import { all, any, atLeast, not, type Truth } from './kleene.ts';
import type { Scope } from './scope.ts';
import { isInForce } from './versions.ts';

/** What rules of a document stand for (FORMAT.md 6): conditions, joined with the nodes that no author writes. */
export type Formula =
  | { readonly op: 'condition'; readonly condition: Condition }
  | { readonly op: 'inForce'; readonly versions: readonly { readonly boundary?: Boundary }[]; readonly index: number }
  /** A requirement as part of its section's approval (FORMAT.md 5). */
  | { readonly op: 'holds'; readonly versions: readonly { readonly inForce: Formula; readonly met: Formula }[] }
  | { readonly op: 'all' | 'any'; readonly of: readonly Formula[] }
  | { readonly op: 'atLeast'; readonly n: number; readonly of: readonly Formula[] }
  | { readonly op: 'not'; readonly of: Formula };

export const always: Formula = { op: 'all', of: [] };
export const ofCondition = (condition: Condition): Formula => ({ op: 'condition', condition });
export const both = (...of: readonly Formula[]): Formula => ({ op: 'all', of });
export const either = (...of: readonly Formula[]): Formula => ({ op: 'any', of });
export const negated = (of: Formula): Formula => ({ op: 'not', of });

/** The value shared by all versions whose *in force* is not false; if they differ, unknown. */
const holds = (formula: Formula & { op: 'holds' }, scope: Scope): Truth => {
  const values = formula.versions
    .filter(({ inForce }) => formulaTruth(inForce, scope) !== false)
    .map(({ met }) => formulaTruth(met, scope));
  const [first = 'unknown'] = values;
  return values.every((value) => value === first) ? first : 'unknown';
};

export const formulaTruth = (formula: Formula, scope: Scope): Truth => {
  // One at a time: where the first settles it, the others are not looked at.
  const truths = (of: readonly Formula[]) => of.values().map((part) => formulaTruth(part, scope));
  switch (formula.op) {
    case 'condition':
      return scope.truth(formula.condition);
    case 'inForce':
      return isInForce(formula.versions, formula.index, scope);
    case 'holds':
      return holds(formula, scope);
    case 'all':
      return all(truths(formula.of));
    case 'any':
      return any(truths(formula.of));
    case 'atLeast':
      return atLeast(formula.n, [...truths(formula.of)]);
    case 'not':
      return not(formulaTruth(formula.of, scope));
  }
};
