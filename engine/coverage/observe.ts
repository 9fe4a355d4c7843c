import { isFree } from './fixed-steps.ts';
import { parameterKeys } from './parameter-values.ts';
import { limitsOf, sideOf, type Limit, type Side } from './limits.ts';
import { visitPlaces } from './places.ts';
import { compileProgram, partCompilers, type Program } from '../compile/ruleset.ts';
import { compileExpression, listOf, must, within, type Context, type Scope, type Test } from '../compile/scope.ts';
import { decide } from '../evaluate/evaluate.ts';
import type { Evaluation, Facts } from '../evaluation.ts';
import { FALSE, TRUE } from '../kleene.ts';
import type { Boundary, Condition, RulesetDocument } from '../ruleset-document.ts';
import type { Value } from '../value.ts';

/** What was asked while one case was evaluated. A comparison that nothing asked for was of no account in that case. */
export type Observation = {
  readonly id: string;
  readonly evaluation: Evaluation;
  /** Limits with the sides of them that the case stood on. */
  readonly sides: ReadonlyMap<string, ReadonlySet<Side>>;
  /** Limits that were asked for, with the values that were compared. */
  readonly limits: ReadonlyMap<string, { readonly left: Value; readonly right: number }>;
  /** Parameter values that were read. */
  readonly parameters: ReadonlySet<string>;
  /** Class rows that decided the class of an entry: `list/row/version`. */
  readonly classes: ReadonlySet<string>;
};
type Recording = {
  readonly sides: Map<string, Set<Side>>;
  readonly limits: Map<string, { readonly left: Value; readonly right: number }>;
  readonly parameters: Set<string>;
};

/** A limit with its address. */
export type PlacedLimit = Limit & { readonly pointer: string; readonly isBoundary: boolean };

/** All limits of a document: of comparisons and of version boundaries. */
export function limitsIn(document: RulesetDocument): readonly PlacedLimit[] {
  const found: PlacedLimit[] = [];
  visitPlaces(document, (node, { pointer }) => {
    if (isComparison(node)) {
      for (const limit of limitsOf(node)) {
        const end = limit.end === undefined ? '' : `/value/${limit.end}`;
        found.push({ ...limit, pointer: `${pointer}${end}`, isBoundary: false });
      }
    }
    if (isBoundary(node)) found.push({ ...limitOfBoundary(document, node), pointer, isBoundary: true });
  });
  return found;
}

const isComparison = (node: object): node is Extract<Condition, { op: 'compare' }> =>
  'op' in node && node.op === 'compare';
const isBoundary = (node: object): node is Boundary => 'by' in node && 'date' in node && !('op' in node);

function limitOfBoundary(document: RulesetDocument, { by, date }: Boundary): Limit {
  const fields = document.facts.flatMap(({ type }) => (type.kind === 'list' ? type.fields : []));
  const declared = (by.op === 'fact' ? document.facts : fields).find(({ name }) => name === by.name);
  return {
    operator: 'greaterThanInclusive',
    left: { ...by, type: declared?.type ?? { kind: 'date', openEnded: false } },
    right: { op: 'literal', value: date, type: { kind: 'date', openEnded: false } },
  };
}

/** The document compiled with a look at every limit and parameter on the way. */
export function createObserver(
  document: RulesetDocument,
): (id: string, facts: Facts, suspended: readonly string[]) => Observation {
  const pointers = new Map<object, string>();
  visitPlaces(document, (node, { pointer }) => {
    if (!pointers.has(node)) pointers.set(node, pointer);
  });
  let recording: Recording = { sides: new Map(), limits: new Map(), parameters: new Set() };

  const watched = (scope: Scope, test: Test, limits: readonly Limit[], pointer: string): Test => {
    const sides = limits.map((limit) => ({
      limit,
      at: limit.end === undefined ? pointer : `${pointer}/value/${limit.end}`,
      left: compileExpression(scope, limit.left),
      right: compileExpression(scope, limit.right),
      isStepped: !isFree(document, limit.left) && !isFree(document, limit.right),
    }));
    const note = (context: Context): void => {
      for (const { limit, at, left, right, isStepped } of sides) {
        const other = right.value(context);
        if (typeof other !== 'number') continue;
        const own = left.value(context);
        recording.limits.set(at, { left: own, right: other });
        const side = typeof own === 'number' ? sideOf(limit, own, other, isStepped) : undefined;
        if (side !== undefined) recording.sides.set(at, (recording.sides.get(at) ?? new Set()).add(side));
      }
    };
    return {
      ...test,
      test: (context) => {
        const truth = test.test(context);
        note(context);
        return truth;
      },
    };
  };

  const program = compileProgram(document, {
    condition: (scope, condition) => {
      const test = partCompilers.condition(scope, condition);
      const pointer = pointers.get(condition);
      if (pointer === undefined || condition.op !== 'compare') return test;
      const limits = limitsOf(condition);
      return limits.length === 0 ? test : watched(scope, test, limits, pointer);
    },
    boundary: (scope, boundary) => {
      const test = partCompilers.boundary(scope, boundary);
      const pointer = pointers.get(boundary);
      return pointer === undefined ? test : watched(scope, test, [limitOfBoundary(document, boundary)], pointer);
    },
    expression: (scope, expression) => {
      const node = partCompilers.expression(scope, expression);
      if (expression.op !== 'parameter') return node;
      const keys = parameterKeys(scope, expression, pointers);
      return {
        ...node,
        value: (context) => {
          for (const key of keys(context)) recording.parameters.add(key);
          return node.value(context);
        },
      };
    },
    // A rule is asked for all limits but those of another drug, say: which values they are is what is observed.
    guards: (scope, condition) => partCompilers.guards(scope, condition).filter(({ kind }) => kind !== 'span'),
  });

  return (id, facts, suspended) => {
    recording = { sides: new Map(), limits: new Map(), parameters: new Set() };
    const { evaluation, state } = decide(program, facts, suspended);
    return { id, evaluation, ...recording, classes: decidingClasses(program, state.context) };
  };
}

/** The class rows that are the first not to be false, and true, for an entry. */
function decidingClasses(program: Program, context: Context): ReadonlySet<string> {
  const found = new Set<string>();
  for (const list of program.classified) {
    const rows = classRows(program.scope.document, list.name);
    for (const entry of listOf(program.scope, list, context)?.entries ?? []) {
      const at = within(context, entry, () => list.classes.findIndex(({ when }) => when.test(context) !== FALSE));
      const row = list.classes[at];
      if (row !== undefined && within(context, entry, () => row.when.test(context)) === TRUE)
        found.add(must(rows[at], list.name));
    }
  }
  return found;
}

/** The rows of a list's classes in the order in which they are compiled. */
const classRows = (document: RulesetDocument, list: string): readonly string[] =>
  document.entries.flatMap((rules) =>
    rules.list !== list
      ? []
      : rules.classes.flatMap(({ id, versions }) =>
          versions.flatMap(({ content }, version) => (content === null ? [] : [`${list}/${id}/${version}`])),
        ),
  );
