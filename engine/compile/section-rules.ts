import { FALSE, truthWord, UNKNOWN, type Truth } from '../kleene.ts';
import type { Condition, Section, SectionContent } from '../ruleset-document.ts';
import { automationOf } from './automation.ts';
import { allOf, always, anyOf, memoised, notOf } from './combinators.ts';
import { factsRead } from './facts-read.ts';
import { withReplacements } from './replacement.ts';
import {
  APPROVE,
  compileGrant,
  compileNamed,
  exceptionRule,
  kindOf,
  type CompiledRule,
  type FactsRead,
} from './rule.ts';
import { compileCondition, must, type Context, type Scope, type Test } from './scope.ts';
import { inForceTests } from './versions.ts';

type Requirement = SectionContent['requirements'][number];

/** The value shared by all versions whose *in force* is not false. */
function holds(versions: readonly { readonly inForce: Test; readonly condition: Test }[]): Test {
  const possible = (context: Context) => versions.filter(({ inForce }) => inForce.test(context) !== FALSE);
  const test = (context: Context): Truth => {
    let shared: Truth | undefined;
    for (const { inForce, condition } of versions) {
      if (inForce.test(context) === FALSE) continue;
      const truth = condition.test(context);
      if (shared !== undefined && truth !== shared) return UNKNOWN;
      shared = truth;
    }
    return shared ?? UNKNOWN;
  };
  return {
    test,
    walk: (context, leaves) => {
      for (const { inForce } of versions) if (inForce.test(context) === UNKNOWN) inForce.walk(context, leaves);
      for (const { condition } of possible(context)) {
        if (condition.test(context) === UNKNOWN) condition.walk(context, leaves);
      }
    },
    trace: (context) => ({
      is: truthWord(test(context)),
      all: possible(context).map(({ condition }) => condition.trace(context)),
    }),
  };
}

type CompiledRequirement = {
  readonly holds: Test;
  readonly notMet: readonly CompiledRule[];
  readonly facts: readonly FactsRead[];
};
type SectionAt = {
  readonly scope: Scope;
  readonly section: Section;
  readonly stage: number;
  readonly version: number;
  readonly force: Test;
  readonly guards: readonly Condition[];
};

function compileRequirement(
  at: SectionAt,
  content: SectionContent,
  applies: Test,
  requirement: Requirement,
): CompiledRequirement {
  const { scope, section } = at;
  const inForce = inForceTests(scope, requirement.versions);
  const versions = requirement.versions.map((version, partVersion) => {
    const force = must(inForce[partVersion], requirement.id).test;
    if (version.content === null) return { inForce: force, condition: always, facts: [], notMet: [] };
    const own = version.content;
    const conditions = withReplacements(scope, section.id, requirement.id, own.conditions);
    const condition = memoised(scope, compileCondition(scope, conditions));
    const facts: readonly FactsRead[] = [{ inForce: force, facts: factsRead(scope, [conditions]) }];
    const notMet: CompiledRule = {
      stage: at.stage,
      stageName: section.stage,
      event: own.notMet,
      kind: kindOf(own.notMet),
      code: own.reason,
      id: section.id,
      part: requirement.id,
      version: at.version,
      partVersion,
      inForce: allOf([at.force, force]),
      guards: at.guards,
      applies,
      own: allOf([force, notOf(condition)]),
      values: compileNamed(scope, own.values),
      facts,
      grant: undefined,
      automation: automationOf(scope.document, own.notMet, [content, own], [section.id]),
    };
    return { inForce: force, condition, facts, notMet: [notMet] };
  });
  return {
    holds: memoised(scope, holds(versions)),
    notMet: versions.flatMap((version) => version.notMet),
    facts: versions.flatMap((version) => version.facts),
  };
}

/** What a section stands for: a rule for each requirement that is not met, the exceptions, the approval. */
export function compileSection(scope: Scope, section: Section, stage: number): readonly CompiledRule[] {
  const inForce = inForceTests(scope, section.versions);
  return section.versions.flatMap(({ content }, version) => {
    if (content === null) return [];
    const force = must(inForce[version], section.id).test;
    const when = content.appliesWhen === undefined ? [] : [compileCondition(scope, content.appliesWhen)];
    const applies = memoised(scope, allOf([force, ...when]));
    const guards = content.appliesWhen === undefined ? [] : [content.appliesWhen];
    const at: SectionAt = { scope, section, stage, version, force, guards };
    const requirements = content.requirements.map((requirement) =>
      compileRequirement(at, content, applies, requirement),
    );
    const rules = requirements.flatMap((requirement) => requirement.notMet);
    const all = allOf(requirements.map((requirement) => requirement.holds));
    const to = { stage, stageName: section.stage, id: section.id, version, inForce: force, guards, applies };
    const refused = memoised(scope, anyOf(requirements.map((requirement) => notOf(requirement.holds))));
    const exceptions =
      requirements.length === 0
        ? []
        : [...(content.exceptions ?? []), ...(scope.document.exceptions ?? [])].map((exception) =>
            exceptionRule(scope, to, refused, exception),
          );
    if (content.approve === undefined) return [...rules, ...exceptions];
    const approve: CompiledRule = {
      ...to,
      event: 'approve',
      kind: APPROVE,
      code: content.approve.reason,
      own: all,
      values: compileNamed(scope, content.approve.values),
      facts: requirements.flatMap((requirement) => requirement.facts),
      grant: compileGrant(scope, content.approve.grant),
      automation: automationOf(scope.document, 'approve', [content], [section.id]),
    };
    return [...rules, ...exceptions, approve];
  });
}
