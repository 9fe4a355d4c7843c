/**
 * The checked ruleset document: what `parseRuleset` (`#engine/tools`) makes of a source document and what both
 * `compileRuleset` and `referenceEvaluate` read. Everything that can be written in two ways in the source has one
 * form here: versions are always a list, names are always resolved, literals carry their type.
 * Meaning of each node: FORMAT.md.
 */

export type Language = 'nb' | 'nn' | 'en';
export type Text = { readonly nb: string; readonly nn?: string; readonly en?: string };
export type Mark = 'verified' | 'part' | 'secondary' | 'recalled' | 'derived' | 'design';

export type LegalBasis = {
  readonly kind: 'act' | 'regulation' | 'annex' | 'circular' | 'budget' | 'guideline' | 'design';
  readonly title: string;
  readonly section?: string;
  readonly url?: string;
  readonly asOf?: string;
  readonly quote?: string;
  readonly note?: string;
  readonly mark: Mark;
};

/** The type of a fact, a field of an entry, a parameter, a grant field or an expression. */
export type ValueType =
  | { readonly kind: 'boolean' }
  | { readonly kind: 'confirmation' }
  | { readonly kind: 'integer' }
  | { readonly kind: 'decimal'; readonly scale: number }
  /** `openEnded`: *none* is later than every date. */
  | { readonly kind: 'date'; readonly openEnded: boolean }
  | { readonly kind: 'enum'; readonly values: readonly string[] }
  | { readonly kind: 'code'; readonly systems: readonly string[] }
  | {
      readonly kind: 'set';
      readonly of:
        | { readonly kind: 'enum'; readonly values: readonly string[] }
        | { readonly kind: 'code'; readonly systems: readonly string[] };
    }
  | { readonly kind: 'list'; readonly fields: readonly FieldDeclaration[] }
  | { readonly kind: 'text' }
  /** Only of parameters: a code list and a grouping of codes. */
  | { readonly kind: 'codes'; readonly systems: readonly string[] }
  | { readonly kind: 'grouping'; readonly systems: readonly string[] };

export type CodeList = { readonly include: readonly string[]; readonly exclude: readonly string[] };

/** Lookup of a fact in a register: by which facts (or fields of the same entry), as of which date. */
export type Lookup = {
  readonly by: readonly string[];
  readonly on?: string;
  readonly field?: string;
  readonly programme?: string;
  readonly subject?: string;
  readonly state?: string;
};

type Declared = {
  readonly name: string;
  readonly type: ValueType;
  readonly title: Text;
  readonly help?: Text;
  readonly unit?: string;
  /** Lowest and highest allowed value (integer: number; decimal and date: string). */
  readonly min?: string | number;
  readonly max?: string | number;
  readonly noneAllowed: boolean;
  readonly lookup?: Lookup;
};

export type FieldDeclaration = Declared & { readonly source?: string };

export type FactDeclaration = Declared & {
  /** `doctor`, `patient`, `hospital`, `organisation`, `case-worker`, `system`, `register:<name>`, `decisions`, or `derived`. */
  readonly source: string;
  readonly identifying: 'none' | 'quasi' | 'direct';
  readonly curable: 'act' | 'supply' | 'no';
  /** Name of the confirmation fact by which the patient confirms this contestable fact. */
  readonly confirmedBy?: string;
  readonly contestable: boolean;
  /** The question to a case worker; the fact is then discretionary (boolean, unknown until answered). */
  readonly question?: Text;
  readonly derived?: Expression;
};

export type Boundary = {
  readonly date: string;
  /** A declared date fact, or a date field of the entry at hand. */
  readonly by: { readonly op: 'fact' | 'field'; readonly name: string };
  readonly mark?: Mark;
  readonly note?: string;
};

/** Oldest first; every version but the first has a boundary. `content: null` is the source's `"none"`. */
export type Versioned<T> = readonly Version<T>[];
export type Version<T> = { readonly id?: string; readonly boundary?: Boundary; readonly content: T | null };

export type SystemDeclaration = {
  readonly name: string;
  readonly title: Text;
  readonly hierarchical: boolean;
  /** Codes of this length cannot be refined; shorter ones are coarse. */
  readonly exactLength?: number;
  readonly pattern?: string;
  readonly aliases: readonly { readonly old: string; readonly new: string; readonly from: string }[];
};

/** Literal values in their JSON form: decimals and dates as strings, sets as arrays, code lists and groupings as objects. */
export type LiteralValue =
  | boolean
  | number
  | string
  | readonly string[]
  | CodeList
  | { readonly [group: string]: readonly string[] };

export type ParameterDeclaration = {
  readonly name: string;
  readonly title: Text;
  readonly type: ValueType;
  readonly unit?: string;
  /** With a key, `content` is a list of values by key. */
  readonly key?: ValueType;
  readonly versions: readonly {
    readonly id?: string;
    readonly boundary?: Boundary;
    readonly content: 'missing' | { readonly value: LiteralValue } | { readonly byKey: readonly KeyedValue[] };
    readonly source?: string;
    readonly mark?: Mark;
    readonly note?: string;
  }[];
};
export type KeyedValue = { readonly key: string | number; readonly value: LiteralValue };

export type Expression = ExpressionNode & { readonly type: ValueType };
export type ExpressionNode =
  | { readonly op: 'literal'; readonly value: LiteralValue }
  | { readonly op: 'fact'; readonly name: string }
  | { readonly op: 'field'; readonly name: string }
  | { readonly op: 'parameter'; readonly name: string; readonly key?: Expression }
  | { readonly op: 'holds'; readonly condition: Condition }
  | {
      readonly op: 'choose';
      readonly cases: readonly { readonly when: Condition; readonly then: Expression }[];
      readonly otherwise: Expression;
    }
  | { readonly op: 'plus' | 'times' | 'max' | 'min'; readonly of: readonly Expression[] }
  | { readonly op: 'minus'; readonly of: readonly [Expression, Expression] }
  | {
      readonly op: 'dividedBy';
      readonly of: readonly [Expression, Expression];
      readonly scale: number;
      readonly rounding: 'half-up' | 'down' | 'up';
    }
  | {
      readonly op: 'after';
      readonly unit: 'days' | 'workingDays' | 'months' | 'years';
      readonly amount: Expression;
      readonly from: Expression;
      readonly convention: 'clamp' | 'next';
      readonly saturday?: Expression;
    }
  | {
      readonly op: 'birthday';
      readonly years: Expression;
      readonly of: Expression;
      readonly leapDay: '28-feb' | '1-mar';
    }
  | {
      readonly op: 'dayBefore' | 'dayAfter' | 'firstDayOfYear' | 'lastDayOfYear' | 'yearOf';
      readonly of: Expression;
    }
  | { readonly op: 'earliestOf' | 'latestOf'; readonly of: readonly Expression[] }
  | {
      readonly op: 'daysBetween' | 'workingDaysBetween' | 'fullYearsBetween';
      readonly from: Expression;
      readonly to: Expression;
      readonly saturday?: Expression;
    }
  | (Aggregate & { readonly op: 'count' })
  | (Aggregate & { readonly op: 'countDistinct'; readonly by: DistinctBy })
  | (Aggregate & { readonly op: 'sum'; readonly field: string })
  | (Aggregate & { readonly op: 'any' | 'all'; readonly where: Condition })
  | (Aggregate & {
      readonly op: 'pick';
      readonly field: string;
      readonly order: 'first' | 'last';
      readonly date: string;
    })
  | { readonly op: 'isReplaced'; readonly id: string; readonly replaces: string }
  | { readonly op: 'isDuplicate'; readonly by: readonly string[] };

type Aggregate = {
  readonly over: string;
  readonly where?: Condition;
  /** Only entries whose class is `count`. */
  readonly counted: boolean;
};
export type DistinctBy =
  | { readonly how: 'field'; readonly field: string }
  | { readonly how: 'prefix'; readonly field: string; readonly length: number }
  | { readonly how: 'group'; readonly field: string; readonly grouping: string };

export type Operator =
  | 'equal'
  | 'notEqual'
  | 'lessThan'
  | 'lessThanInclusive'
  | 'greaterThan'
  | 'greaterThanInclusive'
  | 'inInterval'
  | 'in'
  | 'notIn'
  | 'inCodes'
  | 'containsAny'
  | 'containsAll'
  | 'containsNone'
  | 'isSubsetOf'
  | 'isNone'
  | 'isSome';

export type Interval = {
  readonly over?: Expression;
  readonly from?: Expression;
  readonly to?: Expression;
  readonly under?: Expression;
};

export type Condition =
  | { readonly op: 'all' | 'any'; readonly of: readonly Condition[] }
  | { readonly op: 'not'; readonly of: Condition }
  | { readonly op: 'atLeast'; readonly n: number; readonly of: readonly Condition[] }
  /** `name` of an entry of `conditions`; of a condition declared over a group: `name/member`. */
  | { readonly op: 'named'; readonly name: string }
  | {
      readonly op: 'compare';
      /** A fact or a field. */
      readonly left: Expression;
      readonly operator: Operator;
      /** Absent for `isNone`, `isSome` and `inInterval`; literals of `in`, `notIn` and of sets are arrays. */
      readonly right?: Expression;
      readonly interval?: Interval;
    };

export type NamedCondition = {
  readonly name: string;
  readonly title: Text;
  readonly legalBasis: readonly LegalBasis[];
  readonly condition: Condition;
};

export type Automation = {
  readonly automation?: 'automatic' | 'recommend';
  /** Why a machine may refuse here. */
  readonly basis?: string;
};

export type Exception = { readonly condition: string; readonly text: Text };
export type NamedExpressions = readonly { readonly name: string; readonly value: Expression }[];

export type Requirement = Automation & {
  readonly title: Text;
  readonly conditions: Condition;
  readonly reason: string;
  /** Values that the texts of the reason name, such as the limit. */
  readonly values: NamedExpressions;
  readonly notMet: 'deny' | 'route-to-manual';
  readonly legalBasis: readonly LegalBasis[];
};

export type SectionContent = Automation & {
  readonly title: Text;
  readonly legalBasis: readonly LegalBasis[];
  readonly appliesWhen?: Condition;
  readonly requirements: readonly { readonly id: string; readonly versions: Versioned<Requirement> }[];
  /** Present (possibly empty) when written. */
  readonly exceptions?: readonly Exception[];
  readonly approve?: { readonly reason: string; readonly values: NamedExpressions; readonly grant: NamedExpressions };
};
export type Section = {
  readonly id: string;
  readonly stage: string;
  readonly versions: Versioned<SectionContent>;
};

export type EventType = 'stop' | 'deny' | 'route-to-manual' | 'approve';

export type RuleContent = Automation & {
  readonly title: Text;
  readonly legalBasis: readonly LegalBasis[];
  readonly when: Condition;
  readonly event: EventType;
  readonly reason: string;
  readonly values: NamedExpressions;
  readonly grant?: NamedExpressions;
  readonly exceptions?: readonly Exception[];
};
export type Rule = { readonly id: string; readonly stage: string; readonly versions: Versioned<RuleContent> };

export type RestrictionContent = Automation & {
  readonly title: Text;
  readonly legalBasis: readonly LegalBasis[];
  readonly when: Condition;
  readonly reason: string;
  readonly values: NamedExpressions;
  readonly narrows: NamedExpressions;
};
export type Restriction = { readonly id: string; readonly versions: Versioned<RestrictionContent> };

/** A row's `when` is the conjunction of its cells; without any cell it is absent and true. */
export type RowContent = Omit<RuleContent, 'when'> & { readonly when?: Condition };
export type Table = {
  readonly id: string;
  readonly stage: string;
  readonly title: Text;
  readonly hitPolicy: 'first' | 'unique';
  readonly rows: readonly { readonly id: string; readonly versions: Versioned<RowContent> }[];
};

/** Changes a requirement of a section to (when ∧ conditions) ∨ (¬when ∧ old) ∨ (conditions ∧ old). */
export type Replacement = {
  readonly id: string;
  readonly section: string;
  readonly requirement: string;
  readonly title: Text;
  readonly legalBasis: readonly LegalBasis[];
  readonly when: Condition;
  readonly conditions: Condition;
};

export type EntryClass = 'count' | 'exclude' | 'route-to-manual';
export type ClassContent = {
  readonly when: Condition;
  readonly class: EntryClass;
  readonly reason: string;
  readonly title: Text;
  readonly legalBasis: readonly LegalBasis[];
};
export type EntryRules = {
  readonly list: string;
  /** Derived fields, which stand after the given ones in the list's type. */
  readonly derived: NamedExpressions;
  readonly classes: readonly { readonly id: string; readonly versions: Versioned<ClassContent> }[];
  readonly otherwise: { readonly class: EntryClass; readonly reason: string };
};

export type Constraint = { readonly id: string; readonly condition: Condition; readonly text: Text };

export type Meet = 'earliest' | 'latest' | 'lowest' | 'highest' | 'intersect' | 'union' | 'equal';
export type GrantField = {
  readonly name: string;
  readonly type: ValueType;
  readonly title: Text;
  readonly unit?: string;
  readonly noneAllowed: boolean;
  readonly meet: Meet;
  readonly key: boolean;
  readonly lookup: boolean;
  /** Fact that says what was asked. */
  readonly asked?: string;
};

export type Audience = 'patient' | 'submitter' | 'caseWorker' | 'pharmacy' | 'journalNote' | 'counterparty';
export type ReasonTexts = { readonly [A in Audience]?: Text };
export type ReasonDeclaration = { readonly code: string; readonly versions: Versioned<ReasonTexts> };

export type Remedy = {
  readonly body: Text;
  readonly sendTo: Text;
  /** Counted from receipt; absent: open. */
  readonly weeks?: number;
  readonly text: Text;
  readonly legalBasis: readonly LegalBasis[];
};

export type RulesetDocument = {
  readonly format: 1;
  readonly programme: string;
  readonly title: Text;
  readonly subject: readonly ('person' | 'organisation' | 'none')[];
  readonly startedBy: readonly ('application' | 'event')[];
  readonly stages: readonly string[];
  readonly automation?: 'automatic' | 'recommend';
  readonly basis?: string;
  readonly exceptions?: readonly Exception[];
  readonly systems: readonly SystemDeclaration[];
  /** Words for values of enums and for codes, as they are written in facts. */
  readonly vocabulary?: readonly { readonly value: string; readonly words: Text }[];
  /** In order of declaration; the built-in facts appliedOn, receivedOn, decidedOn and startedBy come first. */
  readonly facts: readonly FactDeclaration[];
  readonly parameters: readonly ParameterDeclaration[];
  readonly conditions: readonly NamedCondition[];
  readonly grant: readonly GrantField[];
  readonly figures: readonly {
    readonly name: string;
    readonly title: Text;
    readonly unit?: string;
    readonly value: Expression;
  }[];
  readonly sections: readonly Section[];
  readonly rules: readonly Rule[];
  readonly tables: readonly Table[];
  readonly restrictions: readonly Restriction[];
  readonly replacements: readonly Replacement[];
  readonly entries: readonly EntryRules[];
  readonly constraints: readonly Constraint[];
  readonly reasons: readonly ReasonDeclaration[];
  /** By outcome; `partial` is for an approval that gives less than was asked. */
  readonly remedies: readonly {
    readonly outcome: 'deny' | 'approve' | 'partial' | 'route-to-manual' | 'stop';
    readonly versions: Versioned<Remedy>;
  }[];
  readonly automatedProcessing?: {
    readonly text: Text;
    readonly manualControl: Text;
    readonly legalBasis: readonly LegalBasis[];
  };
};
