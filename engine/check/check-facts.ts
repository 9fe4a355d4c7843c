import { inputFacts } from '../compile/input-facts.ts';
import type { Program } from '../compile/ruleset.ts';
import { must, type Context } from '../compile/scope.ts';
import { createContext } from '../evaluate/context.ts';
import type { Facts, Problem } from '../evaluation.ts';
import { FALSE } from '../kleene.ts';
import { membersCheck } from './check-value.ts';
import { startCheck } from './report.ts';

export type CheckedFacts =
  | { readonly ok: true; readonly facts: Facts }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const SUBMITTERS = new Set(['doctor', 'patient', 'hospital', 'organisation']);
/** Constraints that facts of the submitter alone break: what is told of each fact that they read. */
function submittersConstraints(program: Program) {
  return program.constraints.flatMap(({ id, test, slots }) => {
    const read = inputFacts(program.scope, slots).map((slot) => must(program.scope.facts[slot], id));
    if (!read.every((fact) => SUBMITTERS.has(fact.source))) return [];
    const declared = program.scope.document.constraints.find((constraint) => constraint.id === id);
    const problems = read.map((fact) => ({
      code: 'CONSTRAINT_BROKEN',
      pointer: `/${fact.name}`,
      found: 'values that contradict each other',
      expected: declared?.text.nb ?? id,
      hint: `Check ${read.map((other) => other.name).join(' and ')}.`,
    }));
    return [{ isBroken: (context: Context) => test.test(context) === FALSE, problems }];
  });
}

/** Checks facts by name: they come back in normal form, or every problem there is with them. The input is not changed. */
export function factsCheck(program: Program): (input: unknown) => CheckedFacts {
  const checkMembers = membersCheck(program.scope.facts, program.scope.document.systems);
  const constraints = submittersConstraints(program);
  return (input) => {
    const check = startCheck();
    const facts = checkMembers(check, input);
    if (facts === undefined) return { ok: false, problems: check.problems };
    if (constraints.length === 0) return { ok: true, facts };
    const context = createContext(program, facts);
    const broken = constraints.flatMap(({ isBroken, problems }) => (isBroken(context) ? problems : []));
    return broken.length > 0 ? { ok: false, problems: broken } : { ok: true, facts };
  };
}
