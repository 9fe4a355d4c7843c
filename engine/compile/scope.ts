import type { ConditionTrace } from '../explanation.ts';
import { codeSpace, type CodeSpace } from '../code.ts';
import type { Truth } from '../kleene.ts';
import type {
  Condition,
  EntryClass,
  Expression,
  FactDeclaration,
  FieldDeclaration,
  ParameterDeclaration,
  RulesetDocument,
  ValueType,
} from '../ruleset-document.ts';
import type { Facts } from '../evaluation.ts';
import { UNREAD, type EntryState, type ListValue, type Value } from '../value.ts';
import { inputReader } from './input-values.ts';
import type { Guard } from './guards.ts';
import type { Leaves } from './leaves.ts';

/** The state of one evaluation: facts by slot, each read or derived when first asked for, and the entry at hand. */
export type Context = {
  readonly facts: Facts;
  readonly values: (Value | typeof UNREAD)[];
  entry: EntryState | undefined;
  /** Of an explanation: traces that stand in several places, by their number. */
  traces: (ConditionTrace | undefined)[] | undefined;
  /** Truths of conditions that are shared, by their number. */
  readonly truths: (Truth | undefined)[];
  /** What was read of tables, by their number. */
  readonly tables: (RowsRead | undefined)[];
};

/** The rows of a table that are not false, ascending, and their truths. */
export type RowsRead = { readonly rows: readonly number[]; readonly truths: readonly Truth[] };

/** A compiled expression. `walk` is called when the value is not fully known. */
export type ValueNode = {
  readonly type: ValueType;
  readonly value: (context: Context) => Value;
  /** Of a fact: where its value stands once it was read. */
  readonly slot?: number;
  /** Of what stands in the ruleset: the value, always. */
  readonly literal?: Value;
  readonly walk: (context: Context, leaves: Leaves) => void;
  /** Of a code that is known but coarser than asked: where an exact one would have to come from. */
  readonly walkCoarse?: (context: Context, leaves: Leaves) => void;
  /** Is it, or does it hold, a code that may become another one? FORMAT.md, section 7, Grant. */
  readonly mayChange?: (context: Context) => boolean;
};

/** A fact that reasons name: its value stands in its slot once it was read. */
export type NamedFact = {
  readonly name: string;
  readonly slot: number;
  readonly type: ValueType;
  readonly value: ValueNode['value'];
};

/** A compiled condition. `walk` is called when it is unknown. */
export type Test = {
  readonly test: (context: Context) => Truth;
  readonly walk: (context: Context, leaves: Leaves) => void;
  readonly trace: (context: Context) => ConditionTrace;
  /** Of a conjunction: what must hold, so that conjunctions of conjunctions are asked without a detour. */
  readonly conjuncts?: readonly ((context: Context) => Truth)[];
};

/** The class of an entry and the row that gives its reason. */
export type Classified = {
  readonly class: EntryClass | 'unknown';
  readonly reason: string;
  readonly row: string;
  /** Does the entry count? */
  readonly counts: Truth;
};

export type ClassRow = {
  readonly when: Test;
  /** When the row holds, and when it is the first of several that may. */
  readonly certain: Classified;
  readonly open: Classified;
};

/** Numbers in turn from 0. */
export type Numbers = { readonly next: () => number; readonly count: () => number };

/** A list fact: the fields of its entries and how they are classified. Filled while compiling. */
export type ListScope = {
  readonly slot: number;
  readonly name: string;
  readonly fields: readonly FieldDeclaration[];
  readonly fieldSlots: ReadonlyMap<string, number>;
  readonly isDerived: readonly boolean[];
  readonly derived: (ValueNode | undefined)[];
  classes: readonly ClassRow[];
  /** The rows that may be anything but false for the entry at hand. */
  possibleClasses: (context: Context) => readonly ClassRow[];
  otherwise: ClassRow | undefined;
  /** Numbers of what is kept of all entries during an evaluation, by name. */
  readonly functions: Map<string, number>;
};

/** What names mean while compiling; `list` is set inside `where` and `entries`. */
export type Scope = {
  readonly document: RulesetDocument;
  readonly facts: readonly FactDeclaration[];
  readonly factSlots: ReadonlyMap<string, number>;
  /** Input facts by slot; of derived ones unknown. */
  readonly inputs: readonly ((context: Context) => Value)[];
  /** Nodes of derived facts by slot, filled while compiling. */
  readonly derived: (ValueNode | undefined)[];
  readonly lists: ReadonlyMap<string, ListScope>;
  readonly parameters: ReadonlyMap<string, { readonly index: number; readonly declaration: ParameterDeclaration }>;
  readonly codes: (systems: readonly string[]) => CodeSpace;
  /** Named conditions and parameters compiled so far, by name and list. */
  readonly named: Map<string, Test>;
  readonly parameterNodes: Map<string, ValueNode>;
  /** Nodes of facts, and lists of facts that reasons name, compiled so far. */
  readonly factNodes: (ValueNode | undefined)[];
  readonly factLists: Map<string, readonly NamedFact[]>;
  /** Expressions and comparisons compiled so far. */
  readonly nodes: Map<Expression, ValueNode>;
  readonly tests: Map<Condition, Test>;
  readonly list: ListScope | undefined;
  /** Numbers of tests whose truth is kept, of values kept beside the facts', and of tables. */
  readonly numbers: Numbers;
  readonly traces: Numbers;
  readonly keptValues: Numbers;
  readonly tables: Numbers;
  readonly compilers: Compilers;
};

/** Expressions and conditions contain each other; their compilers meet here, so that modules need not import in a circle. */
export type Compilers = {
  readonly expression: (scope: Scope, expression: Expression) => ValueNode;
  readonly condition: (scope: Scope, condition: Condition) => Test;
  /** What a rule is filed under, so that it is not asked where it must be false. */
  readonly guards: (scope: Scope, condition: Condition) => readonly Guard[];
};
/**
 * What is one object in the document, such as equal cells of a table, is compiled once: outside entries, where a name
 * means the same everywhere.
 */
export function compileExpression(scope: Scope, expression: Expression): ValueNode {
  if (scope.list !== undefined) return scope.compilers.expression(scope, expression);
  const known = scope.nodes.get(expression);
  if (known !== undefined) return known;
  const node = scope.compilers.expression(scope, expression);
  scope.nodes.set(expression, node);
  return node;
}
export function compileCondition(scope: Scope, condition: Condition): Test {
  if (scope.list !== undefined || condition.op !== 'compare') return scope.compilers.condition(scope, condition);
  const known = scope.tests.get(condition);
  if (known !== undefined) return known;
  const test = scope.compilers.condition(scope, condition);
  scope.tests.set(condition, test);
  return test;
}

/** A value that may stand in a slot, without a call once it was read. */
export function valueAt(context: Context, slot: number | undefined, read: ValueNode['value']): Value {
  if (slot === undefined) return read(context);
  const known = context.values[slot] as Value | typeof UNREAD;
  return known === UNREAD ? read(context) : known;
}

/** Runs something with an entry at hand, and puts back what was there. */
export function within<T>(context: Context, entry: EntryState, run: () => T): T {
  const outer = context.entry;
  context.entry = entry;
  const result = run();
  context.entry = outer;
  return result;
}

/** An object that the caller indexes by declared names; a name that is missing here is a bug of the parser. */
export function must<T>(value: T | undefined, what: string): T {
  if (value === undefined) throw new Error(`not in the checked document: ${what}`);
  return value;
}

function listScope(document: RulesetDocument, fact: FactDeclaration, slot: number): ListScope | undefined {
  if (fact.type.kind !== 'list') return undefined;
  const fields = fact.type.fields;
  const derived = document.entries.find((rules) => rules.list === fact.name)?.derived ?? [];
  return {
    slot,
    name: fact.name,
    fields,
    fieldSlots: new Map(fields.map((field, i) => [field.name, i])),
    isDerived: fields.map((field) => derived.some(({ name }) => name === field.name)),
    derived: fields.map(() => undefined),
    classes: [],
    possibleClasses: () => [],
    otherwise: undefined,
    functions: new Map(),
  };
}

function counter(): Numbers {
  let count = 0;
  return { next: () => (count += 1) - 1, count: () => count };
}

/** The value of a list fact: unknown when it is not given. */
export const listOf = (scope: Scope, list: ListScope, context: Context): ListValue | undefined =>
  scope.inputs[list.slot]?.(context) as ListValue | undefined;

export function createScope(document: RulesetDocument, compilers: Compilers): Scope {
  const facts = document.facts;
  const lists = facts.flatMap((fact, slot) => listScope(document, fact, slot) ?? []);
  const systems = new Map(document.systems.map((system) => [system.name, system]));
  const spaces = new Map<string, CodeSpace>();
  return {
    document,
    facts,
    factSlots: new Map(facts.map((fact, slot) => [fact.name, slot])),
    inputs: facts.map((fact, slot) =>
      inputReader(
        fact,
        slot,
        lists.find((list) => list.slot === slot),
      ),
    ),
    derived: facts.map(() => undefined),
    lists: new Map(lists.map((list) => [list.name, list])),
    parameters: new Map(document.parameters.map((declaration, index) => [declaration.name, { index, declaration }])),
    codes: (names) => {
      const key = names.join(' ');
      const space = spaces.get(key) ?? codeSpace(names.map((name) => must(systems.get(name), name)));
      spaces.set(key, space);
      return space;
    },
    named: new Map(),
    parameterNodes: new Map(),
    nodes: new Map(),
    tests: new Map(),
    factNodes: facts.map(() => undefined),
    factLists: new Map(),
    list: undefined,
    numbers: counter(),
    traces: counter(),
    keptValues: counter(),
    tables: counter(),
    compilers,
  };
}
