import type { LegalBasis, Requirement, Section, SectionContent, Version } from '../ruleset-document.ts';
import type { RulesetSource } from '../ruleset-schema.ts';
import { compact, report, type Check, type Item, type Scope } from './check.ts';
import { readGrant } from './grant.ts';
import { at } from './pointer.ts';
import { addEffect, checkId, checkStage, lawItems, readAutomation, readExceptions, readReason } from './rule-parts.ts';
import { readVersions, type ContentOf, type VersionPlace } from './versions.ts';
import { say } from './say.ts';

type Source = NonNullable<RulesetSource['sections']>[number];
type Content = ContentOf<Source>;
type RequirementSource = NonNullable<Content['requirements']>[string];
type RequirementContent = ContentOf<RequirementSource>;

export function readSections(check: Check): Section[] {
  return check.items('sections').map((item) => readSection(check, item));
}

function readSection(check: Check, { value, pointer }: Item<Source>): Section {
  checkId(check, value.id, pointer);
  checkStage(check, value.stage, pointer);
  const versions = readVersions(check, value, pointer, undefined, (content: Content, place) =>
    readContent(check, value.id, content, place),
  );
  return { id: value.id, stage: value.stage, versions };
}

function readContent(check: Check, id: string, source: Content, place: VersionPlace): SectionContent {
  const { pointer, scope } = place;
  const appliesWhen =
    source.appliesWhen && check.readCondition(check, source.appliesWhen, at(pointer, 'appliesWhen'), scope);
  const applies = new Set(scope.reads);
  const requirements = Object.entries(source.requirements ?? {}).map(([name, requirement]) => ({
    id: name,
    versions: readRequirement(check, { section: id, id: name, applies }, requirement, source, place),
  }));
  const exceptions = readExceptions(check, source.exceptions, pointer);
  if (requirements.length === 0 && !source.approve)
    report(
      check,
      'NOTHING_REQUIRED',
      pointer,
      say('neither "requirements" nor "approve"'),
      say('at least one of the two'),
    );
  if (requirements.length === 0 && exceptions !== undefined && exceptions.length > 0)
    report(
      check,
      'SUPERFLUOUS_EXCEPTIONS',
      at(pointer, 'exceptions'),
      say('exceptions from no requirement'),
      say('no exceptions'),
    );
  const approve = source.approve && readApprove(check, source.approve, source, place, requirements);
  return compact({
    title: source.title,
    legalBasis: source.legalBasis,
    ...readAutomation(source),
    appliesWhen,
    requirements,
    exceptions,
    approve,
  });
}

function readApprove(
  check: Check,
  source: NonNullable<Content['approve']>,
  section: Content,
  { pointer, scope, boundary }: VersionPlace,
  requirements: readonly { readonly id: string }[],
): NonNullable<SectionContent['approve']> {
  const inner = at(pointer, 'approve');
  const grantScope: Scope = { reads: new Set() };
  const { reason, values } = readReason(check, source, inner, grantScope);
  const grant = readGrant(check, source.grant, at(inner, 'grant'), grantScope);
  const ownLaw = requirements.flatMap(({ id }) => requirementLaw(section, id, at(pointer, 'requirements', id)));
  addEffect(check, source, {
    event: 'approve',
    pointer: inner,
    automation: [check.source.automation, section.automation],
    hasBasis: true,
    hasExceptions: true,
    law: [...lawItems(section.legalBasis, at(pointer, 'legalBasis')), ...ownLaw],
    lawPointer: at(pointer, 'legalBasis'),
    boundaryMarks: [boundary?.mark],
    reads: scope.reads,
  });
  return { reason, values, grant };
}

function requirementLaw(section: Content, id: string, pointer: string): Item<LegalBasis>[] {
  const requirement = new Map(Object.entries(section.requirements ?? {})).get(id);
  if (!requirement) return [];
  if (!('versions' in requirement)) return lawItems(requirement.legalBasis, at(pointer, 'legalBasis'));
  return requirement.versions.flatMap(({ content }, index) =>
    content === 'none' ? [] : lawItems(content.legalBasis, at(pointer, 'versions', index, 'content', 'legalBasis')),
  );
}

function readRequirement(
  check: Check,
  target: Target,
  source: RequirementSource,
  parent: Content,
  outer: VersionPlace,
): readonly Version<Requirement>[] {
  const pointer = at(outer.pointer, 'requirements', target.id);
  return readVersions(check, source, pointer, undefined, (content: RequirementContent, place) =>
    readRequirementContent(check, target, content, parent, outer, place),
  );
}

/** The requirement at hand, and what the condition reads under which its section applies. */
type Target = { readonly section: string; readonly id: string; readonly applies: ReadonlySet<string> };

function readRequirementContent(
  check: Check,
  target: Target,
  source: RequirementContent,
  parent: Content,
  outer: VersionPlace,
  { pointer, scope, boundary }: VersionPlace,
): Requirement | undefined {
  const conditions = check.readCondition(check, source.conditions, at(pointer, 'conditions'), scope);
  for (const read of scope.reads) outer.scope.reads.add(read);
  const { reason, values } = readReason(check, source, pointer, { reads: new Set() });
  const notMet = source.notMet ?? parent.notMet ?? 'deny';
  const replaced = replacementsOf(check, target.section, target.id);
  const legalBasis = source.legalBasis ?? parent.legalBasis;
  const lawPointer = at(source.legalBasis ? pointer : outer.pointer, 'legalBasis');
  addEffect(check, source, {
    event: notMet,
    pointer,
    automation: [check.source.automation, parent.automation, source.automation],
    hasBasis: [check.source.basis, parent.basis, source.basis].some((basis) => basis !== undefined),
    hasExceptions: parent.exceptions !== undefined || check.source.exceptions !== undefined,
    law: [
      ...lawItems(legalBasis, lawPointer),
      ...replaced.flatMap((each) => lawItems(each.value.legalBasis, at(each.pointer, 'legalBasis'))),
    ],
    lawPointer,
    boundaryMarks: [outer.boundary?.mark, boundary?.mark],
    reads: new Set([...target.applies, ...scope.reads, ...replaced.map((each) => `replacement:${each.value.id}`)]),
  });
  if (!conditions) return undefined;
  return { title: source.title, conditions, reason, values, notMet, legalBasis, ...readAutomation(source) };
}

function replacementsOf(check: Check, section: string, requirement: string) {
  return check
    .items('replacements')
    .filter(({ value: { replaces } }) => replaces.section === section && replaces.requirement === requirement);
}
