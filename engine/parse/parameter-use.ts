import type { ExpressionSource } from '../condition-schema.ts';
import { isBroken, quote, report, show, undeclared, type Check, type Scope, type Typed } from './check.ts';
import { at } from './pointer.ts';
import { typed, use } from './references.ts';
import { typeName } from './value-types.ts';
import { say } from './say.ts';

/** The content of a parameter in force, where it is used. */
export function readParameter(
  check: Check,
  source: { parameter: string; key?: ExpressionSource | undefined },
  pointer: string,
  scope: Scope,
): Typed | undefined {
  const name = source.parameter;
  const parameter = check.parameters.get(name);
  if (!parameter) {
    if (isBroken(check, 'parameters', name)) return undefined;
    return undeclared(
      check,
      'UNDECLARED_PARAMETER',
      at(pointer, 'parameter'),
      name,
      say('a declared parameter'),
      check.parameters.keys(),
    );
  }
  use(check, scope, `parameter:${name}`);
  checkBoundaryFields(check, name, parameter.byFields, at(pointer, 'parameter'), scope);
  if (parameter.type.kind === 'grouping')
    return report(
      check,
      'WRONG_TYPE',
      at(pointer, 'parameter'),
      say('{0}, a grouping', quote(name)),
      say('a parameter with a value'),
      say('A grouping stands only in countDistinct, as "by": {"group": …, "in": …}.'),
    );
  if (!parameter.key && source.key !== undefined)
    return report(
      check,
      'WRONG_ARGUMENTS',
      at(pointer, 'key'),
      show(source.key),
      say('no key: {0} has none', quote(name)),
    );
  if (!parameter.key) return typed({ op: 'parameter', name, type: parameter.type }, false);
  if (source.key === undefined)
    return report(
      check,
      'WRONG_ARGUMENTS',
      pointer,
      say('{0} without "key"', quote(name)),
      say('"key": {0}', typeName(parameter.key)),
      say('Say under which key.'),
    );
  const key = check.readExpression(check, source.key, at(pointer, 'key'), scope, parameter.key);
  return key && typed({ op: 'parameter', name, key: key.expression, type: parameter.type }, false);
}

function checkBoundaryFields(
  check: Check,
  name: string,
  byFields: readonly string[],
  pointer: string,
  scope: Scope,
): void {
  for (const field of new Set(byFields)) {
    const declared = scope.list === undefined ? undefined : check.lists.get(scope.list)?.get(field);
    if (scope.list === undefined) {
      const expected = say('an entry at hand: {0} is measured by its field {1}', quote(name), quote(field));
      report(
        check,
        'NO_ENTRY_HERE',
        pointer,
        quote(name),
        expected,
        say('Use it inside "where" or "entries", or measure it by a fact.'),
      );
    } else if (declared?.type.kind === 'date') use(check, scope, `field:${scope.list}/${field}`);
    else {
      const expected = say('a list with a date field {0}, by which {1} is measured', quote(field), quote(name));
      report(check, 'UNDECLARED_FIELD', pointer, quote(scope.list), expected);
    }
  }
}
