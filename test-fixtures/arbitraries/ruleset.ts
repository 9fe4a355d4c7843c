import fc from 'fast-check';
import type { FactDeclaration, RulesetDocument } from '../../engine/ruleset-document.ts';
import { numbers, readChoices, type Choices } from './choices.ts';
import { anyCondition, namedCondition } from './conditions.ts';
import { createDraft, freshName, type Draft, type ListDraft } from './draft.ts';
import { anyExpression } from './expressions.ts';
import { writeApprovals, writeRestriction, writeRule, writeSection, writeTable } from './rules.ts';
import { systems } from './value-types.ts';
import { fact, grantFields, inputFacts, listFields } from './vocabulary.ts';

type Parts = {
  -readonly [
    K in 'sections' | 'rules' | 'tables' | 'restrictions' | 'constraints' | 'figures'
  ]: RulesetDocument[K][number][];
};

const kinds = [
  [30, 'sections'],
  [30, 'rules'],
  [8, 'approvals'],
  [15, 'tables'],
  [10, 'restrictions'],
  [15, 'figures'],
  [4, 'constraints'],
] as const;

function writePart(draft: Draft, parts: Parts, fields: RulesetDocument['grant']): void {
  switch (draft.choices.weighted(kinds)) {
    case 'sections':
      parts.sections.push(writeSection(draft, fields));
      return;
    case 'rules':
      parts.rules.push(writeRule(draft, fields));
      return;
    case 'approvals':
      parts.rules.push(...writeApprovals(draft, fields));
      return;
    case 'tables':
      parts.tables.push(writeTable(draft, fields));
      return;
    case 'restrictions':
      parts.restrictions.push(writeRestriction(draft, fields));
      return;
    case 'figures': {
      const { expression } = draft.write.expression(draft, 'number', { depth: 2 });
      const name = freshName(draft, 'figure');
      parts.figures.push({ name, title: { nb: name }, value: expression });
      return;
    }
    case 'constraints':
      parts.constraints.push({
        id: freshName(draft, 'constraint-'),
        condition: { op: 'any', of: [0, 1, 1].map((depth) => anyCondition(draft, { depth })) },
        text: { nb: 'Opplysningene strider mot hverandre.' },
      });
  }
}

function listFact(list: ListDraft): FactDeclaration {
  const given = [...list.fields.values()];
  const fields = given.length > 0 ? given : (listFields[list.name] ?? []).slice(0, 1);
  return fact(list.name, { kind: 'list', fields: [...fields, ...list.derived.values()] });
}

/** The facts that grant fields say were asked for must be declared. */
function declareAsked(draft: Draft, fields: RulesetDocument['grant']): void {
  for (const asked of fields.flatMap((field) => field.asked ?? [])) {
    const declared = inputFacts.find(({ name }) => name === asked);
    if (declared !== undefined) draft.facts.set(asked, declared);
  }
}

function programmeLevel(draft: Draft, choices: Choices): Partial<RulesetDocument> {
  const automation = choices.weighted([
    [18, {}],
    [1, { automation: 'recommend' }],
    [1, { automation: 'automatic', basis: 'Loven.' }],
  ] as const);
  if (!choices.chance(10)) return { ...automation, ...('basis' in automation && { exceptions: [] }) };
  return { ...automation, exceptions: [{ condition: namedCondition(draft, 0), text: { nb: 'Unntak' } }] };
}

export const newDraft = (choices: Choices, stages: readonly string[]): Draft =>
  createDraft(choices, { condition: anyCondition, expression: anyExpression }, stages);

/** The checked document with what the draft declares, and these parts. */
export const documentOf = (draft: Draft, parts: Partial<RulesetDocument>): RulesetDocument => ({
  format: 1,
  programme: 'generated',
  title: { nb: 'Generert ordning' },
  subject: ['person'],
  startedBy: ['application', 'event'],
  stages: draft.stages,
  systems,
  facts: [...draft.facts.values(), ...[...draft.lists.values()].map(listFact)],
  parameters: draft.parameters,
  conditions: draft.conditions,
  grant: alwaysGranted,
  figures: [],
  sections: [],
  rules: [],
  tables: [],
  restrictions: [],
  constraints: [],
  replacements: draft.replacements,
  entries: [...draft.lists.values()].flatMap(({ rules }) => (typeof rules === 'object' ? [rules] : [])),
  reasons: [],
  remedies: [],
  ...parts,
});

const alwaysGranted = grantFields.filter(({ name }) => name === 'from' || name === 'to');
const otherFields = grantFields.filter((field) => !alwaysGranted.includes(field));

/** A document from decisions for the whole and for each of its parts. */
export function writeRuleset(head: readonly number[], parts: readonly (readonly number[])[]): RulesetDocument {
  const choices = readChoices(head);
  const draft = newDraft(
    choices,
    choices.weighted([
      [1, ['only']],
      [2, ['first', 'second']],
      [1, ['first', 'second', 'third']],
    ]),
  );
  const grant = [...alwaysGranted, ...choices.some(otherFields, 0, 2)];
  declareAsked(draft, grant);
  const written: Parts = { sections: [], rules: [], tables: [], restrictions: [], constraints: [], figures: [] };
  const level = programmeLevel(draft, choices);
  for (const part of parts) {
    draft.choices = readChoices(part);
    writePart(draft, written, grant);
  }
  return documentOf(draft, { ...level, ...written, grant });
}

/** Checked documents of one to `size` parts: sections, rules, tables, restrictions, constraints and figures. */
export const rulesets = (size = 6): fc.Arbitrary<RulesetDocument> =>
  fc
    .tuple(numbers(40), fc.array(numbers(320), { minLength: 1, maxLength: size, size: 'max' }))
    .map(([head, parts]) => writeRuleset(head, parts));
