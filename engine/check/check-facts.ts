import { inputFacts } from '../compile/input-facts.ts';
import type { Program } from '../compile/ruleset.ts';
import { must } from '../compile/scope.ts';
import { createContext } from '../evaluate/context.ts';
import type { Facts, Problem } from '../evaluation.ts';
import { FALSE } from '../kleene.ts';
import { checkMembers } from './check-value.ts';
import type { Check } from './report.ts';

export type CheckedFacts =
  | { readonly ok: true; readonly facts: Facts }
  | { readonly ok: false; readonly problems: readonly Problem[] };

const SUBMITTERS = new Set(['doctor', 'patient', 'hospital', 'organisation']);
/** Constraints that facts of the submitter alone break: each fact is named. */
function brokenConstraints(program: Program, facts: Facts): readonly Problem[] {
  const context = createContext(program, facts);
  return program.constraints.flatMap(({ id, test, facts: slots }) => {
    if (test.test(context) !== FALSE) return [];
    const read = inputFacts(program.scope, slots).map((slot) => must(program.scope.facts[slot], id));
    if (!read.every((fact) => SUBMITTERS.has(fact.source))) return [];
    const expected = program.scope.document.constraints.find((constraint) => constraint.id === id)?.text.nb ?? id;
    return read.map((fact) => ({
      code: 'CONSTRAINT_BROKEN',
      pointer: `/${fact.name}`,
      found: 'values that contradict each other',
      expected,
      hint: `Check ${read.map((other) => other.name).join(' and ')}.`,
    }));
  });
}

/** Facts by name in normal form, or every problem there is with them. The input is not changed. */
export function checkFacts(program: Program, input: unknown): CheckedFacts {
  const check: Check = { systems: program.scope.document.systems, problems: [] };
  const facts = checkMembers(check, '', program.scope.facts, input);
  if (facts === undefined || check.problems.length > 0) return { ok: false, problems: check.problems };
  const broken = brokenConstraints(program, facts);
  return broken.length > 0 ? { ok: false, problems: broken } : { ok: true, facts };
}
