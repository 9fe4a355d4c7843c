import type { EventType, LegalBasis, Restriction, RestrictionContent, Rule, RuleContent } from '../ruleset-document.ts';
import type { RulesetSource } from '../ruleset-schema.ts';
import { compact, report, type Check, type Item, type Scope } from './check.ts';
import { readGrant, readNarrowing } from './grant.ts';
import { at } from './pointer.ts';
import {
  addEffect,
  checkId,
  checkStage,
  lawItems,
  readAutomation,
  readExceptions,
  readReason,
  type AutomationSource,
  type ExceptionSource,
  type ReasonSource,
} from './rule-parts.ts';
import { readVersions, type ContentOf, type VersionPlace } from './versions.ts';
import type { ExpressionSource } from '../condition-schema.ts';
import { asWritten, say } from './say.ts';

type Source = NonNullable<RulesetSource['rules']>[number];
type Content = ContentOf<Source>;
type RestrictionSource = NonNullable<RulesetSource['restrictions']>[number];
type RestrictionContentSource = ContentOf<RestrictionSource>;

export function readRules(check: Check): Rule[] {
  return check.items('rules').map((item) => readRule(check, item));
}

function readRule(check: Check, { value, pointer }: Item<Source>): Rule {
  checkId(check, value.id, pointer);
  checkStage(check, value.stage, pointer);
  const versions = readVersions(
    check,
    value,
    pointer,
    undefined,
    (content: Content, place): RuleContent | undefined => {
      const when = check.readCondition(check, content.when, at(place.pointer, 'when'), place.scope);
      const event = readEvent(check, content, place, content.legalBasis, at(place.pointer, 'legalBasis'));
      return when && { title: content.title, legalBasis: content.legalBasis, when, ...event };
    },
  );
  return { id: value.id, stage: value.stage, versions };
}

type EventSource = AutomationSource &
  ReasonSource & {
    event: EventType;
    grant?: Readonly<Record<string, ExpressionSource>> | undefined;
    exceptions?: readonly ExceptionSource[] | undefined;
  };

/** What a rule or row gives when it holds. */
export function readEvent(
  check: Check,
  source: EventSource,
  { pointer, scope, boundary }: VersionPlace,
  legalBasis: readonly LegalBasis[],
  lawPointer: string,
): Omit<RuleContent, 'title' | 'legalBasis' | 'when'> {
  const own: Scope = { reads: new Set() };
  const { reason, values } = readReason(check, source, pointer, own);
  if (source.event === 'approve' && !source.grant)
    report(
      check,
      'MISSING_GRANT',
      pointer,
      say('an approval without "grant"'),
      asWritten('"grant": {"from": …, "to": …}'),
    );
  if (source.event !== 'approve' && source.grant)
    report(
      check,
      'SUPERFLUOUS_GRANT',
      at(pointer, 'grant'),
      say('a grant on {0}', source.event),
      say('a grant only on an approval'),
    );
  if (source.event !== 'deny' && source.exceptions)
    report(
      check,
      'SUPERFLUOUS_EXCEPTIONS',
      at(pointer, 'exceptions'),
      say('exceptions from {0}', source.event),
      say('exceptions only from a refusal'),
    );
  const grant = source.grant && readGrant(check, source.grant, at(pointer, 'grant'), own);
  const exceptions = readExceptions(check, source.exceptions, pointer);
  addEffect(check, source, {
    event: source.event,
    pointer,
    automation: [check.source.automation, source.automation],
    hasBasis: source.basis !== undefined || check.source.basis !== undefined,
    hasExceptions: exceptions !== undefined || check.source.exceptions !== undefined,
    law: lawItems(legalBasis, lawPointer),
    lawPointer,
    boundaryMarks: [boundary?.mark],
    reads: scope.reads,
  });
  return compact({ event: source.event, reason, values, grant, exceptions, ...readAutomation(source) });
}

export function readRestrictions(check: Check): Restriction[] {
  return check.items('restrictions').map((item) => readRestriction(check, item));
}

function readRestriction(check: Check, { value, pointer }: Item<RestrictionSource>): Restriction {
  checkId(check, value.id, pointer);
  const versions = readVersions(check, value, pointer, undefined, (content: RestrictionContentSource, place) =>
    readRestrictionContent(check, content, place),
  );
  return { id: value.id, versions };
}

function readRestrictionContent(
  check: Check,
  source: RestrictionContentSource,
  { pointer, scope, boundary }: VersionPlace,
): RestrictionContent | undefined {
  const own: Scope = { reads: new Set() };
  const when = check.readCondition(check, source.when, at(pointer, 'when'), scope);
  const { reason, values } = readReason(check, source, pointer, own);
  const narrows = readNarrowing(check, source.narrows, at(pointer, 'narrows'), own);
  if (Object.keys(source.narrows).length === 0)
    report(check, 'OUT_OF_BOUNDS', at(pointer, 'narrows'), asWritten('{}'), say('at least one grant field'));
  addEffect(check, source, {
    event: 'restriction',
    pointer,
    automation: [check.source.automation, source.automation],
    hasBasis: true,
    hasExceptions: true,
    law: lawItems(source.legalBasis, at(pointer, 'legalBasis')),
    lawPointer: at(pointer, 'legalBasis'),
    boundaryMarks: [boundary?.mark],
    reads: scope.reads,
  });
  const { title, legalBasis } = source;
  return when && { title, legalBasis, when, reason, values, narrows, ...readAutomation(source) };
}
