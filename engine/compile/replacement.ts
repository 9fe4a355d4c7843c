import type { Condition } from '../ruleset-document.ts';
import type { Scope } from './scope.ts';

/** A requirement's conditions with the replacements of it: (when ∧ new) ∨ (¬when ∧ old) ∨ (new ∧ old). */
export function withReplacements(scope: Scope, section: string, requirement: string, conditions: Condition): Condition {
  return scope.document.replacements
    .filter((replacement) => replacement.section === section && replacement.requirement === requirement)
    .reduce<Condition>((old, { when, conditions: replaced }) => {
      const branches: readonly Condition[] = [
        { op: 'all', of: [when, replaced] },
        { op: 'all', of: [{ op: 'not', of: when }, old] },
        { op: 'all', of: [replaced, old] },
      ];
      return { op: 'any', of: branches };
    }, conditions);
}
