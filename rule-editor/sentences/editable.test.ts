import * as fs from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { codesSchema, conditionSchema, expressionSchema } from '../../engine/condition-schema.ts';
import { rulesetSchema } from '../../engine/ruleset-schema.ts';

type Shape = { readonly def: Definition };
type Definition = {
  readonly type: string;
  readonly innerType?: Shape;
  readonly options?: readonly Shape[];
  readonly element?: Shape;
  readonly valueType?: Shape;
  readonly shape?: { readonly [member: string]: Shape };
};
/** What has a form of its own, which is tested by itself: `condition/`, `expression/`. */
const own: readonly unknown[] = [conditionSchema, expressionSchema, codesSchema];

/** Every member of everything in a ruleset: `sections.requirements.notMet`. Versions are what they are versions of. */
function membersOf(shape: Shape, at: string, found: Set<string>): void {
  if (own.includes(shape)) return;
  const { innerType, options = [], element, valueType, shape: members = {} } = shape.def;
  for (const inner of [innerType, element, valueType, ...options]) if (inner) membersOf(inner, at, found);
  for (const [member, inner] of Object.entries(members)) {
    const isVersion = member === 'versions' || member === 'content';
    const name = isVersion || at === '' ? at || member : `${at}.${member}`;
    if (!isVersion && !['nb', 'nn', 'en'].includes(member)) found.add(name);
    membersOf(inner, name, found);
  }
}

const type = 'facts/declaration/declared-type.ts';
const declaration = 'facts/declaration/declaration.tsx';
const limits = 'facts/fact-limits.tsx';
const choices = 'facts/change-fact.ts';
const lookup = 'facts/origin/lookup-fields.tsx';
const origin = 'facts/origin/fact-origin.tsx';
const parts = 'sentences/parts.tsx';
const members = 'sentences/members';

/**
 * Which page changes what, the first that fits; `*` stands for one name, `**` for several. The page must name it. A
 * value is a person's choice; a text in three languages is one value.
 */
const pages: readonly (readonly [members: string, page: string])[] = [
  ['**.legalBasis', 'sentences/legal-basis.tsx'],
  ['**.legalBasis.*', 'sentences/legal-basis.tsx'],
  ['**.boundary', 'sentences/versions/versions.ts'],
  ['**.boundary.by.field', 'sentences/versions/date-facts.ts'],
  ['**.boundary.*', 'sentences/versions/version-form.tsx'],
  ['**.exceptions', 'sentences/exceptions/exceptions.tsx'],
  ['exceptions', 'sentences/exceptions/exceptions.tsx'],
  ['**exceptions.*', 'sentences/exceptions/new-exception.tsx'],
  ['**automation', parts],
  ['**basis', parts],
  ['**.requirements.notMet', 'sentences/requirement.tsx'],
  ['sections.requirements', `${members}/section-sentences.tsx`],
  ['sections.requirements.conditions', 'sentences/requirement.tsx'],
  ['sections.notMet', `${members}/section-sentences.tsx`],
  ['sections.appliesWhen', `${members}/section-sentences.tsx`],
  ['sections.approve', `${members}/section-sentences.tsx`],
  ['sections.approve.grant', `${members}/approval.tsx`],
  ['tables.rows.grant', 'table/row-details.tsx'],
  ['tables.rows.values', 'table/row-details.tsx'],
  ['tables.rows.title', 'table/row-details.tsx'],
  ['tables.rows.event', 'table/model/columns.ts'],
  ['tables.rows', 'table/model/row-commands.ts'],
  ['tables.rows.cells', 'table/model/cell-commands.ts'],
  ['tables.rows.cells.parameter', 'table/cells/references.ts'],
  ['tables.rows.cells.key', 'table/cells/references.ts'],
  ['tables.rows.cells.*', 'table/cells/cell.ts'],
  ['tables.columns', 'table/model/column-commands.ts'],
  ['tables.columns.title', 'table/model/column-commands.ts'],
  ['tables.columns.*', 'table/column-choice.tsx'],
  ['tables.hitPolicy', 'table/table-view.tsx'],
  ['tables.title', 'table/table-view.tsx'],
  ['*.values', choices],
  ['*.of.values', choices],
  ['facts.of.of.values', choices],
  ['entries.derived.values', choices],
  ['*.requirements.values', 'sentences/requirement.tsx'],
  ['sections.approve.values', `${members}/approval.tsx`],
  ['rules.grant', `${members}/rule-sentences.tsx`],
  ['restrictions.narrows', `${members}/rule-sentences.tsx`],
  ['rules.event', `${members}/rule-sentences.tsx`],
  ['rules.when', `${members}/rule-sentences.tsx`],
  ['restrictions.when', `${members}/rule-sentences.tsx`],
  ['**.reason', 'sentences/reason.tsx'],
  ['**.stage', parts],
  ['sections.note', parts],
  ['rules.note', parts],
  ['replacements.replaces', `${members}/condition-members.tsx`],
  ['replacements.replaces.*', `${members}/condition-members.tsx`],
  ['replacements.when', `${members}/condition-members.tsx`],
  ['replacements.conditions', `${members}/condition-members.tsx`],
  ['conditions.condition', `${members}/condition-members.tsx`],
  ['conditions.over', `${members}/condition-members.tsx`],
  ['constraints.*', `${members}/condition-members.tsx`],
  ['entries.classes.title', `${members}/entries-sentences.tsx`],
  ['entries.classes.when', `${members}/entries-sentences.tsx`],
  ['entries.classes.class', `${members}/entries-sentences.tsx`],
  ['entries.otherwise.class', `${members}/entries-sentences.tsx`],
  ['entries.otherwise', `${members}/entries-sentences.tsx`],
  ['entries.classes', `${members}/entries-sentences.tsx`],
  ['entries.derived', `${members}/derived-fields.tsx`],
  ['entries.derived.title', `${members}/derived-fields.tsx`],
  ['entries.derived.derived', `${members}/derived-fields.tsx`],
  ['facts.lookup.*', lookup],
  ['facts.of.lookup.*', lookup],
  ['facts.lookup', origin],
  ['facts.source', 'facts/origin/origin.ts'],
  ['facts.of.source', 'facts/fields/list-field.tsx'],
  ['facts.of.lookup', 'facts/fields/list-field.tsx'],
  ['facts.of.title', 'facts/fields/list-field.tsx'],
  ['facts.of.help', 'facts/fields/list-field.tsx'],
  ['facts.of', 'facts/fact-page.tsx'],
  ['facts.identifying', origin],
  ['facts.curable', origin],
  ['facts.contestable', origin],
  ['facts.contestable.confirmedBy', origin],
  ['facts.discretionary', origin],
  ['facts.discretionary.question', 'facts/fact-page.tsx'],
  ['facts.derived', 'facts/origin/derived-fact.tsx'],
  ['facts.title', 'facts/fact-page.tsx'],
  ['facts.help', 'facts/fact-page.tsx'],
  ['grant.meet', 'sentences/declared/grant-field.tsx'],
  ['grant.key', 'sentences/declared/grant-field.tsx'],
  ['grant.lookup', 'sentences/declared/grant-field.tsx'],
  ['grant.asked', 'sentences/declared/grant-field.tsx'],
  ['grant.asked.fact', 'sentences/declared/grant-field.tsx'],
  ['figures.unit', 'sentences/declared/figure.tsx'],
  ['figures.value', 'sentences/declared/figure.tsx'],
  ['systems.aliases.*', 'sentences/declared/system.tsx'],
  ['systems.hierarchical', 'sentences/declared/system.tsx'],
  ['systems.exactLength', 'sentences/declared/system.tsx'],
  ['systems.pattern', 'sentences/declared/system.tsx'],
  ['systems.aliases', 'sentences/declared/system.tsx'],
  ['parameters.source', 'values/edit-version.tsx'],
  ['parameters.mark', 'values/edit-version.tsx'],
  ['parameters.note', 'values/edit-version.tsx'],
  ['parameters.byKey', 'values/edit-version.tsx'],
  ['parameters.groups', 'table/lists/list-rows.ts'],
  ['parameters.title', 'values/value-page.tsx'],
  ['*.min', limits],
  ['*.max', limits],
  ['*.unit', limits],
  ['*.of.min', limits],
  ['*.of.max', limits],
  ['*.of.unit', limits],
  ['entries.derived.unit', limits],
  ['entries.derived.min', limits],
  ['entries.derived.max', limits],
  ['facts.scale', declaration],
  ['facts.of.scale', declaration],
  ['grant.scale', declaration],
  ['entries.derived.scale', declaration],
  ['facts.none', declaration],
  ['facts.of.none', declaration],
  ['grant.none', declaration],
  ['entries.derived.none', declaration],
  ['facts.**', type],
  ['grant.type', type],
  ['grant.of', type],
  ['grant.of.*', type],
  ['grant.system', type],
  ['grant.systems', type],
  ['entries.derived.type', type],
  ['texts.*', 'texts/reasons.ts'],
  ['remedies.*', 'texts/remedy-page.tsx'],
  ['automatedProcessing.*', 'texts/automated-page.tsx'],
  ['subject', 'new-programme/party-step.tsx'],
  ['startedBy', 'new-programme/party-step.tsx'],
  ['stages', 'new-programme/stages-model.ts'],
  ['title', 'new-programme/section-model.ts'],
  ['vocabulary', 'facts/change-fact.ts'],
  ['groups', 'sentences/about/new-declared.ts'],
  // Of what is in versions, or in sentences of its own, the title stands above them.
  ['*.title', 'sentences/sentences-view.tsx'],
  ['sections.requirements.title', 'sentences/requirement.tsx'],
];

/** What no page changes, and why. */
const kept: readonly (readonly [members: string, why: string])[] = [
  ['$schema', 'says which shape the file has; the same in all'],
  ['format', 'says which format the file has; there is one'],
  ['programme', 'the name of the programme, for ever: decisions name it'],
  ['**.id', 'a name that decisions name; what is called so may change'],
  ['entries.list', 'which list it is about: another list has entries of its own'],
  ['entries.derived.system', 'what is worked out for an entry is never a code'],
  ['entries.derived.systems', 'what is worked out for an entry is never a code'],
  ['parameters.type', 'a value of another type is another value: one makes a new one'],
  ['parameters.scale', 'as its type'],
  ['parameters.system', 'as its type'],
  ['parameters.systems', 'as its type'],
  ['parameters.of', 'as its type'],
  ['parameters.of.*', 'as its type'],
  ['parameters.key', 'as its type'],
  ['parameters.key.*', 'as its type'],
];

const whole = ['systems', 'facts', 'parameters', 'conditions', 'grant', 'figures', 'sections', 'rules', 'tables'];
/** Members that only hold others, which have pages. */
const holders = [...whole, 'restrictions', 'replacements', 'entries', 'constraints', 'texts', 'remedies'];

function fits(pattern: string, member: string): boolean {
  const source = pattern
    .replaceAll(/[.$]/g, String.raw`\$&`)
    .replaceAll('**', '\u0000')
    .replaceAll('*', '[^.]+')
    .replaceAll('\u0000', '.*');
  return new RegExp(`^${source}$`).test(member);
}

const found = new Set<string>();
membersOf(rulesetSchema as unknown as Shape, '', found);
const all = [...found].filter((member) => !holders.includes(member) && member !== 'automatedProcessing');
const pageOf = (member: string) => pages.find(([pattern]) => fits(pattern, member))?.[1];
const isKept = (member: string) => kept.some(([pattern]) => fits(pattern, member));

test('all that a ruleset can say is changed in a page, or stands here with the reason why not', () => {
  expect(all.length).toBeGreaterThan(300);
  expect(all.filter((member) => isKept(member) === (pageOf(member) !== undefined) && !isKept(member))).toEqual([]);
});

test('the page that changes something names it', () => {
  const texts = new Map<string, string>();
  const read = (page: string) => {
    const text = texts.get(page) ?? fs.readFileSync(path.join(import.meta.dirname, '..', page), 'utf8');
    texts.set(page, text);
    return text;
  };
  const unnamed = all.flatMap((member) => {
    const page = isKept(member) ? undefined : pageOf(member);
    const name = member.slice(member.lastIndexOf('.') + 1);
    return page === undefined || new RegExp(`\\b${name}\\b`).test(read(page)) ? [] : [`${member} in ${page}`];
  });
  expect(unnamed).toEqual([]);
});

test('nothing stands here that no ruleset has', () => {
  for (const [pattern] of [...pages, ...kept]) expect(all.some((member) => fits(pattern, member))).toBe(true);
});
