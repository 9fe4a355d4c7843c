import type { ConditionSource } from '../condition-schema.ts';
import type { Condition } from '../ruleset-document.ts';
import { isBroken, quote, report, undeclared, type Check, type Scope } from './check.ts';
import { readComparison } from './comparisons.ts';
import { at } from './pointer.ts';
import { use } from './references.ts';
import { say } from './say.ts';

/** The checked form of a condition, or undefined after a report. */
export function readCondition(
  check: Check,
  source: ConditionSource,
  pointer: string,
  scope: Scope,
): Condition | undefined {
  if ('all' in source) return readGroup(check, 'all', source.all, at(pointer, 'all'), scope);
  if ('any' in source) return readGroup(check, 'any', source.any, at(pointer, 'any'), scope);
  if ('not' in source) {
    const of = readCondition(check, source.not, at(pointer, 'not'), scope);
    return of && { op: 'not', of };
  }
  if ('atLeast' in source) {
    const of = readEach(check, source.of, at(pointer, 'of'), scope);
    if (source.atLeast > source.of.length) {
      const expected = say('at most {0}, the number of conditions', source.of.length);
      return report(check, 'UNREACHABLE', at(pointer, 'atLeast'), say('{0}', String(source.atLeast)), expected);
    }
    return of && { op: 'atLeast', n: source.atLeast, of };
  }
  if ('condition' in source) {
    const name = readConditionName(check, source.condition, source.of, pointer, scope);
    return name === undefined ? undefined : { op: 'named', name };
  }
  return readComparison(check, source, pointer, scope);
}

function readGroup(
  check: Check,
  op: 'all' | 'any',
  sources: readonly ConditionSource[],
  pointer: string,
  scope: Scope,
): Condition | undefined {
  const of = readEach(check, sources, pointer, scope);
  return of && { op, of };
}

function readEach(
  check: Check,
  sources: readonly ConditionSource[],
  pointer: string,
  scope: Scope,
): Condition[] | undefined {
  const of = sources.map((source, index) => readCondition(check, source, at(pointer, index), scope));
  return of.every((condition) => condition !== undefined) ? of : undefined;
}

/** The name of a declared condition; of one over a group, `name/member`. */
export function readConditionName(
  check: Check,
  name: string,
  of: string | undefined,
  pointer: string,
  scope: Scope,
): string | undefined {
  const conditions = check.source.conditions ?? {};
  const declared = Object.hasOwn(conditions, name) ? conditions[name] : undefined;
  if (!declared) {
    if (isBroken(check, 'conditions', name)) return undefined;
    const names = Object.keys(conditions);
    return undeclared(
      check,
      'UNDECLARED_CONDITION',
      at(pointer, 'condition'),
      name,
      say('a declared condition'),
      names,
    );
  }
  if (declared.over === undefined) {
    if (of !== undefined)
      return report(
        check,
        'UNDECLARED_GROUP',
        at(pointer, 'of'),
        quote(of),
        say('no "of": {0} is not over a group', quote(name)),
      );
    use(check, scope, `condition:${name}`);
    return name;
  }
  check.used.add(`condition:${name}`);
  check.used.add(`group:${declared.over}`);
  const members = new Map(Object.entries(new Map(Object.entries(check.source.groups ?? {})).get(declared.over) ?? {}));
  const member = of ?? (scope.member?.group === declared.over ? scope.member.name : undefined);
  if (member === undefined) {
    const expected = say('"of": one of {0}', [...members.keys()].map(quote).join(', '));
    return report(check, 'NO_MEMBER_HERE', pointer, say('{0} without "of"', quote(name)), expected);
  }
  if (!members.has(member)) {
    if (isBroken(check, 'groups', declared.over)) return undefined;
    return undeclared(
      check,
      'UNDECLARED_GROUP',
      at(pointer, 'of'),
      member,
      say('a declared member of {0}', declared.over),
      members.keys(),
    );
  }
  use(check, scope, `condition:${name}/${member}`);
  return `${name}/${member}`;
}
