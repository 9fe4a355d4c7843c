import type {
  Automation,
  EventType,
  Exception,
  NamedExpressions,
  Replacement,
  Requirement,
  RowContent,
  RulesetDocument,
  Section,
  SectionContent,
  Table,
  Version,
} from '../ruleset-document.ts';
import { always, both, either, negated, ofCondition, type Formula } from './formula.ts';

/** What a document stands for: FORMAT.md 6. */

/** What counts only when `inForce` is not false; absent: always. */
type WhenInForce<T> = { readonly inForce?: Formula; readonly of: T };

export type Rule = {
  readonly event: EventType | 'restriction' | 'constraint';
  readonly stage?: string;
  /** Id of the section, rule, table, restriction or constraint. */
  readonly id: string;
  readonly part?: string;
  readonly version?: number;
  readonly partVersion?: number;
  readonly code: string;
  readonly values: NamedExpressions;
  /** The A of a section; true elsewhere. A rule's truth is `guard` ∧ `own`. */
  readonly guard: Formula;
  readonly own: Formula;
  /** The conditions whose facts the reason names. */
  readonly reads: readonly WhenInForce<Formula>[];
  /** Where automation may be written, below the programme. */
  readonly levels: readonly Automation[];
  readonly grant?: NamedExpressions;
  readonly isOfSection: boolean;
  /** Of `TABLE_NOT_UNIQUE`: its rows. */
  readonly rows?: readonly { readonly id: string; readonly holds: Formula }[];
};

/** What makes the rule true. */
export const wholeFormula = ({ guard, own }: Rule): Formula => both(guard, own);

const inForce = (versions: readonly Version<unknown>[], index: number): Formula => ({
  op: 'inForce',
  versions,
  index,
});

/** The versions that exist, each with its index. */
const existing = <T>(versions: readonly Version<T>[]): { content: T; index: number; inForce: Formula }[] =>
  versions.flatMap(({ content }, index) =>
    content === null ? [] : [{ content, index, inForce: inForce(versions, index) }],
  );

/** (when ∧ new) ∨ (¬when ∧ c) ∨ (new ∧ c), one replacement after the other. */
const withReplacements = (conditions: Formula, replacements: readonly Replacement[]): Formula =>
  replacements.reduce((old, replacement) => {
    const [when, changed] = [ofCondition(replacement.when), ofCondition(replacement.conditions)];
    return either(both(when, changed), both(negated(when), old), both(changed, old));
  }, conditions);

const exceptionRules = (
  rule: Pick<Rule, 'stage' | 'id' | 'version' | 'isOfSection'>,
  exceptions: readonly Exception[],
  guard: Formula,
  refused: Formula,
): Rule[] =>
  exceptions.map((exception) => {
    const claimed = ofCondition({ op: 'named', name: exception.condition });
    return {
      ...rule,
      event: 'route-to-manual',
      part: exception.condition,
      code: 'EXCEPTION_CLAIMED',
      values: [],
      guard,
      own: both(refused, claimed),
      reads: [{ of: claimed }],
      levels: [],
    };
  });

const sectionRules = (
  document: RulesetDocument,
  { id, stage }: Section,
  section: { content: SectionContent; index: number; inForce: Formula },
): Rule[] => {
  const { content, index: version } = section;
  const guard = both(section.inForce, content.appliesWhen === undefined ? always : ofCondition(content.appliesWhen));
  const place = { stage, id, version, isOfSection: true };
  const requirements = content.requirements.map((requirement) => {
    const replacements = document.replacements.filter(
      (replacement) => replacement.section === id && replacement.requirement === requirement.id,
    );
    const met = (written: Requirement): Formula => withReplacements(ofCondition(written.conditions), replacements);
    return {
      ...requirement,
      written: existing(requirement.versions).map((each) => ({ ...each, met: met(each.content) })),
      holds: {
        op: 'holds',
        versions: requirement.versions.map(({ content: written }, index) => ({
          inForce: inForce(requirement.versions, index),
          met: written === null ? always : met(written),
        })),
      } satisfies Formula,
    };
  });

  const notMet = requirements.flatMap((requirement) =>
    requirement.written.map((written): Rule => {
      const { content: own, index: partVersion, met } = written;
      return {
        ...place,
        event: own.notMet,
        part: requirement.id,
        partVersion,
        code: own.reason,
        values: own.values,
        guard,
        own: both(written.inForce, negated(met)),
        reads: [{ of: met }],
        levels: [content, own],
      };
    }),
  );
  const refused = either(...requirements.map(({ holds }) => negated(holds)));
  const exceptions = requirements.length === 0 ? [] : [...(content.exceptions ?? []), ...(document.exceptions ?? [])];
  const { approve } = content;
  const written = requirements.flatMap((each) => each.written);
  const approval: Rule[] =
    approve === undefined
      ? []
      : [
          {
            ...place,
            event: 'approve',
            code: approve.reason,
            values: approve.values,
            guard,
            own: both(...requirements.map(({ holds }) => holds)),
            reads: written.map(({ inForce: when, met }) => ({ inForce: when, of: met })),
            levels: [content],
            grant: approve.grant,
          },
        ];
  return [...notMet, ...exceptionRules(place, exceptions, guard, refused), ...approval];
};

type Plain = Omit<RowContent, 'exceptions'> & { readonly exceptions?: readonly Exception[] };

/** A rule or row, and after a `deny` its exceptions. */
const plainRules = (
  place: Pick<Rule, 'stage' | 'id' | 'part' | 'version' | 'isOfSection'>,
  content: Plain,
  holds: Formula,
): Rule[] => [
  {
    ...place,
    event: content.event,
    code: content.reason,
    values: content.values,
    guard: always,
    own: holds,
    reads: content.when === undefined ? [] : [{ of: ofCondition(content.when) }],
    levels: [content],
    ...(content.grant === undefined ? {} : { grant: content.grant }),
  },
  ...(content.event === 'deny' ? exceptionRules(place, content.exceptions ?? [], always, holds) : []),
];

const tableRules = ({ id, stage, hitPolicy, rows }: Table): Rule[] => {
  const place = { stage, id, isOfSection: false };
  const versions = rows.flatMap((row) =>
    existing(row.versions).map((version) => ({
      ...version,
      row: row.id,
      own: both(version.inForce, version.content.when === undefined ? always : ofCondition(version.content.when)),
    })),
  );
  const notHolding = versions.map(({ own }) => negated(own));
  /** Listed when they are asked for: of many rows, written out for each, they would fill the memory. */
  const noneBefore = (position: number): Formula => ({
    op: 'all',
    get of() {
      return notHolding.slice(0, position);
    },
  });
  const rules = versions.flatMap(({ content, index, row, own }, position) => {
    const holds = hitPolicy === 'first' ? both(own, noneBefore(position)) : own;
    return plainRules({ ...place, part: row, version: index }, content, holds);
  });
  if (hitPolicy === 'first') return rules;
  const holding = rows.map((row) => ({
    id: row.id,
    holds: either(...versions.filter((version) => version.row === row.id).map(({ own }) => own)),
  }));
  const notUnique: Rule = {
    ...place,
    event: 'route-to-manual',
    code: 'TABLE_NOT_UNIQUE',
    values: [],
    guard: always,
    own: { op: 'atLeast', n: 2, of: holding.map(({ holds }) => holds) },
    reads: [],
    levels: [],
    rows: holding,
  };
  return [...rules, notUnique];
};

/** All rules of the stages, in document order. */
const rulesOf = (document: RulesetDocument): readonly Rule[] => [
  ...document.sections.flatMap((section) =>
    existing(section.versions).flatMap((version) => sectionRules(document, section, version)),
  ),
  ...document.rules.flatMap(({ id, stage, versions }) =>
    existing(versions).flatMap(({ content, index, inForce: when }) =>
      plainRules({ stage, id, version: index, isOfSection: false }, content, both(when, ofCondition(content.when))),
    ),
  ),
  ...document.tables.flatMap(tableRules),
];

export type RestrictionRule = Rule & { readonly narrows: NamedExpressions };

const restrictionsOf = (document: RulesetDocument): readonly RestrictionRule[] =>
  document.restrictions.flatMap(({ id, versions }) =>
    existing(versions).map(({ content, index, inForce: when }) => ({
      event: 'restriction',
      id,
      version: index,
      code: content.reason,
      values: content.values,
      guard: always,
      own: both(when, ofCondition(content.when)),
      reads: [{ of: ofCondition(content.when) }],
      levels: [content],
      narrows: content.narrows,
      isOfSection: false,
    })),
  );

/** Constraints as what must hold; the reason of one that is false names its facts. */
const constraintsOf = (document: RulesetDocument): readonly Rule[] =>
  document.constraints.map(({ id, condition }) => ({
    event: 'constraint',
    id,
    code: 'CONTRADICTORY_FACTS',
    values: [],
    guard: always,
    own: ofCondition(condition),
    reads: [{ of: ofCondition(condition) }],
    levels: [],
    isOfSection: false,
  }));

export type Program = {
  /** Of the stages, in document order. */
  readonly rules: readonly Rule[];
  readonly restrictions: readonly RestrictionRule[];
  readonly constraints: readonly Rule[];
};
const programs = new WeakMap<RulesetDocument, Program>();

/** Written out once for each document: it is asked for with every application. */
export const programOf = (document: RulesetDocument): Program => {
  const program = programs.get(document) ?? {
    rules: rulesOf(document),
    restrictions: restrictionsOf(document),
    constraints: constraintsOf(document),
  };
  programs.set(document, program);
  return program;
};
