import type { AlsoReason, Evaluation, GrantValue, MissingFact, Outcome, Reason } from '../evaluation.ts';
import { isAutomatic, type Suspended } from './automation.ts';
import { formulaTruth, type Formula } from './formula.ts';
import {
  areAmbiguous,
  isEmptyGrant,
  isFullyKnownGrant,
  partialFields,
  refusesInPart,
  resolveGrant,
  walkUnknown,
  writeGrant,
} from './grant.ts';
import type { Truth } from './kleene.ts';
import { createLeaves, type Leaves } from './leaves.ts';
import { alsoReasonOf, reasonOf } from './reasons.ts';
import { wholeFormula, type Program, type RestrictionRule, type Rule } from './rules.ts';
import type { Scope } from './scope.ts';
import { createWalk, type Walk } from './walk.ts';

/** The outcome: FORMAT.md 7 and 8. The steps are numbered as there. */

export type Decided = Pick<
  Evaluation,
  'outcome' | 'reasons' | 'also' | 'missingFacts' | 'grant' | 'partial' | 'recommended'
>;

/** How true the rules are: by walking their formulas, or by another engine. */
export type TruthOf = (rule: Rule) => Truth;
export const truthByFormula = (root: Scope): TruthOf => {
  const truths = new Map<Rule, Truth>();
  return (rule) => {
    const truth = truths.get(rule) ?? formulaTruth(wholeFormula(rule), root);
    truths.set(rule, truth);
    return truth;
  };
};

/** Where reading stopped. */
type Position = { readonly stage: number; readonly pending: readonly Rule[]; readonly considered: readonly Rule[] };

const isDoubtOrRefusal = ({ event }: Rule): boolean =>
  event === 'stop' || event === 'route-to-manual' || event === 'deny';

export const decide = (root: Scope, program: Program, truthOf: TruthOf, suspended: Suspended): Decided => {
  const { document } = root.world;
  const { rules, restrictions, constraints } = program;
  const byStage = Map.groupBy(rules, ({ stage }) => stage);
  const inStage = (stage: number): readonly Rule[] => {
    const name = document.stages[stage];
    return name === undefined ? [] : (byStage.get(name) ?? []);
  };
  const fromStage = (stage: number): readonly Rule[] =>
    document.stages.flatMap((_, index) => (index < stage ? [] : inStage(index)));
  const isTrue = (rule: Rule): boolean => truthOf(rule) === true;
  const isUnknown = (rule: Rule): boolean => truthOf(rule) === 'unknown';
  const narrowing = restrictions.filter(isTrue);
  const doubtful = restrictions.filter(isUnknown);
  const toReasons = (some: readonly Rule[]): readonly Reason[] => some.map((rule) => reasonOf(rule, root));
  const guardOf = ({ guard }: Rule): Truth => formulaTruth(guard, root);

  /** Through A only where A is not true. */
  const walkRule = (rule: Rule, walk: Walk): void => {
    const entered: Formula = guardOf(rule) === true ? rule.own : rule.guard;
    walk.formula(entered);
  };
  /** A grant is entered only when its rule is true, or its section's A is true. */
  const walkGrant = (rule: Rule, walk: Walk): void => {
    const isEntered = isTrue(rule) || (rule.isOfSection && guardOf(rule) === true);
    if (isEntered) walkUnknown(rule.grant ?? [], root, walk);
  };
  const walkNarrowing = (some: readonly RestrictionRule[], walk: Walk): void => {
    for (const restriction of some) walkUnknown(restriction.narrows, root, walk);
  };
  const walked = (visit: (walk: Walk) => void): Leaves => {
    const leaves = createLeaves(root.world);
    visit(createWalk(root, leaves));
    return leaves;
  };
  const unknownReasons = (some: readonly Rule[]): readonly Reason[] =>
    walked((walk) => some.forEach((rule) => walkRule(rule, walk))).unknownReasons();

  /** FORMAT.md 9. */
  const missingFacts = ({ stage, pending, considered }: Position): readonly MissingFact[] =>
    walked((walk) => {
      const read = fromStage(stage);
      for (const rule of [...read.filter(isUnknown), ...pending, ...doubtful]) walkRule(rule, walk);
      const granting = new Set([...considered, ...read.filter((rule) => rule.event === 'approve' && isTrue(rule))]);
      for (const rule of granting) walkGrant(rule, walk);
      walkNarrowing(narrowing, walk);
    }).missingFacts();

  /** Every other stop, route-to-manual or deny, from the stage read. */
  const alsoFrom = (stage: number, reported: readonly Rule[], unknownToo: boolean): readonly AlsoReason[] =>
    fromStage(stage)
      .filter((rule) => isDoubtOrRefusal(rule) && !reported.includes(rule))
      .filter((rule) => isTrue(rule) || (unknownToo && isUnknown(rule)))
      .map((rule) => alsoReasonOf(rule, isTrue(rule), root));

  const final = (outcome: Outcome, reasons: readonly Reason[], also: readonly AlsoReason[]): Decided => ({
    outcome,
    reasons,
    also,
    missingFacts: [],
  });
  const routed = (reasons: readonly Reason[], position: Position, reported: readonly Rule[] = []): Decided => ({
    outcome: 'route-to-manual',
    reasons,
    also: alsoFrom(position.stage, reported, true),
    missingFacts: missingFacts(position),
  });

  /** RECOMMENDED, or SUSPENDED if it would be automatic without the suspensions. */
  const recommend = (
    wouldBeAutomatic: boolean,
    position: Position,
    recommended: NonNullable<Evaluation['recommended']>,
  ): Decided => ({
    ...routed([{ code: wouldBeAutomatic ? 'SUSPENDED' : 'RECOMMENDED' }], position),
    recommended,
  });

  const deny = (denials: readonly Rule[], position: Position): Decided => {
    const automatic = denials.filter((rule) => isAutomatic(rule, document, suspended));
    if (automatic.length > 0) return final('deny', toReasons(automatic), alsoFrom(position.stage, automatic, false));
    const unsuspended = denials.some((rule) => isAutomatic(rule, document, []));
    return recommend(unsuspended, position, { outcome: 'deny', reasons: toReasons(denials) });
  };

  const approve = (approvals: readonly Rule[], position: Position): Decided => {
    const { considered, pending } = position;
    const grants = considered.map((rule) => resolveGrant(rule, narrowing, root));
    const leaves = walked((walk) => {
      considered.forEach((rule) => walkGrant(rule, walk));
      walkNarrowing(narrowing, walk);
      doubtful.forEach((rule) => walkRule(rule, walk));
    });
    const isUncertain = doubtful.length > 0 || !grants.every(isFullyKnownGrant);
    const doubts = [
      ...(areAmbiguous(grants) ? [{ code: 'AMBIGUOUS_GRANT' }] : []),
      ...(isUncertain ? leaves.unknownReasons() : []),
      ...(grants.some((grant) => isEmptyGrant(grant, root)) ? [{ code: 'EMPTY_GRANT' }] : []),
    ];
    const [grant] = grants;
    if (doubts.length > 0 || grant === undefined) return routed(doubts, position);

    const partial = partialFields(grant, root);
    const given: { grant: GrantValue; partial?: readonly string[] } = {
      grant: writeGrant(grant, root),
      ...(partial.length === 0 ? {} : { partial }),
    };
    const refuses = refusesInPart(grant, root);
    const isAutomaticWith = (ids: Suspended): boolean =>
      approvals.some((rule) => isAutomatic(rule, document, ids, refuses)) &&
      pending.every((rule) => isAutomatic(rule, document, ids, refuses)) &&
      narrowing.every((restriction) => isAutomatic(restriction, document, ids, refuses));
    const reasons = toReasons(approvals);
    if (isAutomaticWith(suspended)) return { ...final('approve', reasons, []), ...given };
    return recommend(isAutomaticWith([]), position, { outcome: 'approve', reasons, ...given });
  };

  const contradicted = constraints.filter((constraint) => truthOf(constraint) === false);
  if (contradicted.length > 0) return final('route-to-manual', toReasons(contradicted), []);

  let pending: readonly Rule[] = [];
  for (const stage of document.stages.keys()) {
    const ofEvent = (event: Rule['event']): readonly Rule[] => inStage(stage).filter((rule) => rule.event === event);
    const position: Position = { stage, pending, considered: [] };
    const stops = ofEvent('stop').filter(isTrue);
    const doubts = ofEvent('route-to-manual').filter(isTrue);
    const denials = ofEvent('deny').filter(isTrue);
    const approvals = ofEvent('approve').filter(isTrue);

    // 1
    if (stops.length > 0 && pending.length > 0) return routed([{ code: 'STOP_UNCERTAIN' }], position);
    if (stops.length > 0) return final('stop', toReasons(stops), alsoFrom(stage, stops, false));
    // 2
    if (doubts.length > 0) return routed(toReasons(doubts), position, doubts);
    // 3
    if (denials.length > 0) {
      const open = [...[...ofEvent('stop'), ...ofEvent('route-to-manual')].filter(isUnknown), ...pending];
      return open.length > 0 ? routed(unknownReasons(open), position) : deny(denials, position);
    }
    // 4
    const unknowns = inStage(stage).filter((rule) => isDoubtOrRefusal(rule) && isUnknown(rule));
    if (unknowns.length > 0) return routed(unknownReasons(unknowns), position);
    // 5
    const unknownApprovals = ofEvent('approve').filter(isUnknown);
    if (approvals.length > 0) {
      const considered = [...pending, ...approvals, ...unknownApprovals];
      return approve(approvals, { ...position, considered });
    }
    // 6
    pending = [...pending, ...unknownApprovals];
  }
  const position: Position = { stage: document.stages.length, pending, considered: [] };
  if (pending.length > 0) return routed(unknownReasons(pending), position);
  const startedBy = root.world.fact('startedBy');
  if (startedBy.kind === 'word' && startedBy.value === 'event') return final('not-due', [], []);
  return routed([{ code: 'NO_RULE_APPLIED' }], position);
};
