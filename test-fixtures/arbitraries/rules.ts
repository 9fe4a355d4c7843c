import type {
  Condition,
  EventType,
  GrantField,
  Requirement,
  Restriction,
  RowContent,
  Rule,
  RuleContent,
  Section,
  SectionContent,
  Table,
} from '../../engine/ruleset-document.ts';
import { comparisonWith, operatorsOf } from './comparisons.ts';
import { namedCondition } from './conditions.ts';
import { reference, type Draft } from './draft.ts';
import {
  automationOf,
  exceptionsOf,
  grantOf,
  idOf,
  law,
  narrowsOf,
  ruleVersions,
  title,
  valuesOf,
} from './rule-parts.ts';

type Fields = readonly GrantField[];

const condition = (draft: Draft): Condition => draft.write.condition(draft, { depth: draft.choices.below(3) });
const stageOf = (draft: Draft): string => draft.choices.pick(draft.stages);

function requirementOf(draft: Draft, code: string): Requirement {
  const notMet = draft.choices.chance(15) ? 'route-to-manual' : 'deny';
  return {
    title,
    conditions: condition(draft),
    reason: code,
    values: valuesOf(draft),
    notMet,
    legalBasis: law,
    ...automationOf(draft, notMet === 'deny'),
  };
}

function sectionContent(draft: Draft, fields: Fields): SectionContent {
  const { choices } = draft;
  const n = choices.weighted([
    [4, 1],
    [3, 2],
    [1, 0],
  ]);
  const requirements = Array.from({ length: n }, (_, i) => ({
    id: `requirement-${i}`,
    versions: ruleVersions(draft, () => requirementOf(draft, choices.pick(['NOT_MET_A', 'NOT_MET_B']))),
  }));
  const approve = { reason: 'CONDITIONS_MET', values: valuesOf(draft), grant: [] };
  const approves = n === 0 || choices.chance(80);
  return {
    title,
    legalBasis: law,
    ...(choices.chance(60) && { appliesWhen: condition(draft) }),
    requirements,
    ...automationOf(draft, false),
    exceptions: n === 0 ? [] : exceptionsOf(draft),
    ...(approves && { approve: { ...approve, grant: grantOf(draft, fields) } }),
  };
}

/** A section, now and then with replacements of a requirement. */
export function writeSection(draft: Draft, fields: Fields): Section {
  const { choices } = draft;
  const id = idOf(draft, 'section');
  const section: Section = {
    id,
    stage: stageOf(draft),
    versions: ruleVersions(draft, () => sectionContent(draft, fields)),
  };
  const requirement = section.versions.flatMap((version) => version.content?.requirements ?? [])[0];
  if (requirement === undefined || !choices.chance(20)) return section;
  const replacement = { section: id, requirement: requirement.id, title, legalBasis: law };
  const name = namedCondition(draft, 1);
  const when: Condition = { op: 'named', name };
  draft.replacements.push({ ...replacement, id: idOf(draft, 'replacement'), when, conditions: condition(draft) });
  if (choices.chance(30)) {
    const otherwise: Condition = { op: 'not', of: when };
    draft.replacements.push({
      ...replacement,
      id: idOf(draft, 'replacement'),
      when: otherwise,
      conditions: condition(draft),
    });
  }
  return section;
}

const events: readonly (readonly [number, EventType])[] = [
  [6, 'approve'],
  [4, 'deny'],
  [2, 'stop'],
  [1, 'route-to-manual'],
];
const codes: { readonly [event in EventType]: readonly string[] } = {
  approve: ['GRANTED_A', 'GRANTED_B'],
  deny: ['REFUSED_A', 'REFUSED_B'],
  stop: ['STOPPED_A', 'STOPPED_B'],
  'route-to-manual': ['MANUAL_A', 'MANUAL_B'],
};

function eventOf(
  draft: Draft,
  fields: Fields,
  event = draft.choices.weighted(events),
): Omit<RuleContent, 'when' | 'title' | 'legalBasis'> {
  return {
    event,
    reason: draft.choices.pick(codes[event]),
    values: valuesOf(draft),
    ...(event === 'approve' && { grant: grantOf(draft, fields) }),
    ...(event === 'deny' && { exceptions: exceptionsOf(draft) }),
    ...automationOf(draft, event === 'deny'),
  };
}

export const writeRule = (draft: Draft, fields: Fields): Rule => ({
  id: idOf(draft, 'rule'),
  stage: stageOf(draft),
  versions: ruleVersions(draft, () => ({
    title,
    legalBasis: law,
    when: condition(draft),
    ...eventOf(draft, fields),
  })),
});

/** An approval in each stage: what is unknown in one is pending when the next is read. */
export const writeApprovals = (draft: Draft, fields: Fields): readonly Rule[] =>
  draft.stages.map((stage) => ({
    id: idOf(draft, 'rule'),
    stage,
    versions: [{ content: { title, legalBasis: law, when: condition(draft), ...eventOf(draft, fields, 'approve') } }],
  }));

type Column = (draft: Draft) => Condition;

/** A column: what its cells compare. */
function columnOf(draft: Draft): Column {
  const { choices } = draft;
  const left = choices.chance(75)
    ? reference(draft, { depth: 0 }, ({ type }) => type.kind !== 'list' && type.kind !== 'text')
    : undefined;
  if (left === undefined) {
    const named: Condition = { op: 'named', name: namedCondition(draft, 1) };
    return (at) => (at.choices.chance(50) ? { op: 'not', of: named } : named);
  }
  const operator = choices.pick(operatorsOf(left.expression.type, left.mayBeNone));
  const opposite = { isNone: 'isSome', isSome: 'isNone' } as const;
  return (at) => {
    const isTurned = (operator === 'isNone' || operator === 'isSome') && at.choices.chance(50);
    return comparisonWith(at, left, isTurned ? opposite[operator] : operator, { depth: 0 });
  };
}

export function writeTable(draft: Draft, fields: Fields): Table {
  const { choices } = draft;
  const columns = Array.from({ length: choices.between(1, 3) }, () => columnOf(draft));
  const row = (): RowContent => {
    const of = columns.flatMap((column) => (choices.chance(70) ? [column(draft)] : []));
    return { title, legalBasis: law, ...(of.length > 0 && { when: { op: 'all', of } }), ...eventOf(draft, fields) };
  };
  const rows = Array.from({ length: choices.between(1, 4) }, (_, i) => ({
    id: `row-${i}`,
    versions: ruleVersions(draft, row),
  }));
  return { id: idOf(draft, 'table'), stage: stageOf(draft), title, hitPolicy: choices.pick(['first', 'unique']), rows };
}

export const writeRestriction = (draft: Draft, fields: Fields): Restriction => ({
  id: idOf(draft, 'restriction'),
  versions: ruleVersions(draft, () => ({
    title,
    legalBasis: law,
    when: condition(draft),
    reason: 'NARROWED',
    values: valuesOf(draft),
    narrows: narrowsOf(draft, fields),
    ...automationOf(draft, false),
  })),
});
