import { typeName } from './value-types.ts';
import type { Expression, FieldDeclaration } from '../ruleset-document.ts';
import { isBroken, quote, report, undeclared, type Check, type Scope, type Typed } from './check.ts';
import { at } from './pointer.ts';
import { say } from './say.ts';

export type ReferenceSource = { fact: string } | { field: string } | { role: string };

export const isReference = (source: object): source is ReferenceSource =>
  'fact' in source || 'field' in source || 'role' in source;

export function readReference(check: Check, source: ReferenceSource, pointer: string, scope: Scope): Typed | undefined {
  if ('fact' in source) return readFact(check, source.fact, at(pointer, 'fact'), scope);
  if ('field' in source) {
    const field = readField(check, source.field, at(pointer, 'field'), scope);
    if (!field) return undefined;
    return typed({ op: 'field', name: field.name, type: field.type }, field.noneAllowed);
  }
  const { member } = scope;
  const rolePointer = at(pointer, 'role');
  if (!member) {
    const expected = say('a role inside a condition that is declared over a group');
    return report(check, 'NO_MEMBER_HERE', rolePointer, quote(source.role), expected);
  }
  const fact = member.roles.get(source.role);
  if (fact === undefined)
    return undeclared(
      check,
      'UNDECLARED_ROLE',
      rolePointer,
      source.role,
      say('a declared role of {0}', member.group),
      member.roles.keys(),
    );
  return readFact(check, fact, rolePointer, scope);
}

export function readFact(check: Check, name: string, pointer: string, scope: Scope): Typed | undefined {
  const before = check.readFacts.get(name);
  if (before) {
    use(check, scope, before.node);
    return before.read;
  }
  const fact = check.facts.get(name);
  if (!fact) {
    if (isBroken(check, 'facts', name)) return undefined;
    return undeclared(check, 'UNDECLARED_FACT', pointer, name, say('a declared fact'), check.facts.keys());
  }
  const node = `fact:${name}`;
  use(check, scope, node);
  if (fact.type.kind === 'list' || fact.type.kind === 'text') {
    const expected = say('a fact that can be read as one value');
    const hint =
      fact.type.kind === 'list'
        ? say('Read the list by a function such as count, any or sum.')
        : say('Texts are never read by rules; declare an enum or a code.');
    return report(check, 'WRONG_TYPE', pointer, say('{0}, {1}', quote(name), typeName(fact.type)), expected, hint);
  }
  const read = typed({ op: 'fact', name, type: fact.type }, fact.noneAllowed);
  check.readFacts.set(name, { node, read });
  return read;
}

/** A field of the entry at hand. */
export function readField(check: Check, name: string, pointer: string, scope: Scope): FieldDeclaration | undefined {
  if (scope.list === undefined) {
    const expected = say('a field inside "where" or "entries"');
    return report(check, 'NO_ENTRY_HERE', pointer, quote(name), expected);
  }
  const fields = check.lists.get(scope.list);
  const field = fields?.get(name);
  if (!field)
    return undeclared(
      check,
      'UNDECLARED_FIELD',
      pointer,
      name,
      say('a declared field of {0}', scope.list),
      fields?.keys() ?? [],
    );
  use(check, scope, `field:${scope.list}/${name}`);
  if (field.type.kind === 'text')
    return report(check, 'WRONG_TYPE', pointer, say('{0}, a text', quote(name)), say('a field that rules can read'));
  return field;
}

/** Notes that the thing at hand reads `node`. */
export function use(check: Check, scope: Scope, node: string): void {
  check.used.add(node);
  scope.reads.add(node);
}

export const typed = (expression: Expression, mayBeNone: boolean): Typed => ({ expression, mayBeNone });
