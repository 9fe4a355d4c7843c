import { compileRuleset, type Evaluation, type Facts, type RulesetDocument } from '#engine';
import { applicationsFrom, planApplications, simplest } from '#engine/applications';
import { causes } from './cause.ts';
import { differenceBetween, tellingReason, type DifferenceKind } from './difference.ts';

/** Applications that change in the same way for the same cause. */
export type DifferenceGroup = {
  readonly key: string;
  readonly kind: DifferenceKind;
  /** The change that makes the difference: `sections/x`, `parameters/y`; absent when it cannot be told. */
  readonly cause?: string;
  /** Section, rule, table or constraint whose reason is new or gone, and the requirement or row in it. */
  readonly rule?: string;
  readonly part?: string;
  readonly count: number;
  /** The simplest application found. */
  readonly example: { readonly facts: Facts; readonly published: Evaluation; readonly draft: Evaluation };
};

export type Comparison = {
  readonly applications: number;
  readonly differing: number;
  readonly seed: number;
  readonly groups: readonly DifferenceGroup[];
  /** Objects that are changed. */
  readonly changed: readonly string[];
  /** Sections, rules, tables, restrictions and constraints that the changes concern. */
  readonly concerned: readonly string[];
};

type Found = { -readonly [K in keyof DifferenceGroup]: DifferenceGroup[K] };
const kindKey = (kind: DifferenceKind): string => (kind.what === 'verdict' ? `${kind.from} ${kind.to}` : kind.what);

/** Compares what two documents decide for generated applications. Call `run` again and again; `result` at any time. */
export function startComparison(
  published: RulesetDocument,
  draft: RulesetDocument,
  options: { readonly seed: number; readonly known: readonly Facts[] },
) {
  const plan = planApplications([draft, published], options.known);
  const [before, now] = [compileRuleset(published), compileRuleset(draft)];
  const causeOf = causes(before, draft, plan.changed);
  const declared = new Set(published.facts.map(({ name }) => name));
  const groups = new Map<string, Found>();
  let [applications, differing] = [0, 0];

  /** The application as each of the two would get it; undefined when it cannot be made. */
  const isPossible = (facts: Facts): boolean => {
    const own = Object.fromEntries(Object.entries(facts).filter(([name]) => declared.has(name)));
    return now.checkFacts(facts).ok && before.checkFacts(own).ok;
  };
  const compare = (facts: Facts) => {
    const [a, b] = [before.evaluate(facts), now.evaluate(facts)];
    const kind = differenceBetween(a, b);
    return kind && { kind, a, b };
  };
  const identified = (facts: Facts, found = compare(facts)) => {
    if (found === undefined || !isPossible(facts)) return undefined;
    const cause = causeOf(facts);
    const { rule, part } = tellingReason(found.a, found.b) ?? {};
    const key = [cause, kindKey(found.kind), rule, part].join(' ');
    return { ...found, cause, rule, part, key };
  };

  const waiting = applicationsFrom(plan, options.seed)[Symbol.iterator]();
  return {
    /** Tries so many more applications. */
    run(count: number): void {
      for (let i = 0; i < count; i += 1) {
        const facts = waiting.next().value as Facts;
        applications += 1;
        const difference = compare(facts);
        const found = difference && identified(facts, difference);
        if (found === undefined) continue;
        differing += 1;
        const group = groups.get(found.key);
        if (group) group.count += 1;
        else {
          const { key, kind, cause, rule, part, a, b } = found;
          const example = { facts, published: a, draft: b };
          const where = { ...(cause && { cause }), ...(rule && { rule }), ...(part && { part }) };
          groups.set(key, { key, kind, count: 1, example, ...where });
        }
      }
    },
    result(): Comparison {
      const found = [...groups.values()].toSorted((x, y) => y.count - x.count);
      const changed = plan.changed.map(({ part }) => part);
      return { applications, differing, seed: options.seed, groups: found, changed, concerned: plan.concerned };
    },
    /** The group with its example as simple as it gets. */
    simplify(group: DifferenceGroup): DifferenceGroup {
      const facts = simplest(group.example.facts, (simpler) => identified(simpler)?.key === group.key);
      return { ...group, example: { facts, published: before.evaluate(facts), draft: now.evaluate(facts) } };
    },
  };
}
