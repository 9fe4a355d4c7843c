import type { FactDeclaration } from '../ruleset-document.ts';
import { isBroken, quote, report, undeclared, type Check } from './check.ts';
import { isSetSource } from './declared-types.ts';
import type { FactSource, FieldSource } from './facts.ts';
import { at } from './pointer.ts';
import { isSameType, typeName } from './value-types.ts';
import { asWritten, say } from './say.ts';

/** What a fact says about other facts: needs all of them declared. */
export function checkFactRelations(check: Check): void {
  for (const [name, source] of Object.entries(check.source.facts)) {
    const fact = check.facts.get(name);
    if (!fact) continue;
    const pointer = at('/facts', name);
    checkLookup(check, source, at(pointer, 'lookup'), undefined);
    if (source.type === 'list' && source.of && !isSetSource(source.of))
      for (const [field, inner] of Object.entries(source.of))
        checkLookup(check, inner, at(pointer, 'of', field, 'lookup'), name);
    if (source.discretionary) checkDiscretion(check, source, pointer);
    if (fact.confirmedBy !== undefined)
      checkConfirmation(check, fact.confirmedBy, at(pointer, 'contestable', 'confirmedBy'));
  }
}

function checkDiscretion(check: Check, source: FactSource, pointer: string): void {
  if (source.type === 'boolean' && source.source === 'case-worker' && source.none === undefined) return;
  const expected = say('type boolean, source case-worker, never none');
  report(
    check,
    'WRONG_DISCRETION',
    at(pointer, 'discretionary'),
    say('{0} of {1}', source.type, source.source ?? say('no source')),
    expected,
  );
}

function checkConfirmation(check: Check, name: string, pointer: string): void {
  const fact = check.facts.get(name);
  check.used.add(`fact:${name}`);
  if (fact?.type.kind === 'confirmation' && fact.source === 'patient') return;
  if (!fact && isBroken(check, 'facts', name)) return;
  if (!fact) return undeclared(check, 'UNDECLARED_FACT', pointer, name, say('a declared fact'), check.facts.keys());
  const found = say('{0}, {1} of {2}', quote(name), typeName(fact.type), fact.source);
  report(check, 'WRONG_CONFIRMATION', pointer, found, say('a confirmation of source patient'));
}

function checkLookup(check: Check, source: FieldSource | FactSource, pointer: string, list: string | undefined): void {
  const { lookup } = source;
  if (!lookup) return;
  if (source.source?.startsWith('register:') !== true && source.source !== 'decisions') {
    const found = say('a look-up of source {0}', source.source ?? say('none'));
    report(check, 'WRONG_LOOKUP', pointer, found, say('source register:… or decisions'));
    return;
  }
  const fields = list === undefined ? undefined : check.lists.get(list);
  const names = lookup.by.map((name, index) => [name, at(pointer, 'by', index)] as const);
  if (lookup.on !== undefined) names.push([lookup.on, at(pointer, 'on')]);
  if (lookup.subject !== undefined) names.push([lookup.subject, at(pointer, 'subject')]);
  for (const [name, place] of names) {
    check.used.add(`fact:${name}`);
    if (fields?.has(name) || check.facts.has(name) || isBroken(check, 'facts', name)) continue;
    const declared = [...(fields?.keys() ?? []), ...check.facts.keys()];
    undeclared(
      check,
      'UNDECLARED_FACT',
      place,
      name,
      fields ? say('a declared field or fact') : say('a declared fact'),
      declared,
    );
  }
  const on = lookup.on === undefined ? undefined : (fields?.get(lookup.on) ?? check.facts.get(lookup.on));
  if (on === undefined || on.type.kind === 'date') return;
  const hint = say('Say as of which date the register is read.');
  report(
    check,
    'WRONG_LOOKUP',
    at(pointer, 'on'),
    say('{0}, {1}', quote(on.name), typeName(on.type)),
    say('a date'),
    hint,
  );
}

/** Groups: every member has the same roles, with facts of the same types. */
export function checkGroups(check: Check): void {
  for (const [group, source] of Object.entries(check.source.groups ?? {})) {
    const pointer = at('/groups', group);
    const members = Object.entries(source);
    const [first] = members;
    if (!first) {
      report(check, 'WRONG_GROUP', pointer, asWritten('{}'), say('at least one member'));
      continue;
    }
    for (const [member, roles] of members)
      checkMember(check, at(pointer, member), new Map(Object.entries(roles)), new Map(Object.entries(first[1])));
  }
}

function checkMember(
  check: Check,
  pointer: string,
  roles: ReadonlyMap<string, string>,
  model: ReadonlyMap<string, string>,
): void {
  const [found, expected] = [[...roles.keys()].toSorted(), [...model.keys()].toSorted()];
  if (found.join() !== expected.join())
    report(check, 'WRONG_GROUP', pointer, say('roles {0}', found.join(', ')), say('roles {0}', expected.join(', ')));
  for (const [role, name] of roles) {
    check.used.add(`fact:${name}`);
    const fact = check.facts.get(name);
    const other = check.facts.get(model.get(role) ?? '');
    if (!fact) {
      if (!isBroken(check, 'facts', name))
        undeclared(check, 'UNDECLARED_FACT', at(pointer, role), name, say('a declared fact'), check.facts.keys());
    } else if (other && (!isSameType(other.type, fact.type) || other.noneAllowed !== fact.noneAllowed)) {
      const name = ({ type, noneAllowed }: FactDeclaration) =>
        noneAllowed ? say('{0} or none', typeName(type)) : typeName(type);
      const hint = say('Declare both facts alike.');
      report(check, 'WRONG_GROUP', at(pointer, role), name(fact), name(other), hint);
    }
  }
}
