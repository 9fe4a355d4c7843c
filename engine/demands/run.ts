import type { Evaluation, Facts } from '../evaluation.ts';
import { closures } from '../generate/closure.ts';
import { planApplications } from '../generate/plan.ts';
import { drawnFrom, simplest } from '../generate/sample.ts';
import { compileRuleset } from '../index.ts';
import { figureOf, isFigureOfDemands, slots } from './figures.ts';
import { judgeOf, type Other, type Tried } from './judge.ts';
import type { CheckedDemands } from './parse.ts';

/** An application that breaks a demand; of demands that compare two, both. */
export type Counterexample = {
  readonly facts: Facts;
  readonly evaluation: Evaluation;
  readonly other?: { readonly facts: Facts; readonly evaluation: Evaluation };
};
export type DemandResult = { readonly id: string; readonly tried: number; readonly counterexample?: Counterexample };

/** Without the figures that the demands asked for. */
const shown = ({ facts, evaluation }: Tried): Tried => {
  const figures = Object.entries(evaluation.figures).filter(([name]) => !isFigureOfDemands(name));
  return { facts, evaluation: { ...evaluation, figures: Object.fromEntries(figures) } };
};

/** Tries demands on generated applications. Call `run` again and again: a demand that is broken is not tried further. */
export function startDemands(
  { document, demands }: CheckedDemands,
  { seed, known }: { readonly seed: number; readonly known: readonly Facts[] },
) {
  const ruleset = compileRuleset(document);
  const plan = planApplications([document], known);
  const facts = new Map(document.facts.map((fact) => [fact.name, fact]));
  const closureOf = closures(document);
  const evaluated = (given: Facts): Tried => ({ facts: given, evaluation: ruleset.evaluate(given) });

  const runs = demands.map((demand, index) => {
    const judge = judgeOf(demand, index, facts, plan.change);
    const own = slots.map((slot) => figureOf(index, slot));
    const figures = document.figures.filter(({ name }) => own.includes(name));
    const about = [...judge.about, ...closureOf(figures).facts];
    const { draw } = plan.about(about);
    const trials = drawnFrom((random) => {
      const given = draw(random);
      return { given, other: judge.choose?.(random, given) };
    }, seed)[Symbol.iterator]();
    const pair = (given: Facts, other: Other | undefined): readonly [Tried, Tried?] => {
      const second = other?.(given);
      return second === undefined ? [evaluated(given)] : [evaluated(given), evaluated(second)];
    };
    const isPossible = (tried: Tried | undefined): boolean => tried === undefined || ruleset.checkFacts(tried.facts).ok;
    const isBroken = ([tried, other]: readonly [Tried, Tried?]): boolean =>
      judge.isBroken(tried, other) && isPossible(tried) && isPossible(other);

    let tried = 0;
    let counterexample: Counterexample | undefined;
    return {
      run(count: number): void {
        for (let i = 0; i < count && counterexample === undefined; i += 1) {
          const { given, other } = trials.next().value as { given: Facts; other: Other | undefined };
          tried += 1;
          if (!isBroken(pair(given, other))) continue;
          const simple = simplest(given, (candidate) => isBroken(pair(candidate, other)));
          const [one, two] = pair(simple, other);
          counterexample = { ...shown(one), ...(two && { other: shown(two) }) };
        }
      },
      result: (): DemandResult => ({ id: demand.id, tried, ...(counterexample && { counterexample }) }),
    };
  });
  return {
    /** Tries each demand on so many more applications. */
    run: (count: number): void => runs.forEach((run) => run.run(count)),
    /** The same of the demand in one place, so that there is progress to show between them. */
    runOne: (index: number, count: number): void => runs[index]?.run(count),
    results: (): readonly DemandResult[] => runs.map((run) => run.result()),
  };
}
