import { formulaTruth, type Formula } from '../reference/formula.ts';
import { all, any, not, type Truth } from '../reference/kleene.ts';
import type { Scope } from '../reference/scope.ts';
import { isInForce } from '../reference/versions.ts';

/** The truths of formulas for one case: each found once, and of `all` and `any` only as much as decides them. */
export function createFormulaTruths(root: Scope): (formula: Formula) => Truth {
  const truths = new Map<Formula, Truth>();
  function* each(formulas: readonly Formula[]): Generator<Truth> {
    for (const formula of formulas) yield truthOf(formula);
  }
  const find = (formula: Formula): Truth => {
    switch (formula.op) {
      case 'condition':
        return root.truth(formula.condition);
      case 'inForce': {
        const { versions, index } = formula;
        return versions.length === 1 && versions[0]?.boundary === undefined ? true : isInForce(versions, index, root);
      }
      case 'all':
        return all(each(formula.of));
      case 'any':
        return any(each(formula.of));
      case 'not':
        return not(truthOf(formula.of));
      case 'holds':
      case 'atLeast':
        return formulaTruth(formula, root);
    }
  };
  const truthOf = (formula: Formula): Truth => {
    const truth = truths.get(formula) ?? find(formula);
    truths.set(formula, truth);
    return truth;
  };
  return truthOf;
}
