import type { Problem } from '../evaluation.ts';
import type { ConditionSource, ExpressionSource } from '../condition-schema.ts';
import type {
  Condition,
  Expression,
  FactDeclaration,
  FieldDeclaration,
  GrantField,
  Mark,
  NamedExpressions,
  ParameterDeclaration,
  SystemDeclaration,
  EventType,
  LegalBasis,
} from '../ruleset-document.ts';
import type { RulesetSource } from '../ruleset-schema.ts';
import type { CodePattern } from './code-pattern.ts';
import { problemCodes, type ProblemCode } from './problem-codes.ts';
import type { ReadBefore } from './read-once.ts';
import type { Wanted } from './value-types.ts';
import { asWritten, either, inEnglish, say, type Phrase, type Said, type Written } from './say.ts';

/** A place in the source: an item of the document and the pointer to it. */
export type Item<T> = { readonly pointer: string; readonly value: T };
export type Part = keyof RulesetSource;

/** What one rule can do, kept for the checks of law and texts. */
export type Effect = {
  readonly event: EventType | 'restriction' | 'class';
  readonly pointer: string;
  readonly code: string;
  readonly reasonPointer: string;
  readonly values: ReadonlySet<string>;
  /** From the programme down to the rule itself. */
  readonly automation: readonly ('automatic' | 'recommend' | undefined)[];
  readonly hasBasis: boolean;
  readonly hasExceptions: boolean;
  /** The bases with the places where they stand; `lawPointer` is where one would be added. */
  readonly law: readonly Item<LegalBasis>[];
  readonly lawPointer: string;
  readonly boundaryMarks: readonly (Mark | undefined)[];
  readonly reads: ReadonlySet<string>;
};

/** A named definition that others read: what it reads itself, and where it stands. */
export type Definition = { readonly pointer: string; readonly reads: Set<string> };

export type ParameterEntry = ParameterDeclaration & {
  /** Date fields of the entry at hand by which its boundaries are measured. */
  readonly byFields: readonly string[];
};

/** Reads a condition or expression where it stands; conditions and expressions hold each other. */
export type ReadCondition = (
  check: Check,
  source: ConditionSource,
  pointer: string,
  scope: Scope,
) => Condition | undefined;
export type ReadExpression = (
  check: Check,
  source: ExpressionSource,
  pointer: string,
  scope: Scope,
  wanted: Wanted,
) => Typed | undefined;
/** An expression with what its type does not say: whether it may be none. */
export type Typed = { readonly expression: Expression; readonly mayBeNone: boolean };

/** State of one run of the checks. Names live in maps, so that no name can reach a prototype. */
export type Check = {
  readonly source: RulesetSource;
  readonly readCondition: ReadCondition;
  readonly readExpression: ReadExpression;
  readonly problems: Problem[];
  readonly warnings: Problem[];
  readonly seen: Set<string>;
  /** Parts of the document that had problems of shape: what is said about them is not repeated as undeclared. */
  readonly broken: Map<Part, Set<string> | 'all'>;
  readonly items: <P extends ListPart>(part: P) => readonly Item<NonNullable<RulesetSource[P]>[number]>[];
  readonly systems: Map<string, SystemDeclaration>;
  readonly patterns: Map<string, CodePattern>;
  readonly facts: Map<string, FactDeclaration>;
  /** Facts as they are read. */
  readonly readFacts: Map<string, { readonly node: string; readonly read: Typed }>;
  readonly lists: Map<string, Map<string, FieldDeclaration>>;
  readonly classified: Set<string>;
  readonly parameters: Map<string, ParameterEntry>;
  readonly grant: Map<string, GrantField>;
  readonly grants: ReadBefore<NamedExpressions>;
  /** `fact:x`, `field:list/x`, `class:list`, `condition:x`, `parameter:x` */
  readonly definitions: Map<string, Definition>;
  readonly used: Set<string>;
  readonly effects: Effect[];
};
export type ListPart = 'sections' | 'rules' | 'tables' | 'restrictions' | 'replacements' | 'entries' | 'constraints';

/** Where a condition or expression stands: what it may name, and who is told what it reads. */
export type Scope = {
  readonly reads: Set<string>;
  /** The list whose entry is at hand. */
  readonly list?: string;
  /** In `entries.derived`: functions over the other entries are allowed. */
  readonly derivesEntry?: boolean;
  /** In a condition over a group: the member at hand and its facts by role. */
  readonly member?: { readonly group: string; readonly name: string; readonly roles: ReadonlyMap<string, string> };
};

/** A problem in the words of a phrase; without a hint of its own it has that of its code. */
export function problem(code: ProblemCode, pointer: string, found: Said, expected: Said, hint?: Said): Problem {
  const usual = problemCodes[code].hint;
  const own = hint === undefined ? usual : inEnglish(hint);
  const said = hint === undefined || own === usual ? { found, expected } : { found, expected, hint };
  return { code, pointer, found: inEnglish(found), expected: inEnglish(expected), hint: own, said };
}

export function report(
  check: Check,
  code: ProblemCode,
  pointer: string,
  found: Said,
  expected: Said,
  hint?: Said,
): undefined {
  const key = `${code} ${pointer}`;
  if (check.seen.has(key)) return;
  check.seen.add(key);
  check.problems.push(problem(code, pointer, found, expected, hint));
}

export function warn(check: Check, code: ProblemCode, pointer: string, found: Said, expected: Said, hint?: Said): void {
  check.warnings.push(problem(code, pointer, found, expected, hint));
}

/** Whether a name of this part may be declared where the shape was wrong. */
export function isBroken(check: Check, part: Part, name: string): boolean {
  const names = check.broken.get(part);
  return names === 'all' || (names?.has(name) ?? false);
}

/** Keeps what cannot be declared from being reported as undeclared wherever it is named. */
export function markBroken(check: Check, part: Part, name: string): void {
  const names = check.broken.get(part);
  if (names !== 'all') check.broken.set(part, (names ?? new Set()).add(name));
}

/** Reports an undeclared name, with the declared names that look like it. */
export function undeclared(
  check: Check,
  code: ProblemCode,
  pointer: string,
  name: string,
  expected: Phrase,
  declared: Iterable<string>,
): undefined {
  const close = [...declared].filter((other) => isClose(name, other)).slice(0, 3);
  const [first, ...others] = close.map(quote);
  const hint = first && say('Did you mean {0}?', either(first, ...others));
  return report(check, code, pointer, quote(name), expected, hint);
}

function isClose(a: string, b: string): boolean {
  const x = a.toLowerCase();
  const y = b.toLowerCase();
  if (x === y) return true;
  if (Math.min(x.length, y.length) >= 4 && (x.startsWith(y) || y.startsWith(x))) return true;
  if (Math.abs(x.length - y.length) > 2 || Math.max(x.length, y.length) > 64) return false;
  return distance(x, y) <= (Math.max(x.length, y.length) > 5 ? 2 : 1);
}

function distance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i += 1) {
    const current = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min(change, (previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}

/** A value as an author would recognise it, shortened. */
export function show(value: unknown): Said {
  const text = JSON.stringify(value) as string | undefined;
  if (text === undefined) return say('nothing');
  return asWritten(text.length > 80 ? `${text.slice(0, 77)}…` : text);
}

export const quote = (name: string): Written => asWritten(JSON.stringify(name));

/** The object without the keys that are undefined: itself when there are none. */
export function compact<T extends object>(object: T): T {
  return Object.values(object).includes(undefined)
    ? (Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined)) as T)
    : object;
}
