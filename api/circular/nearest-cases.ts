import { compileRuleset, type Evaluation, type Facts, type Reason, type RulesetDocument } from '#engine';
import { type TestCase, withDefaults } from '#engine/tools';

export type NearestCase = { readonly title: string; readonly outcome: Evaluation['outcome']; readonly facts: Facts };
/** Of a section, rule or table: a case that meets it, one that just fails, one that goes to a person. */
export type NearestCases = (rule: string) => {
  readonly meets: NearestCase | undefined;
  readonly fails: NearestCase | undefined;
  readonly person: NearestCase | undefined;
};

export const noCases: NearestCases = () => ({ meets: undefined, fails: undefined, person: undefined });

type Shown = NearestCase & { readonly given: readonly Reason[]; readonly named: readonly Reason[] };

/** Finds the examples among the test cases by evaluating them. */
export function findNearestCases(document: RulesetDocument, testCases: readonly TestCase[]): NearestCases {
  const { checkFacts, evaluate } = compileRuleset(document);
  const shown = testCases.flatMap(({ title, facts, suspended }): Shown[] => {
    if (suspended !== undefined && suspended.length > 0) return [];
    const checked = checkFacts(withDefaults(facts));
    if (!checked.ok) return [];
    const evaluation = evaluate(checked.facts);
    const given = [...evaluation.reasons, ...(evaluation.recommended?.reasons ?? [])];
    return [
      { title, outcome: evaluation.outcome, facts: facts as Facts, given, named: [...given, ...evaluation.also] },
    ];
  });
  const fewest = (cases: readonly Shown[]): NearestCase | undefined =>
    cases.toSorted((a, b) => a.given.length - b.given.length)[0];
  return (rule) => {
    const of = (list: 'given' | 'named', wanted: (one: Shown, reason: Reason) => boolean) =>
      fewest(shown.filter((one) => one[list].some((reason) => reason.rule === rule && wanted(one, reason))));
    return {
      meets: of('given', (_, reason) => reason.part === undefined),
      fails: of('given', (one, reason) => reason.part !== undefined && one.given.length === 1),
      person: of('named', (one) => one.outcome === 'route-to-manual'),
    };
  };
}
