import { allOf } from './combinators.ts';
import { factsRead } from './facts-read.ts';
import { compileEvent, type CompiledRule } from './rule.ts';
import { compileCondition, must, type Scope, type ValueNode } from './scope.ts';
import { compileSection } from './section-rules.ts';
import { compileTable } from './table-rules.ts';
import { inForceTests } from './versions.ts';

/** All rules, by stage and then in document order. */
export function compileRules(scope: Scope, facts: readonly ValueNode[]): readonly CompiledRule[] {
  const { document } = scope;
  const stageOf = (stage: string): number => document.stages.indexOf(stage);
  const rules = document.rules.flatMap((rule) => {
    const inForce = inForceTests(scope, rule.versions);
    return rule.versions.flatMap(({ content }, version) => {
      if (content === null) return [];
      const force = must(inForce[version], rule.id).test;
      const test = allOf([force, compileCondition(scope, content.when)]);
      const at = { stage: stageOf(rule.stage), id: rule.id, version, inForce: force, guards: [content.when] };
      return compileEvent(scope, at, content, test, factsRead(scope, [content.when]));
    });
  });
  const inDocumentOrder = [
    ...document.sections.flatMap((section) => compileSection(scope, section, stageOf(section.stage))),
    ...rules,
    ...document.tables.flatMap((table) => compileTable(scope, facts, table, stageOf(table.stage))),
  ];
  return inDocumentOrder.toSorted((a, b) => a.stage - b.stage);
}
