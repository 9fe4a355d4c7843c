import type {
  Condition,
  Expression,
  ExpressionNode,
  FactDeclaration,
  FieldDeclaration,
  GrantField,
  LegalBasis,
  LiteralValue,
  NamedExpressions,
  Operator,
  ParameterDeclaration,
  Requirement,
  RulesetDocument,
  SectionContent,
  SystemDeclaration,
  Text,
  ValueType,
  Versioned,
} from '../engine/ruleset-document.ts';

/** Checked documents in a few words. Facts are expressions with their type: `const age = fact('age', integer)`. */

const title: Text = { nb: 'Tittel', nn: 'Tittel', en: 'Title' };
export const act: LegalBasis = { kind: 'act', title: 'Lov', mark: 'verified' };

export const boolean: ValueType = { kind: 'boolean' };
export const confirmation: ValueType = { kind: 'confirmation' };
export const integer: ValueType = { kind: 'integer' };
export const decimal = (scale: number): ValueType => ({ kind: 'decimal', scale });
export const date: ValueType = { kind: 'date', openEnded: false };
export const openDate: ValueType = { kind: 'date', openEnded: true };
export const enumOf = (...values: string[]): ValueType & { kind: 'enum' } => ({ kind: 'enum', values });
export const codeOf = (...systems: string[]): ValueType & { kind: 'code' } => ({ kind: 'code', systems });
export const setOf = (of: (ValueType & { kind: 'enum' }) | (ValueType & { kind: 'code' })): ValueType => ({
  kind: 'set',
  of,
});
export const codes = (...systems: string[]): ValueType => ({ kind: 'codes', systems });

/** The node with its type. */
export const expression = <Node extends ExpressionNode>(node: Node, type: ValueType) => ({ ...node, type });
export const fact = (name: string, type: ValueType) => expression({ op: 'fact', name }, type);
export const field = (name: string, type: ValueType) => expression({ op: 'field', name }, type);
export const literal = (value: LiteralValue, type: ValueType) => expression({ op: 'literal', value }, type);
export const parameter = (name: string, type: ValueType, key?: Expression) =>
  expression({ op: 'parameter', name, ...(key === undefined ? {} : { key }) }, type);
/** An expression of integers. */
export const count = (over: string, options: { where?: Condition; counted?: boolean } = {}): Expression =>
  expression({ op: 'count', over, counted: false, ...options }, integer);

type Reference = { readonly op: 'fact' | 'field'; readonly name: string; readonly type: ValueType };
type Declared = Partial<FactDeclaration>;

/** A fact as it is declared; without more, the doctor's. */
export const declare = (of: Reference, more: Declared = {}): FactDeclaration => ({
  name: of.name,
  type: of.type,
  title,
  noneAllowed: of.type.kind === 'date' && of.type.openEnded,
  source: 'doctor',
  identifying: 'none',
  curable: 'no',
  contestable: false,
  ...more,
});
export const orNone = (of: Reference): FactDeclaration => declare(of, { noneAllowed: true });
export const derived = (of: Reference, value: Expression): FactDeclaration =>
  declare(of, { derived: value, source: 'derived' });
export const question = (of: Reference): FactDeclaration => declare(of, { question: title, source: 'case-worker' });

export const declareField = (of: Reference, more: Partial<FieldDeclaration> = {}): FieldDeclaration => ({
  name: of.name,
  type: of.type,
  title,
  noneAllowed: of.type.kind === 'date' && of.type.openEnded,
  ...more,
});
export const list = (name: string, ...fields: (Reference | FieldDeclaration)[]): FactDeclaration =>
  declare({
    op: 'fact',
    name,
    type: { kind: 'list', fields: fields.map((one) => ('op' in one ? declareField(one) : one)) },
  });

const isExpression = (operand: Expression | LiteralValue): operand is Expression =>
  typeof operand === 'object' && 'op' in operand;

/** A comparison; a literal takes the type of the left side. */
export const compare = (left: Reference, operator: Operator, right?: Expression | LiteralValue): Condition => ({
  op: 'compare',
  left,
  operator,
  ...(right === undefined ? {} : { right: isExpression(right) ? right : literal(right, left.type) }),
});
export const inInterval = (
  left: Reference,
  ends: Partial<Record<'over' | 'from' | 'to' | 'under', LiteralValue | Expression>>,
): Condition => ({
  op: 'compare',
  left,
  operator: 'inInterval',
  interval: Object.fromEntries(
    Object.entries(ends).map(([end, value]) => [end, isExpression(value) ? value : literal(value, left.type)]),
  ),
});
export const all = (...of: Condition[]): Condition => ({ op: 'all', of });
export const any = (...of: Condition[]): Condition => ({ op: 'any', of });
export const not = (of: Condition): Condition => ({ op: 'not', of });
export const atLeast = (n: number, ...of: Condition[]): Condition => ({ op: 'atLeast', n, of });
export const named = (name: string): Condition => ({ op: 'named', name });
/** True: a boolean is true. */
export const is = (of: Reference): Condition => compare(of, 'equal', true);

export type Content<T> = T | Versioned<T>;
/** A version from a date on, measured by a fact; the first has no date. */
export const version = <T>(content: T, from?: string, by: Reference = fact('decidedOn', date)) => ({
  content,
  ...(from === undefined ? {} : { boundary: { date: from, by: { op: by.op, name: by.name } } }),
});
const versionsOf = <Given, T>(content: Given | Versioned<Given>, complete: (given: Given) => T): Versioned<T> => {
  const isVersions = (some: Given | Versioned<Given>): some is Versioned<Given> => Array.isArray(some);
  return (isVersions(content) ? content : [{ content }]).map((one) => ({
    ...one,
    content: one.content === null ? null : complete(one.content),
  }));
};
const expressionsOf = (values: Record<string, Expression> = {}): NamedExpressions =>
  Object.entries(values).map(([name, value]) => ({ name, value }));

type GivenValues = { values?: Record<string, Expression> };
type GivenRequirement = Partial<Omit<Requirement, 'values'>> & { conditions: Condition } & GivenValues;
export const requirement = (id: string, content: Content<GivenRequirement>) => ({
  id,
  versions: versionsOf(content, (given) => ({
    title,
    reason: id.toUpperCase().replaceAll('-', '_'),
    notMet: 'deny' as const,
    legalBasis: [act],
    ...given,
    values: expressionsOf(given.values),
  })),
});

type GivenSection = Partial<Omit<SectionContent, 'approve'>> & {
  grant?: Record<string, Expression>;
  approveValues?: Record<string, Expression>;
};
/** A section in the stage `criteria`; with `grant` it approves. */
export const section = (id: string, content: Content<GivenSection>, stage = 'criteria') => ({
  id,
  stage,
  versions: versionsOf(content, ({ grant, approveValues, ...given }) => ({
    title,
    legalBasis: [act],
    requirements: [],
    ...given,
    ...(grant === undefined
      ? {}
      : {
          approve: { reason: 'CONDITIONS_MET', values: expressionsOf(approveValues), grant: expressionsOf(grant) },
        }),
  })),
});

type Event = 'stop' | 'deny' | 'route-to-manual' | 'approve';
type GivenRule = {
  event: Event;
  when: Condition;
  reason?: string;
  grant?: Record<string, Expression>;
  automation?: 'automatic' | 'recommend';
  legalBasis?: readonly LegalBasis[];
  exceptions?: readonly { condition: string; text: Text }[];
} & GivenValues;
const ruleContent = ({ values, grant, ...given }: Omit<GivenRule, 'when'>, id: string) => ({
  title,
  legalBasis: [act],
  reason: id.toUpperCase().replaceAll('-', '_'),
  ...given,
  values: expressionsOf(values),
  ...(grant === undefined ? {} : { grant: expressionsOf(grant) }),
});
export const rule = (id: string, content: Content<GivenRule>, stage = 'criteria') => ({
  id,
  stage,
  versions: versionsOf(content, ({ when, ...given }) => ({ ...ruleContent(given, id), when })),
});
type GivenRow = Omit<GivenRule, 'when'> & { when?: Condition };
export const row = (id: string, content: Content<GivenRow>) => ({
  id,
  versions: versionsOf(content, ({ when, ...given }) => ({
    ...ruleContent(given, id),
    ...(when === undefined ? {} : { when }),
  })),
});
export const table = (
  id: string,
  hitPolicy: 'first' | 'unique',
  rows: ReturnType<typeof row>[],
  stage = 'criteria',
) => ({ id, stage, title, hitPolicy, rows });

type GivenRestriction = {
  when: Condition;
  narrows: Record<string, Expression>;
  automation?: 'automatic' | 'recommend';
  legalBasis?: readonly LegalBasis[];
};
export const restriction = (id: string, content: Content<GivenRestriction>) => ({
  id,
  versions: versionsOf(content, ({ narrows, ...given }) => ({
    title,
    legalBasis: [act],
    reason: 'RESTRICTED',
    values: [],
    ...given,
    narrows: expressionsOf(narrows),
  })),
});
export const grantField = (name: string, type: ValueType, more: Partial<GrantField> = {}): GrantField => ({
  name,
  type,
  title,
  noneAllowed: false,
  meet: 'equal',
  key: false,
  lookup: false,
  ...more,
});
export const condition = (name: string, value: Condition) => ({ name, title, legalBasis: [], condition: value });
export const exception = (name: string) => ({ condition: name, text: title });
export const system = (name: string, more: Partial<SystemDeclaration> = {}): SystemDeclaration => ({
  name,
  title,
  hierarchical: true,
  aliases: [],
  ...more,
});
type GivenContent = ParameterDeclaration['versions'][number]['content'] | LiteralValue;
/** The content of a parameter: a value, `missing`, or by key. */
export const parameterOf = (
  name: string,
  type: ValueType,
  versions: readonly {
    content: GivenContent;
    boundary?: { date: string; by: { op: 'fact' | 'field'; name: string } };
  }[],
  key?: ValueType,
): ParameterDeclaration => ({
  name,
  title,
  type,
  ...(key === undefined ? {} : { key }),
  versions: versions.map(({ content, ...more }) => {
    const isContent =
      content === 'missing' || (typeof content === 'object' && ('value' in content || 'byKey' in content));
    return { ...more, content: isContent ? content : { value: content } };
  }) as ParameterDeclaration['versions'],
});
type GivenClass = { when: Condition; class: 'count' | 'exclude' | 'route-to-manual'; reason?: string };
export const classOf = (id: string, content: Content<GivenClass>) => ({
  id,
  versions: versionsOf(content, (given) => ({ title, legalBasis: [], reason: id.toUpperCase(), ...given })),
});

const builtIn: readonly FactDeclaration[] = [
  declare(fact('appliedOn', date), { source: 'system' }),
  declare(fact('receivedOn', date), { source: 'system' }),
  declare(fact('decidedOn', date), { source: 'system' }),
  declare(fact('startedBy', enumOf('application', 'event')), { source: 'system' }),
];
type Given = Partial<Omit<RulesetDocument, 'facts' | 'figures'>> & {
  facts?: readonly (Reference | FactDeclaration)[];
  figures?: Record<string, Expression>;
};
/** A whole document; the stages are `guidance`, `criteria` and `annexes` when none are given. */
export const ruleset = ({ facts = [], figures = {}, ...given }: Given): RulesetDocument => ({
  format: 1,
  programme: 'example',
  title,
  subject: ['person'],
  startedBy: ['application', 'event'],
  stages: ['guidance', 'criteria', 'annexes'],
  systems: [],
  parameters: [],
  conditions: [],
  grant: [],
  sections: [],
  rules: [],
  tables: [],
  restrictions: [],
  replacements: [],
  entries: [],
  constraints: [],
  reasons: [],
  remedies: [],
  ...given,
  facts: [...builtIn, ...facts.map((one) => ('op' in one ? declare(one) : one))],
  figures: Object.entries(figures).map(([name, value]) => ({ name, title, value })),
});
