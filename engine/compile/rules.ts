import { FALSE, not, TRUE, truthWord, UNKNOWN, type Truth } from '../kleene.ts';
import type {
  Automation,
  Condition,
  Exception,
  Expression,
  NamedExpressions,
  RuleContent,
  Section,
  SectionContent,
  Table,
} from '../ruleset-document.ts';
import { automationOf, type EffectiveAutomation } from './automation.ts';
import { allOf, always, anyOf, atLeastOf, notOf } from './combinators.ts';
import { factsRead } from './facts-read.ts';
import type { Leaves } from './leaves.ts';
import { withReplacements } from './replacement.ts';
import {
  compileCondition,
  compileExpression,
  must,
  type Context,
  type Scope,
  type Test,
  type ValueNode,
} from './scope.ts';
import { inForceTests } from './versions.ts';

export type RuleEvent = 'stop' | 'deny' | 'route-to-manual' | 'approve';
export type FactsRead = { readonly inForce: Test; readonly slots: readonly number[] };

export type NamedNodes = readonly {
  readonly name: string;
  readonly node: ValueNode;
  readonly expression: Expression;
}[];

/** One rule of a stage, as sections, rules and tables stand for. FORMAT.md, section 6. */
export type CompiledRule = {
  readonly stage: number;
  readonly event: RuleEvent;
  readonly code: string;
  readonly id: string;
  readonly part?: string;
  /** Absent of `TABLE_NOT_UNIQUE`. */
  readonly version: number | undefined;
  readonly partVersion?: number;
  readonly inForce: Test;
  /** A: whether the section applies; absent for what is no section. */
  readonly applies: Test | undefined;
  /** The rest of its condition. */
  readonly own: Test;
  readonly values: NamedNodes;
  /** The facts named in its condition; of an approval, those of the requirements' versions that may be in force. */
  readonly facts: readonly FactsRead[];
  readonly grant: NamedNodes | undefined;
  readonly automation: EffectiveAutomation;
  /** Of `TABLE_NOT_UNIQUE`: its rows. */
  readonly rows?: readonly { readonly id: string; readonly test: Test }[];
};

export const ruleTruth = (rule: CompiledRule, context: Context): Truth => {
  const applies = rule.applies?.test(context) ?? TRUE;
  return applies === FALSE ? FALSE : (Math.min(applies, rule.own.test(context)) as Truth);
};

/** Enters a rule that is unknown: through `applies` alone as long as that is not true. */
export function walkRule(rule: CompiledRule, context: Context, leaves: Leaves): void {
  if (rule.applies !== undefined && rule.applies.test(context) !== TRUE) rule.applies.walk(context, leaves);
  else if (rule.own.test(context) === UNKNOWN) rule.own.walk(context, leaves);
}

export const compileNamed = (scope: Scope, expressions: NamedExpressions): NamedNodes =>
  expressions.map(({ name, value }: { name: string; value: Expression }) => ({
    name,
    node: compileExpression(scope, value),
    expression: value,
  }));

type Requirement = SectionContent['requirements'][number];

/** The value shared by all versions whose *in force* is not false. */
function holds(versions: readonly { readonly inForce: Test; readonly condition: Test }[]): Test {
  const possible = (context: Context) => versions.filter(({ inForce }) => inForce.test(context) !== FALSE);
  const test = (context: Context): Truth => {
    const [first, ...rest] = possible(context).map(({ condition }) => condition.test(context));
    if (first === undefined) return UNKNOWN;
    return rest.every((truth) => truth === first) ? first : UNKNOWN;
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
    const condition = compileCondition(scope, conditions);
    const facts: readonly FactsRead[] = [{ inForce: force, slots: factsRead(scope, [conditions]) }];
    const notMet: CompiledRule = {
      stage: at.stage,
      event: own.notMet,
      code: own.reason,
      id: section.id,
      part: requirement.id,
      version: at.version,
      partVersion,
      inForce: allOf([at.force, force]),
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
    holds: holds(versions),
    notMet: versions.flatMap((version) => version.notMet),
    facts: versions.flatMap((version) => version.facts),
  };
}

type ExceptionTo = Pick<CompiledRule, 'stage' | 'id' | 'version' | 'inForce' | 'applies'> & { readonly part?: string };

function exceptionRule(scope: Scope, to: ExceptionTo, refused: Test, exception: Exception): CompiledRule {
  const named: Condition = { op: 'named', name: exception.condition };
  return {
    ...to,
    part: exception.condition,
    event: 'route-to-manual',
    code: 'EXCEPTION_CLAIMED',
    own: allOf([refused, compileCondition(scope, named)]),
    values: [],
    facts: [{ inForce: always, slots: factsRead(scope, [named]) }],
    grant: undefined,
    automation: { automation: 'automatic', ids: [] },
  };
}

function compileSection(scope: Scope, section: Section, stage: number): readonly CompiledRule[] {
  const inForce = inForceTests(scope, section.versions);
  return section.versions.flatMap(({ content }, version) => {
    if (content === null) return [];
    const force = must(inForce[version], section.id).test;
    const at: SectionAt = { scope, section, stage, version, force };
    const when = content.appliesWhen === undefined ? [] : [compileCondition(scope, content.appliesWhen)];
    const applies = allOf([force, ...when]);
    const requirements = content.requirements.map((requirement) =>
      compileRequirement(at, content, applies, requirement),
    );
    const rules = requirements.flatMap((requirement) => requirement.notMet);
    const all = allOf(requirements.map((requirement) => requirement.holds));
    const to = { stage, id: section.id, version, inForce: force, applies };
    const exceptions =
      requirements.length === 0
        ? []
        : [...(content.exceptions ?? []), ...(scope.document.exceptions ?? [])].map((exception) =>
            exceptionRule(scope, to, anyOf(requirements.map((r) => notOf(r.holds))), exception),
          );
    if (content.approve === undefined) return [...rules, ...exceptions];
    const approve: CompiledRule = {
      ...to,
      event: 'approve',
      code: content.approve.reason,
      own: all,
      values: compileNamed(scope, content.approve.values),
      facts: requirements.flatMap((requirement) => requirement.facts),
      grant: compileNamed(scope, content.approve.grant),
      automation: automationOf(scope.document, 'approve', [content], [section.id]),
    };
    return [...rules, ...exceptions, approve];
  });
}

type RuleAt = Pick<CompiledRule, 'stage' | 'id' | 'version' | 'inForce'> & { readonly part?: string };

/** A rule or row, and the exceptions to it when it denies. */
function compileEvent(
  scope: Scope,
  at: RuleAt,
  content: Omit<RuleContent, 'when' | 'title' | 'legalBasis'> & Automation,
  test: Test,
  slots: readonly number[],
): readonly CompiledRule[] {
  const rule: CompiledRule = {
    ...at,
    event: content.event,
    code: content.reason,
    applies: undefined,
    own: test,
    values: compileNamed(scope, content.values),
    facts: [{ inForce: always, slots }],
    grant: content.grant === undefined ? undefined : compileNamed(scope, content.grant),
    automation: automationOf(scope.document, content.event, [content], [at.id]),
  };
  if (content.event !== 'deny') return [rule];
  const exceptions = (content.exceptions ?? []).map((exception) =>
    exceptionRule(scope, { ...at, applies: undefined }, test, exception),
  );
  return [rule, ...exceptions];
}

type RowTest = { readonly id: string; readonly test: Test };

/** A row of a `first` table holds when its condition does and no earlier row's; computed once for all rows. */
function firstRows(rows: readonly RowTest[]): readonly Test[] {
  return rows.map(({ test: own }, k) => {
    const earlier = rows.slice(0, k);
    const test = (context: Context): Truth => {
      let truth = own.test(context);
      for (const row of earlier) {
        if (truth === FALSE) return FALSE;
        truth = Math.min(truth, not(row.test.test(context))) as Truth;
      }
      return truth;
    };
    return {
      test,
      walk: (context, leaves) => {
        for (const row of [...earlier, { test: own }]) {
          if (row.test.test(context) === UNKNOWN) row.test.walk(context, leaves);
        }
      },
      trace: (context) => ({
        is: truthWord(test(context)),
        all: [own.trace(context), ...earlier.map((row) => notOf(row.test).trace(context))],
      }),
    };
  });
}

function compileTable(scope: Scope, table: Table, stage: number): readonly CompiledRule[] {
  const rows = table.rows.flatMap(({ id, versions }) => {
    const inForce = inForceTests(scope, versions);
    return versions.flatMap(({ content }, version) => {
      if (content === null) return [];
      const force = must(inForce[version], id).test;
      const cells = content.when === undefined ? [] : [compileCondition(scope, content.when)];
      const facts = content.when === undefined ? [] : factsRead(scope, [content.when]);
      return [{ id, version, force, content, facts, test: allOf([force, ...cells]) }];
    });
  });
  const tests = table.hitPolicy === 'first' ? firstRows(rows) : rows.map((row) => row.test);
  const rules = rows.flatMap(({ id, version, force, content, facts }, k) =>
    compileEvent(scope, { stage, id: table.id, part: id, version, inForce: force }, content, must(tests[k], id), facts),
  );
  if (table.hitPolicy === 'first') return rules;
  const byRow = [...new Set(rows.map((row) => row.id))].map((id) => ({
    id,
    test: anyOf(rows.filter((row) => row.id === id).map((row) => row.test)),
  }));
  const twoRows = atLeastOf(
    2,
    byRow.map((row) => row.test),
  );
  const notUnique: CompiledRule = {
    stage,
    event: 'route-to-manual',
    code: 'TABLE_NOT_UNIQUE',
    id: table.id,
    version: undefined,
    inForce: always,
    applies: undefined,
    own: twoRows,
    values: [],
    facts: [],
    grant: undefined,
    automation: { automation: 'automatic', ids: [] },
    rows: byRow,
  };
  return [...rules, notUnique];
}

/** All rules in document order. */
export function compileRules(scope: Scope): readonly CompiledRule[] {
  const { document } = scope;
  const stageOf = (stage: string): number => document.stages.indexOf(stage);
  const rules = document.rules.flatMap((rule) => {
    const inForce = inForceTests(scope, rule.versions);
    return rule.versions.flatMap(({ content }, version) => {
      if (content === null) return [];
      const force = must(inForce[version], rule.id).test;
      const test = allOf([force, compileCondition(scope, content.when)]);
      const at = { stage: stageOf(rule.stage), id: rule.id, version, inForce: force };
      return compileEvent(scope, at, content, test, factsRead(scope, [content.when]));
    });
  });
  return [
    ...document.sections.flatMap((section) => compileSection(scope, section, stageOf(section.stage))),
    ...rules,
    ...document.tables.flatMap((table) => compileTable(scope, table, stageOf(table.stage))),
  ];
}
