import {
  compileRuleset,
  newestName,
  type CompiledRuleset,
  type FactDeclaration,
  type Facts,
  type FactValue,
  type GrantField,
  type GrantValue,
  type RulesetDocument,
} from '#engine';
import { pointerTo } from '../operation.ts';
import type { RequestError } from '../problem.ts';

export type CheckedGrant =
  | { readonly ok: true; readonly fields: GrantValue; readonly partial: readonly string[] }
  | { readonly ok: false; readonly errors: readonly RequestError[] };

/** A grant that a person writes, against the programme's declaration of its grant; with what is less than was asked. */
export function checkGrant(
  document: RulesetDocument,
  given: { readonly [field: string]: unknown },
  facts: Facts,
): CheckedGrant {
  const checked = fieldsAsFacts(document).checkFacts(given);
  const wrong = checked.ok
    ? []
    : checked.problems.map(({ pointer, code, expected, hint }) => ({
        pointer: `/grant${pointer}`,
        code,
        detail: `Expected ${expected}. ${hint}`,
      }));
  const lacking = document.grant
    .filter((field) => isNeeded(field) && (given[field.name] ?? null) === null)
    .filter(({ name }) => !wrong.some(({ pointer }) => pointer === `/grant${pointerTo([name])}`))
    .map(({ name }) => ({
      pointer: `/grant${pointerTo([name])}`,
      code: 'REQUIRED',
      detail: 'The grant says nothing without it.',
    }));
  const errors = [...wrong, ...lacking];
  if (!checked.ok || errors.length > 0) return { ok: false, errors };
  const fields = Object.fromEntries(document.grant.map(({ name }) => [name, checked.facts[name] ?? null]));
  return { ok: true, fields: fields as GrantValue, partial: findPartial(document, checked.facts, facts) };
}

/** What tells one right from another, and when it ends, is never left out by oversight. */
function isNeeded({ name, key, noneAllowed }: GrantField): boolean {
  return !noneAllowed && (key || name === 'to');
}

const compiled = new WeakMap<RulesetDocument, CompiledRuleset>();

/** A ruleset that knows nothing but the grant's fields: their types are those of facts, and are checked as facts are. */
function fieldsAsFacts(document: RulesetDocument): CompiledRuleset {
  const known = compiled.get(document);
  if (known) return known;
  const facts = document.grant.map(({ name, type, title, unit, noneAllowed }): FactDeclaration => ({
    name,
    type,
    title,
    ...(unit !== undefined && { unit }),
    noneAllowed,
    source: 'case-worker',
    identifying: 'none',
    curable: 'no',
    contestable: false,
  }));
  const { automatedProcessing: _automatedProcessing, exceptions: _exceptions, ...rest } = document;
  const ruleset = compileRuleset({
    ...rest,
    facts,
    parameters: [],
    conditions: [],
    grant: [],
    figures: [],
    sections: [],
    rules: [],
    tables: [],
    restrictions: [],
    replacements: [],
    entries: [],
    constraints: [],
    reasons: [],
    remedies: [],
  });
  compiled.set(document, ruleset);
  return ruleset;
}

/** Fields that give less than was asked: a lower number, an earlier date, a set without something. */
function findPartial(document: RulesetDocument, fields: Facts, facts: Facts): readonly string[] {
  return document.grant
    .filter(({ name, asked, type }) => {
      if (asked === undefined) return false;
      const named = (value: FactValue | undefined) => newestNames(document, type, value);
      return isLess(type.kind, named(fields[name]), named(facts[asked]));
    })
    .map(({ name }) => name);
}

/** A set of codes by the newest of their names; anything else as it is. */
function newestNames(
  document: RulesetDocument,
  type: GrantField['type'],
  value: FactValue | undefined,
): FactValue | undefined {
  if (type.kind !== 'set' || type.of.kind !== 'code' || !Array.isArray(value)) return value;
  const { systems } = type.of;
  return value.map((code) => newestName(document, systems, String(code)));
}

function isLess(kind: string, given: FactValue | undefined, asked: FactValue | undefined): boolean {
  if (given === undefined || given === null || asked === undefined || asked === null) return false;
  if (Array.isArray(given) && Array.isArray(asked)) return asked.some((item) => !(given as unknown[]).includes(item));
  if (kind === 'date') return String(given) < String(asked);
  return (kind === 'integer' || kind === 'decimal') && compareDecimals(String(given), String(asked)) < 0;
}

/** Exact: decimals are compared by their digits. */
function compareDecimals(a: string, b: string): number {
  const digits = Math.max(...[a, b].map((text) => (text.split('.')[1] ?? '').length));
  const scaled = (text: string) => {
    const [whole = '', fraction = ''] = text.split('.');
    return BigInt(whole + fraction.padEnd(digits, '0'));
  };
  const difference = scaled(a) - scaled(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}
