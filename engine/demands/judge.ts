import type { Entry, Evaluation, Facts } from '../evaluation.ts';
import type { Random } from '../generate/random.ts';
import type { FactDeclaration } from '../ruleset-document.ts';
import { isSameJson } from '../same-json.ts';
import { figureOf } from './figures.ts';
import { compareAmounts, withOneLess } from './more.ts';
import type { Demand } from './schema.ts';

/** Makes another application of one, to compare the two; undefined where there is none. */
export type Other = (facts: Facts) => Facts | undefined;
export type Tried = { readonly facts: Facts; readonly evaluation: Evaluation };

export type Judge = {
  /** What the demand speaks of. */
  readonly about: readonly string[];
  /** Chooses another application to compare with; absent: one is judged by itself. */
  readonly choose?: (random: Random, facts: Facts) => Other;
  /** Whether an application, and the other, break the demand. */
  readonly isBroken: (tried: Tried, other?: Tried) => boolean;
};

type Change = (random: Random, facts: Facts, name: string) => Facts;

/** What is decided, or recommended: 0 refused or sent back, 1 nothing yet (a person decides, or there is nothing to decide), 2 approved. */
function gain({ outcome, recommended }: Evaluation): 0 | 1 | 2 {
  const verdict = recommended?.outcome ?? outcome;
  if (verdict === 'approve') return 2;
  return verdict === 'route-to-manual' || verdict === 'not-due' ? 1 : 0;
}
const grantOf = ({ grant, recommended }: Evaluation) => grant ?? recommended?.grant;

/** Facts that contradict each other go to a person whatever they are: nothing is to be learnt from them. */
const isContradictory = ({ reasons }: Evaluation): boolean =>
  reasons.some(({ code }) => code === 'CONTRADICTORY_FACTS');

/** Whether a field of a grant is lower: an earlier date, a smaller number. None is the most: without limit. */
function isLower(a: unknown, b: unknown): boolean {
  if (a === undefined || b === undefined || a === null) return false;
  if (b === null) return true;
  return /^-?\d+(\.\d+)?$/.test(String(a)) ? Number(a) < Number(b) : String(a) < String(b);
}

/** Without what is not the same in two applications that differ: the facts that reasons repeat, and figures. */
const decided = ({ outcome, reasons, grant, recommended }: Evaluation) => ({
  outcome,
  grant: grant ?? recommended?.grant,
  recommended: recommended?.outcome,
  reasons: [...reasons, ...(recommended?.reasons ?? [])].map(({ code, rule, part }) => ({ code, rule, part })),
});

const set = (name: string, value: Facts[string] | undefined): Other => {
  if (value !== undefined) return (facts) => ({ ...facts, [name]: value });
  return (facts) => Object.fromEntries(Object.entries(facts).filter(([other]) => other !== name));
};

/** How an application is judged by a demand; `index` is its place among the demands. */
export function judgeOf(
  demand: Demand,
  index: number,
  facts: ReadonlyMap<string, FactDeclaration>,
  change: Change,
): Judge {
  const figure = ({ figures }: Evaluation, slot: 'When' | 'Condition' | 'Value') => figures[figureOf(index, slot)];
  const isMeant = ({ evaluation }: Tried): boolean =>
    !isContradictory(evaluation) &&
    (!('when' in demand) || demand.when === undefined || figure(evaluation, 'When') === true);
  const differ =
    (isWorse: (a: Tried, b: Tried) => boolean): Judge['isBroken'] =>
    (tried, other) =>
      other !== undefined && isMeant(tried) && isMeant(other) && isWorse(tried, other);
  const otherValue =
    (name: string) =>
    (random: Random, given: Facts): Other =>
      set(name, change(random, given, name)[name]);

  switch (demand.pattern) {
    case 'more-never-less':
    case 'more-never-more': {
      const { fact: name, grant = [], pattern } = demand;
      const declared = facts.get(name);
      const hasParts = declared?.type.kind === 'list' || declared?.type.kind === 'set';
      const amounts = (a: Tried, b: Tried): number => {
        if (declared?.type.kind === 'list') return lengthOf(a.facts[name]) - lengthOf(b.facts[name]);
        return (declared && compareAmounts(declared, demand, a.facts[name], b.facts[name])) ?? 0;
      };
      const isLess = (a: Evaluation, b: Evaluation): boolean =>
        gain(a) < gain(b) ||
        (gain(a) === 2 && gain(b) === 2 && grant.some((field) => isLower(grantOf(a)?.[field], grantOf(b)?.[field])));
      return {
        about: [name],
        choose: (random, given) => {
          if (!hasParts) return otherValue(name)(random, given);
          const at = random.nextInt(0, Math.max(0, lengthOf(given[name]) - 1));
          return (candidate) => withOneLess(candidate, name, at);
        },
        isBroken: differ((a, b) => {
          const more = amounts(a, b);
          if (more === 0) return false;
          const [richer, poorer] = more > 0 ? [a.evaluation, b.evaluation] : [b.evaluation, a.evaluation];
          return pattern === 'more-never-less' ? isLess(richer, poorer) : isLess(poorer, richer);
        }),
      };
    }
    case 'never-matters':
      return {
        about: [demand.fact],
        choose: otherValue(demand.fact),
        isBroken: differ((a, b) => !isSameJson(decided(a.evaluation), decided(b.evaluation))),
      };
    case 'interchangeable': {
      const [a, b] = demand.facts;
      return {
        about: demand.facts,
        choose: () => (given) => set(b, given[a])(set(a, given[b])(given) ?? given),
        isBroken: differ(
          (x, y) =>
            gain(x.evaluation) !== gain(y.evaluation) || !isSameJson(grantOf(x.evaluation), grantOf(y.evaluation)),
        ),
      };
    }
    case 'order-never-matters':
      return {
        about: [demand.list],
        choose: (random) => {
          const by = random.nextInt(0, 3);
          return (given) => reordered(given, demand.list, by);
        },
        isBroken: differ((a, b) => !isSameJson(decided(a.evaluation), decided(b.evaluation))),
      };
    case 'never-approved-without':
      return alone(
        (tried) => isMeant(tried) && gain(tried.evaluation) === 2 && figure(tried.evaluation, 'Condition') !== true,
      );
    case 'never-refused-when':
      return alone(({ evaluation }) => {
        const isRefused = evaluation.outcome === 'deny' || evaluation.recommended?.outcome === 'deny';
        return isRefused && figure(evaluation, 'Condition') === true;
      });
    case 'never-automatic-when':
      return alone(({ evaluation }) => {
        const isDecided = evaluation.outcome === 'deny' || evaluation.outcome === 'approve';
        return isDecided && figure(evaluation, 'Condition') === true;
      });
    case 'grant-at-most':
    case 'grant-at-least':
      return alone((tried) => {
        const given = grantOf(tried.evaluation)?.[demand.field];
        const limit = figure(tried.evaluation, 'Value');
        if (!isMeant(tried) || given === undefined || limit === undefined) return false;
        return demand.pattern === 'grant-at-most' ? isLower(limit, given) : isLower(given, limit);
      });
  }
}

const alone = (isBroken: Judge['isBroken']): Judge => ({ about: [], isBroken });
const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : 0);

function reordered(facts: Facts, list: string, by: number): Facts | undefined {
  const value = facts[list];
  if (!Array.isArray(value) || value.length < 2) return undefined;
  const items: readonly Entry[] = value;
  const at = by % items.length;
  return { ...facts, [list]: at === 0 ? items.toReversed() : [...items.slice(at), ...items.slice(0, at)] };
}
