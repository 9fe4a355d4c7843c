import type { FactDeclaration, NamedCondition, RulesetDocument } from '../ruleset-document.ts';
import { isBroken, quote, report, undeclared, type Check, type Scope } from './check.ts';
import { readFigure } from './expressions.ts';
import { at } from './pointer.ts';
import { say } from './say.ts';

/** Reads what is derived: after all names and types are declared, in any order. */
export function readDerivedFacts(check: Check): FactDeclaration[] {
  const sources = new Map(Object.entries(check.source.facts));
  return [...check.facts.values()].map((fact) => {
    const fields = check.lists.get(fact.name);
    if (fields) return { ...fact, type: { kind: 'list', fields: [...fields.values()] } };
    const source = sources.get(fact.name)?.derived;
    if (source === undefined || fact.type.kind === 'text') return fact;
    const pointer = at('/facts', fact.name, 'derived');
    const scope: Scope = { reads: new Set() };
    check.definitions.set(`fact:${fact.name}`, { pointer, reads: scope.reads });
    const read = check.readExpression(check, source, pointer, scope, fact.type);
    if (!read) return fact;
    if (read.mayBeNone && !fact.noneAllowed)
      report(check, 'MAY_BE_NONE', pointer, say('a value that may be none'), say('{0}, never none', quote(fact.name)));
    return { ...fact, derived: read.expression };
  });
}

/** Reads the named conditions; one over a group once for each member, as `name/member`. */
export function readNamedConditions(check: Check): NamedCondition[] {
  return Object.entries(check.source.conditions ?? {}).flatMap(([name, source]) => {
    const pointer = at('/conditions', name);
    const read = (full: string, member: Scope['member']): NamedCondition[] => {
      const scope: Scope = { reads: new Set(), ...(member && { member }) };
      check.definitions.set(`condition:${full}`, { pointer: at(pointer, 'condition'), reads: scope.reads });
      const condition = check.readCondition(check, source.condition, at(pointer, 'condition'), scope);
      const legalBasis = source.legalBasis ?? [];
      return condition ? [{ name: full, title: source.title, legalBasis, condition }] : [];
    };
    if (source.over === undefined) return read(name, undefined);
    const groups = new Map(Object.entries(check.source.groups ?? {}));
    const members = groups.get(source.over);
    if (!members) {
      if (!isBroken(check, 'groups', source.over))
        undeclared(check, 'UNDECLARED_GROUP', at(pointer, 'over'), source.over, say('a declared group'), groups.keys());
      return [];
    }
    const group = source.over;
    check.used.add(`group:${group}`);
    return Object.entries(members).flatMap(([member, roles]) =>
      read(`${name}/${member}`, { group, name: member, roles: new Map(Object.entries(roles)) }),
    );
  });
}

export function readFigures(check: Check): RulesetDocument['figures'] {
  return Object.entries(check.source.figures ?? {}).flatMap(([name, { title, unit, value }]) => {
    const read = readFigure(check, value, at('/figures', name, 'value'), { reads: new Set() });
    return read ? [{ name, title, ...(unit !== undefined && { unit }), value: read }] : [];
  });
}

export function readConstraints(check: Check): RulesetDocument['constraints'] {
  return check.items('constraints').flatMap(({ value, pointer }) => {
    if (check.used.has(`id:${value.id}`))
      report(check, 'DUPLICATE_ID', at(pointer, 'id'), quote(value.id), say('an id of its own'));
    check.used.add(`id:${value.id}`);
    const condition = check.readCondition(check, value.condition, at(pointer, 'condition'), { reads: new Set() });
    return condition ? [{ id: value.id, condition, text: value.text }] : [];
  });
}
