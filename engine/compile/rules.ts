import type { Truth } from '../kleene.ts';
import { allOf } from './combinators.ts';
import { factsRead } from './facts-read.ts';
import { compileEvent, inOneShape, type CompiledRule } from './rule.ts';
import { createRuleIndex, type RuleIndex } from './rule-index.ts';
import { compileCondition, must, type Scope } from './scope.ts';
import { compileSection } from './section-rules.ts';
import type { TableRows } from './table-rows.ts';
import { compileTable } from './table-rules.ts';
import { inForceTests } from './versions.ts';

/** Rules of a stage that are looked up together: sections and plain rules by their guards, or the rows of one table. */
export type Segment =
  | { readonly kind: 'rules'; readonly from: number; readonly index: RuleIndex }
  | {
      readonly kind: 'table';
      readonly rows: TableRows;
      /** Numbers of the first rule of each row, of the first behind all rows, and behind the table. */
      readonly starts: readonly number[];
      readonly behind: number;
      readonly to: number;
    };

/** The rules of a stage that are not false: their indices in document order, and their truths. */
export type LiveRules = {
  readonly indices: number[];
  readonly truths: Truth[];
  /** One bit for each event and truth that is among them. */
  seen: number;
};

export type StagedRules = {
  /** By stage, then in document order. */
  readonly rules: readonly CompiledRule[];
  readonly stages: readonly (readonly Segment[])[];
  /** What an evaluation notes where one rule alone is true, by its number; filled while evaluating. */
  readonly alone: (LiveRules | undefined)[];
};

function plainRules(scope: Scope, stageOf: (stage: string) => number): readonly CompiledRule[] {
  return scope.document.rules.flatMap((rule) => {
    const inForce = inForceTests(scope, rule.versions);
    return rule.versions.flatMap(({ content }, version) => {
      if (content === null) return [];
      const force = must(inForce[version], rule.id).test;
      const test = allOf([force, compileCondition(scope, content.when)]);
      const guards = [content.when];
      const at = { stage: stageOf(rule.stage), stageName: rule.stage, id: rule.id, version, inForce: force, guards };
      return compileEvent(scope, at, content, test, factsRead(scope, [content.when]));
    });
  });
}

/** All rules: sections, then rules, then tables. */
export function compileRules(scope: Scope): StagedRules {
  const { document } = scope;
  const stageOf = (stage: string): number => document.stages.indexOf(stage);
  const plain = [
    ...document.sections.flatMap((section) => compileSection(scope, section, stageOf(section.stage))),
    ...plainRules(scope, stageOf),
  ];
  const tables = document.tables.map((table) => {
    const stage = stageOf(table.stage);
    return { stage, ...compileTable(scope, table, stage) };
  });
  const rules: CompiledRule[] = [];
  const stages = document.stages.map((_, stage): readonly Segment[] => {
    const segments: Segment[] = [];
    const own = plain.filter((rule) => rule.stage === stage);
    if (own.length > 0) {
      const index = createRuleIndex(
        scope,
        own.map((rule) => rule.guards),
      );
      segments.push({ kind: 'rules', from: rules.length, index });
      for (const rule of own) rules.push(inOneShape(rule));
    }
    for (const table of tables) {
      if (table.stage !== stage) continue;
      const from = rules.length;
      for (const rule of table.rules) rules.push(inOneShape(rule));
      const starts = table.starts.map((start) => from + start);
      segments.push({ kind: 'table', rows: table.rows, starts, behind: from + table.behind, to: rules.length });
    }
    return segments;
  });
  return { rules, stages, alone: rules.map(() => undefined) };
}
