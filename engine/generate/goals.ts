import { compileRuleset } from '../index.ts';
import type { Facts } from '../evaluation.ts';
import type { Condition, RulesetDocument } from '../ruleset-document.ts';

/** A condition, and whether it is to hold. */
export type Goal = { readonly condition: Condition; readonly want: boolean };

const contents = <T>(versions: readonly { readonly content: T | null }[]): readonly T[] =>
  versions.flatMap(({ content }) => content ?? []);

/** The parts that must all be so for a condition to be so. */
function split(document: RulesetDocument, { condition, want }: Goal): readonly Goal[] {
  if (condition.op === 'not') return split(document, { condition: condition.of, want: !want });
  if (condition.op === (want ? 'all' : 'any'))
    return (condition as { of: readonly Condition[] }).of.flatMap((part) => split(document, { condition: part, want }));
  const named = condition.op === 'named' ? document.conditions.find(({ name }) => name === condition.name) : undefined;
  return named === undefined ? [{ condition, want }] : split(document, { condition: named.condition, want });
}

/**
 * What must be so for a section to approve, a rule or a row to hold: one list of goals for each version and row that
 * one may come to.
 */
export function waysTo(document: RulesetDocument, part: string): readonly (readonly Goal[])[] {
  const id = part.slice(part.indexOf('/') + 1);
  const is = (item: { readonly id: string }): boolean => item.id === id;
  const goals = (conditions: readonly (Condition | undefined)[]): readonly Goal[] =>
    conditions.flatMap((condition) => (condition === undefined ? [] : split(document, { condition, want: true })));
  if (part.startsWith('sections/')) {
    return document.sections.filter(is).flatMap(({ versions }) =>
      contents(versions).map(({ appliesWhen, requirements }) => {
        const last = requirements.flatMap((requirement) => contents(requirement.versions).slice(-1));
        return goals([appliesWhen, ...last.map(({ conditions }) => conditions)]);
      }),
    );
  }
  const rules = part.startsWith('rules/') ? document.rules.filter(is) : document.restrictions.filter(is);
  const rows = part.startsWith('tables/') ? document.tables.filter(is).flatMap((table) => table.rows) : [];
  return [...rules, ...rows].flatMap(({ versions }) =>
    contents<{ when?: Condition }>(versions).map(({ when }) => goals([when])),
  );
}

/** What keeps a section, rule or row from speaking, and a constraint from being broken. */
export function waysFrom(document: RulesetDocument, id: string, row: string | undefined): readonly Goal[] {
  const section = document.sections.find((candidate) => candidate.id === id);
  const table = document.tables
    .find((candidate) => candidate.id === id)
    ?.rows.find((candidate) => candidate.id === row);
  const whens = [
    ...(section ? contents(section.versions).map(({ appliesWhen }) => appliesWhen) : []),
    ...(table ? contents(table.versions).map(({ when }) => when) : []),
    ...document.rules
      .filter((rule) => rule.id === id)
      .flatMap(({ versions }) => contents(versions).map(({ when }) => when)),
  ];
  const broken = document.constraints.filter((constraint) => constraint.id === id);
  return [
    ...whens.flatMap((condition) => (condition === undefined ? [] : split(document, { condition, want: false }))),
    ...broken.flatMap(({ condition }) => split(document, { condition, want: true })),
  ];
}

/** A function that tells which goals are reached. Nothing is evaluated but their conditions. */
export function goalsCheck(document: RulesetDocument, goals: readonly Goal[]): (facts: Facts) => readonly boolean[] {
  const { evaluate } = compileRuleset({
    ...document,
    figures: goals.map(({ condition }, i) => ({
      name: `goal${i}`,
      title: { nb: '' },
      value: { op: 'holds', condition, type: { kind: 'boolean' } },
    })),
    sections: [],
    rules: [],
    tables: [],
    restrictions: [],
    replacements: [],
    constraints: [],
  });
  return (facts) => {
    const { figures } = evaluate(facts);
    return goals.map(({ want }, i) => figures[`goal${i}`] === want);
  };
}
