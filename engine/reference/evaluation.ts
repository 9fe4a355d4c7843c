import type { Evaluation, Suspension } from '../evaluation.ts';
import { decide, type TruthOf } from './outcome.ts';
import { reviewedEntries, writeExpressions } from './reasons.ts';
import type { Program } from './rules.ts';
import type { Scope } from './scope.ts';

export type ReferenceOptions = { readonly suspended?: readonly Suspension[] | undefined };

/** Outcome, figures and reviewed entries: everything that is recorded. */
export const evaluation = (
  root: Scope,
  program: Program,
  truthOf: TruthOf,
  { suspended = [] }: ReferenceOptions,
): Evaluation => ({
  ...decide(root, program, truthOf, suspended),
  figures: writeExpressions(root.world.document.figures, root),
  review: reviewedEntries(root),
});
