import type { ExpressionSource } from '../condition-schema.ts';
import type { GrantField, Meet, NamedExpressions, ValueType } from '../ruleset-document.ts';
import { compact, isBroken, markBroken, quote, report, undeclared, type Check, type Scope } from './check.ts';
import { readScalarType } from './declared-types.ts';
import { at } from './pointer.ts';
import { readOnce } from './read-once.ts';
import { canCompare, isNumber, typeName } from './value-types.ts';
import { either, say } from './say.ts';

const meets: { readonly [M in Meet]: (type: ValueType) => boolean } = {
  earliest: (type) => type.kind === 'date',
  latest: (type) => type.kind === 'date',
  lowest: isNumber,
  highest: isNumber,
  intersect: (type) => type.kind === 'set',
  union: (type) => type.kind === 'set',
  equal: () => true,
};

export function declareGrant(check: Check): void {
  for (const [name, source] of Object.entries(check.source.grant)) {
    const pointer = at('/grant', name);
    const type = readScalarType(check, source, pointer);
    if (!type) {
      markBroken(check, 'grant', name);
      continue;
    }
    if (!meets[source.meet](type)) {
      const [first = quote(source.meet), ...others] = Object.keys(meets)
        .filter((meet) => meets[meet as Meet](type))
        .map(quote);
      report(check, 'WRONG_MEET', at(pointer, 'meet'), quote(source.meet), either(first, ...others));
    }
    const asked = source.asked && checkAsked(check, source.asked.fact, type, at(pointer, 'asked', 'fact'));
    const field: GrantField = {
      name,
      type,
      title: source.title,
      noneAllowed: source.none !== undefined,
      meet: source.meet,
      key: source.key ?? false,
      lookup: source.lookup ?? false,
      ...(source.unit !== undefined && { unit: source.unit }),
      ...(asked !== undefined && { asked }),
    };
    check.grant.set(name, compact(field));
  }
  if (check.broken.get('grant') === 'all') return;
  for (const name of ['from', 'to']) {
    const field = check.grant.get(name);
    if (!field && !isBroken(check, 'grant', name))
      report(
        check,
        'UNDECLARED_GRANT_FIELD',
        '/grant',
        say('no {0}', quote(name)),
        say('{0}: a date', quote(name)),
        say('Every grant has a first and a last day.'),
      );
    else if (field && field.type.kind !== 'date')
      report(
        check,
        'WRONG_TYPE',
        at('/grant', name),
        typeName(field.type),
        say('a date'),
        say('Every grant has a first and a last day.'),
      );
  }
}

function checkAsked(check: Check, name: string, type: ValueType, pointer: string): string | undefined {
  const fact = check.facts.get(name);
  check.used.add(`fact:${name}`);
  if (!fact) {
    if (isBroken(check, 'facts', name)) return undefined;
    return undeclared(check, 'UNDECLARED_FACT', pointer, name, say('a declared fact'), check.facts.keys());
  }
  const [a, b] = fact.type.kind === 'set' && type.kind === 'set' ? [fact.type.of, type.of] : [fact.type, type];
  const isComparable = isNumber(type) || type.kind === 'date' || type.kind === 'set';
  if (isComparable && (type.kind === 'set') === (fact.type.kind === 'set') && canCompare(a, b) === 'fits') return name;
  const expected = isComparable ? typeName(type) : say('asked only on a number, a date or a set');
  return report(check, 'WRONG_ASKED', pointer, say('{0}, {1}', quote(name), typeName(fact.type)), expected);
}

/** What an approval gives: every field typed, `from`, `to` and the key fields there. */
export function readGrant(
  check: Check,
  source: Readonly<Record<string, ExpressionSource>>,
  pointer: string,
  scope: Scope,
): NamedExpressions {
  const read = (own: Scope) => readWholeGrant(check, source, pointer, own);
  return readOnce(check, check.grants, JSON.stringify(source), scope, read) ?? [];
}

function readWholeGrant(
  check: Check,
  source: Readonly<Record<string, ExpressionSource>>,
  pointer: string,
  scope: Scope,
): NamedExpressions {
  for (const [name, field] of check.grant) {
    const isNeeded = name === 'from' || field.key || (name === 'to' && !field.noneAllowed);
    if (isNeeded && !Object.hasOwn(source, name))
      report(
        check,
        'MISSING_GRANT',
        pointer,
        say('no {0}', quote(name)),
        say('{0}: {1}', quote(name), typeName(field.type)),
      );
  }
  return readGrantFields(check, source, pointer, scope);
}

/** What a restriction narrows: any field but those that must be equal. */
export function readNarrowing(
  check: Check,
  source: Readonly<Record<string, ExpressionSource>>,
  pointer: string,
  scope: Scope,
): NamedExpressions {
  for (const name of Object.keys(source))
    if (check.grant.get(name)?.meet === 'equal')
      report(
        check,
        'NOT_NARROWABLE',
        at(pointer, name),
        say('{0}, which meets by "equal"', quote(name)),
        say('a field that can be narrowed'),
      );
  return readGrantFields(check, source, pointer, scope);
}

function readGrantFields(
  check: Check,
  source: Readonly<Record<string, ExpressionSource>>,
  pointer: string,
  scope: Scope,
): NamedExpressions {
  return Object.entries(source).flatMap(([name, expression]) => {
    const place = at(pointer, name);
    const field = check.grant.get(name);
    if (!field) {
      if (!isBroken(check, 'grant', name))
        undeclared(check, 'UNDECLARED_GRANT_FIELD', place, name, say('a declared grant field'), check.grant.keys());
      return [];
    }
    check.used.add(`grant:${name}`);
    const read = check.readExpression(check, expression, place, scope, field.type);
    if (read?.mayBeNone && !field.noneAllowed)
      report(
        check,
        'MAY_BE_NONE',
        place,
        say('a value that may be none'),
        say('{0}: {1}, never none', quote(name), typeName(field.type)),
      );
    return read ? [{ name, value: read.expression }] : [];
  });
}
