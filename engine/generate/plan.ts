import type { Facts } from '../evaluation.ts';
import { compileRuleset, type CheckedFacts, type CompiledRuleset } from '../index.ts';
import type { FactDeclaration, RulesetDocument } from '../ruleset-document.ts';
import { closures } from './closure.ts';
import { comparisonsWith, narrowed, narrowedFacts, nearest } from './focus.ts';
import { changedObjects, changedParts, leavesOf, turnsIn, type ChangedPart } from './parts.ts';
import { poolsOf } from './pools.ts';
import { oneOf, percent, type Random } from './random.ts';
import { reach } from './reach.ts';
import { speakersOf, targetsOf, together, type Target } from './targets.ts';
import { atTurn, changeFact, vary, type Choices, type Focus } from './vary.ts';

/** What applications are made of: for one document, or for two that are compared. */
export type Plan = {
  readonly changed: readonly ChangedPart[];
  /** Targets that the changes concern, by part. */
  readonly concerned: readonly string[];
  /** Makes one application. */
  readonly draw: (random: Random) => Facts;
  /** The same plan aimed at what reads one of these facts, which are changed more than others. */
  readonly about: (facts: readonly string[]) => Pick<Plan, 'draw'>;
  /** The application with one fact changed. */
  readonly change: (random: Random, facts: Facts, name: string) => Facts;
};

type Aimed = Target & { readonly ruleset: CompiledRuleset };
type Aim = { readonly bases: readonly Facts[]; readonly nearest: readonly Facts[]; readonly focuses: readonly Focus[] };

/** How many of a hundred applications are aimed at what is changed. */
const AT_CHANGED = 70;
/** How many of those stand at a date from which something is otherwise, before anything else is changed. */
const AT_TURN = 50;
const MOST_BASES = 60;
/** Members whose changes concern every target. */
const ofAll = ['ruleset', 'systems/', 'figures/', 'grant/'];

/** `seeds`: applications that are known, such as those of test cases. */
export function planApplications(
  [document, before]: readonly [RulesetDocument, RulesetDocument?],
  seeds: readonly Facts[],
): Plan {
  const rulesets = [document, ...(before ? [before] : [])].map((each) => compileRuleset(each));
  const changed = before === undefined ? [] : changedParts(before, document);
  const names = new Set(changed.map(({ part }) => part));
  const isGlobal = [...names].some((part) => ofAll.some((prefix) => part.startsWith(prefix)));

  const speakers = rulesets.map((ruleset) => speakersOf(ruleset, seeds));
  const targets = rulesets.flatMap((ruleset) => targetsOf(ruleset.document).map((target) => ({ ...target, ruleset })));
  const inputs = inputsOf(rulesets.map((ruleset) => ruleset.document));
  const matters = together(targets.map((target) => target.matters));
  const checks = {
    check: keepingAnswers(checkOf(rulesets)),
    systems: rulesets.flatMap((ruleset) => ruleset.document.systems),
  };
  const any: Choices = { ...poolsOf(inputs, matters, seeds, checks), matters };
  const byName = new Map(inputs.map((fact) => [fact.name, fact]));

  const concerned = targets.filter(({ closure }) => isGlobal || [...closure.parts].some((part) => names.has(part)));
  const objects = changed.flatMap(changedObjects);
  const leaves = leavesOf(objects);
  const turns = turnsIn(objects).filter(({ fact }) => byName.has(fact));
  const readBy = (nodes: readonly object[]) =>
    rulesets.flatMap((ruleset) => [...closures(ruleset.document)(nodes).facts]);
  const readThere = readBy(objects);
  const turning = new Set(turns.map(({ fact }) => fact));

  const starts = startsOf(seeds, any);
  const nearSeeds = changed.length > 0 ? nearest(seeds, leaves) : [];
  const aimAt = (target: Aimed): Aim => {
    const near = [...target.closure.facts].flatMap((name) => byName.get(name) ?? []);
    const known = speakers.flatMap((of) => of.get(target.id) ?? []);
    const bases = known.length > 0 ? known : reach(target.ruleset, target.part, starts, inputs, any);
    const own = { ...poolsOf(near, target.matters, bases, checks), matters: target.matters };
    const isConcerned = concerned.includes(target);
    const changedOnly = (): Focus => {
      const read = [...readThere, ...readBy(comparisonsWith(target.closure.nodes, names))];
      // The days from which it holds are seen to before anything else is changed.
      const others = read.filter((name) => !turning.has(name));
      const facts = narrowedFacts(near, new Set(others.length > 0 ? others : read));
      return { share: 45, facts, choices: narrowed(own, leaves) };
    };
    return {
      bases: spread(bases.length > 0 ? bases : seeds),
      nearest: isConcerned ? nearSeeds : [],
      focuses: [
        ...(isConcerned ? [changedOnly()] : []),
        ...(near.length > 0 ? [{ share: 80, facts: near, choices: own }] : []),
        { share: 100, facts: inputs, choices: any },
      ],
    };
  };
  const aims = new Map<Aimed, Aim>();
  const drawAt = (random: Random, target: Aimed | undefined, first: readonly Focus[] = []): Facts => {
    if (target === undefined) return {};
    const aim = aims.get(target) ?? aimAt(target);
    aims.set(target, aim);
    const bases = aim.nearest.length > 0 && percent(random, 40) ? aim.nearest : aim.bases;
    const base = oneOf(random, bases) ?? {};
    const turn = concerned.includes(target) && percent(random, AT_TURN) ? oneOf(random, turns) : undefined;
    return vary(random, turn ? atTurn(random, base, turn) : base, [...first, ...aim.focuses]);
  };
  return {
    changed,
    concerned: [...new Set(concerned.map(({ part }) => part))],
    draw: (random) =>
      drawAt(random, oneOf(random, concerned.length > 0 && percent(random, AT_CHANGED) ? concerned : targets)),
    about: (facts) => {
      const reading = targets.filter(({ closure }) => facts.some((name) => closure.facts.has(name)));
      const own = facts.flatMap((name) => byName.get(name) ?? []);
      const focus = own.length > 0 ? [{ share: 35, facts: own, choices: any }] : [];
      return { draw: (random) => drawAt(random, oneOf(random, reading.length > 0 ? reading : targets), focus) };
    },
    change: (random, facts, name) => {
      const changing = { ...facts };
      const fact = byName.get(name);
      if (fact !== undefined) changeFact(random, changing, fact, any);
      return changing;
    },
  };
}

const MOST_STARTS = 3;
/** A day on which to begin where no application is known and no date written. */
const SOME_DAY = '2026-01-01';

/** Where to begin when no known application comes to a target: with nothing but a day, and with known ones. */
function startsOf(seeds: readonly Facts[], any: Choices): readonly Facts[] {
  const days = (any.facts.get('decidedOn') ?? []).filter((day) => typeof day === 'string');
  const day = days.toSorted().at(-1) ?? SOME_DAY;
  const blank = { decidedOn: day, appliedOn: day, receivedOn: day, startedBy: 'application' };
  const fullest = seeds.toSorted((a, b) => Object.keys(b).length - Object.keys(a).length);
  return [blank, ...fullest.slice(0, MOST_STARTS - 1)];
}

/** So many of them, from all over. */
const spread = (bases: readonly Facts[]): readonly Facts[] =>
  bases.length <= MOST_BASES
    ? bases
    : Array.from({ length: MOST_BASES }, (_, i) => bases[Math.floor((i * bases.length) / MOST_BASES)] as Facts);

/** Facts that may be given, of all documents; of one that is declared twice, the first. */
function inputsOf(documents: readonly RulesetDocument[]): readonly FactDeclaration[] {
  const facts = documents.flatMap((document) => document.facts.filter(({ derived }) => derived === undefined));
  return [...new Map(facts.toReversed().map((fact) => [fact.name, fact])).values()].toReversed();
}

/** The same values are asked for again and again, for each target that reads the fact. */
function keepingAnswers(check: (facts: Facts) => CheckedFacts): (facts: Facts) => CheckedFacts {
  const kept = new Map<string, CheckedFacts>();
  return (facts) => {
    const key = JSON.stringify(facts);
    const answer = kept.get(key) ?? check(facts);
    kept.set(key, answer);
    return answer;
  };
}

/** Accepts what one of the rulesets does. */
function checkOf(rulesets: readonly CompiledRuleset[]) {
  return (facts: Facts): CheckedFacts => {
    const checked = rulesets.map((ruleset) => ruleset.checkFacts(facts));
    return checked.find(({ ok }) => ok) ?? (checked[0] as CheckedFacts);
  };
}
