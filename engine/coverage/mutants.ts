import { addDays, addMonths, formatDate, parseDate } from '../calendar.ts';
import type {
  Boundary,
  Condition,
  Expression,
  GrantField,
  NamedExpressions,
  ParameterDeclaration,
  RulesetDocument,
  Versioned,
} from '../ruleset-document.ts';
import { changedConditions, changedExpressions } from './condition-mutants.ts';
import { isFree } from './fixed-steps.ts';
import { changedParameters } from './parameter-mutants.ts';
import { visitPlaces, type Place } from './places.ts';
import type { Changed } from './value-mutants.ts';

/** The document with one thing changed. */
export type Mutant = {
  /** Where; see `Place`. */
  readonly pointer: string;
  /** What was changed, in words; with the pointer it names the mutant. */
  readonly mutation: string;
  /** The changed document, made when it is asked for. */
  readonly document: () => RulesetDocument;
};

const events = {
  stop: 'route-to-manual',
  deny: 'route-to-manual',
  'route-to-manual': 'deny',
  approve: 'route-to-manual',
} as const;
const classes = { count: 'exclude', exclude: 'count', 'route-to-manual': 'exclude' } as const;
const meets = {
  earliest: 'latest',
  latest: 'earliest',
  lowest: 'highest',
  highest: 'lowest',
  intersect: 'union',
  union: 'intersect',
} as const;

/** A key of an object with another word: the event of a rule, the class of an entry. */
function changedWord(
  node: object,
  key: string,
  words: { readonly [word: string]: string },
): readonly Changed<object>[] {
  const word: unknown = key in node ? node[key as keyof typeof node] : undefined;
  const to = typeof word === 'string' && Object.hasOwn(words, word) ? words[word] : undefined;
  return to === undefined ? [] : [{ mutation: `${String(word)} → ${to}`, to: { ...node, [key]: to } }];
}

/** A day off; where the date cannot be every day, such as the end of a year, a year. */
function changedBoundary(document: RulesetDocument, node: Boundary): readonly Changed<object>[] {
  const type = { kind: 'date', openEnded: false } as const;
  const day = parseDate(node.date);
  if (day === undefined) return [];
  const unit = isFree(document, { ...node.by, type }) ? 'days' : 'years';
  return ([1, -1] as const).flatMap((by) => {
    const moved = unit === 'days' ? addDays(day, by) : addMonths(day, 12 * by, 'clamp');
    if (moved === undefined) return [];
    const date = formatDate(moved);
    return [{ mutation: `${node.date} → ${date}`, to: { ...node, date } }];
  });
}

/** How a field of the grant is narrowed, where more than one thing can give it. */
function changedMeet(document: RulesetDocument, field: GrantField): readonly Changed<object>[] {
  const gives = (named: NamedExpressions | undefined): boolean =>
    named?.some(({ name }) => name === field.name) ?? false;
  const contents = <T>(versions: Versioned<T>): readonly T[] => versions.flatMap(({ content }) => content ?? []);
  const narrowing = document.restrictions.filter(({ versions }) =>
    contents(versions).some(({ narrows }) => gives(narrows)),
  );
  const granting = [
    ...document.sections.flatMap(({ versions }) => contents(versions).map(({ approve }) => approve?.grant)),
    ...document.rules.flatMap(({ versions }) => contents(versions).map(({ grant }) => grant)),
    ...document.tables.flatMap(({ rows }) =>
      rows.flatMap(({ versions }) => contents(versions).map(({ grant }) => grant)),
    ),
  ].some(gives);
  return narrowing.length + (granting ? 1 : 0) > 1 && narrowing.length > 0 ? changedWord(field, 'meet', meets) : [];
}

function changedContent(node: object): readonly Changed<object>[] {
  if ('approve' in node && node.approve !== undefined) {
    const { approve: _, ...rest } = node;
    return [{ mutation: 'no approval', to: rest }];
  }
  return [
    ...changedWord(node, 'event', events),
    ...changedWord(node, 'notMet', events),
    ...changedWord(node, 'class', classes),
  ];
}

const isGroup = (node: object): node is Extract<Condition, { op: 'all' | 'any' }> =>
  'op' in node && (node.op === 'all' || node.op === 'any') && 'of' in node && !('over' in node);
const conditionOps: ReadonlySet<unknown> = new Set(['not', 'atLeast', 'compare', 'named']);
const isCondition = (node: object): node is Condition => isGroup(node) || ('op' in node && conditionOps.has(node.op));
const isExpression = (node: object): node is Expression => 'op' in node && 'type' in node;
const isBoundary = (node: object): node is Boundary => 'date' in node && 'by' in node;

/** The document with another node at a place; what is beside the way there is shared. */
function withNode(document: object, [key, ...rest]: Place['path'], node: object): object {
  if (key === undefined) return node;
  const inner = withNode((document as Record<string | number, object>)[key] as object, rest, node);
  return Array.isArray(document) ? document.with(Number(key), inner) : { ...document, [key]: inner };
}

/**
 * Every mutant of a document: limits one unit off and inclusive or not, `all` and `any`, operators and their opposites,
 * a `not`, condition or element dropped, events and classes, boundaries of versions a day off, values of parameters,
 * grants and periods. Texts, and the values that only texts name, are not changed.
 */
export function mutantsOf(document: RulesetDocument): readonly Mutant[] {
  const mutants: Mutant[] = [];
  /** Operands are changed with their comparison. */
  const done = new Set<object>();
  const parameters = new Map<object, ParameterDeclaration>(
    document.parameters.map((parameter) => [parameter, parameter]),
  );
  const changesOf = (node: object): readonly Changed<object>[] => {
    if (done.has(node)) return [];
    const parameter = parameters.get(node);
    if (parameter !== undefined) return changedParameters(parameter);
    if (isCondition(node)) {
      if (node.op === 'compare')
        for (const operand of [node.right, ...Object.values(node.interval ?? {})]) if (operand) done.add(operand);
      return changedConditions(node);
    }
    if (isBoundary(node)) return changedBoundary(document, node);
    if (isExpression(node)) return changedExpressions(node);
    return 'meet' in node ? changedMeet(document, node as GrantField) : changedContent(node);
  };
  visitPlaces(document, (node, { pointer, path }) => {
    for (const { mutation, to } of changesOf(node)) {
      mutants.push({ pointer, mutation, document: () => withNode(document, path, to) as RulesetDocument });
    }
  });
  return mutants;
}
