import type { ExpressionSource } from '../condition-schema.ts';
import type { Condition, DistinctBy, FieldDeclaration, ValueType } from '../ruleset-document.ts';
import { isBroken, quote, report, undeclared, type Check, type Scope, type Typed } from './check.ts';
import { at } from './pointer.ts';
import { readField, typed, use } from './references.ts';
import { isNumber, isSameType, typeName } from './value-types.ts';
import { say, type Said } from './say.ts';

type Source = Extract<ExpressionSource, { fn: string }>;
type OverList = Extract<Source, { over: string }>;

export const aggregateKeys = ['count', 'countDistinct', 'sum', 'any', 'all', 'pick'] as const;
/** The arguments of each function besides `over`, `where` and `counted`. */
const own: { readonly [K in OverList['fn']]: readonly (keyof OverList)[] } = {
  count: [],
  countDistinct: ['by'],
  sum: ['field'],
  any: [],
  all: [],
  pick: ['field', 'first', 'last'],
};

/** The functions over the entries of a list. */
export function readAggregate(check: Check, source: Source, pointer: string, scope: Scope): Typed | undefined {
  if (source.fn === 'isReplaced' || source.fn === 'isDuplicate') return readOfEntry(check, source, pointer, scope);
  checkArguments(check, source, pointer);
  const list = readList(check, source.over, at(pointer, 'over'), scope);
  if (list === undefined) return undefined;
  const inner: Scope = { reads: scope.reads, list, ...(scope.member && { member: scope.member }) };
  const where = source.where && check.readCondition(check, source.where, at(pointer, 'where'), inner);
  if (source.where && !where) return undefined;
  const counted = readCounted(check, source, list, pointer, scope);
  const common = { over: list, ...(where && { where }), counted };
  switch (source.fn) {
    case 'count':
      return typed({ op: 'count', ...common, type: { kind: 'integer' } }, false);
    case 'countDistinct': {
      const by = source.by === undefined ? undefined : readBy(check, source.by, at(pointer, 'by'), inner);
      return by && typed({ op: 'countDistinct', ...common, by, type: { kind: 'integer' } }, false);
    }
    case 'sum': {
      const field = readFieldOf(check, source.field, at(pointer, 'field'), inner);
      if (!field) return undefined;
      if (!isNumber(field.type)) return wrongField(check, at(pointer, 'field'), field, say('an integer or decimal'));
      return typed({ op: 'sum', ...common, field: field.name, type: field.type }, false);
    }
    case 'any':
    case 'all':
      return where && typed({ op: source.fn, ...common, where, type: { kind: 'boolean' } }, false);
    case 'pick':
      return readPick(check, source, pointer, inner, common);
  }
}

function checkArguments(check: Check, source: OverList, pointer: string): void {
  const allowed = new Set<string>(['fn', 'over', 'where', 'counted', ...own[source.fn]]);
  for (const key of Object.keys(source))
    if (!allowed.has(key))
      report(
        check,
        'WRONG_ARGUMENTS',
        at(pointer, key),
        quote(key),
        say('{0} with {1}', source.fn, [...allowed].slice(1).join(', ')),
      );
  const needed: readonly (keyof OverList)[] =
    source.fn === 'any' || source.fn === 'all'
      ? ['where']
      : own[source.fn].filter((key) => key !== 'first' && key !== 'last');
  for (const key of needed)
    if (source[key] === undefined)
      report(check, 'WRONG_ARGUMENTS', pointer, say('{0} without {1}', source.fn, quote(key)), quote(key));
  if (source.fn === 'pick' && (source.first === undefined) === (source.last === undefined))
    report(
      check,
      'WRONG_ARGUMENTS',
      pointer,
      say('pick without one of "first" and "last"'),
      say('"first" or "last": a date field'),
      say('Name one of the two.'),
    );
}

function readList(check: Check, name: string, pointer: string, scope: Scope): string | undefined {
  if (check.lists.has(name)) {
    use(check, scope, `fact:${name}`);
    return name;
  }
  const fact = check.facts.get(name);
  if (fact)
    return report(check, 'WRONG_TYPE', pointer, say('{0}, {1}', quote(name), typeName(fact.type)), say('a list fact'));
  if (isBroken(check, 'facts', name)) return undefined;
  return undeclared(check, 'UNDECLARED_LIST', pointer, name, say('a declared list fact'), check.lists.keys());
}

function readCounted(check: Check, source: OverList, list: string, pointer: string, scope: Scope): boolean {
  if (source.counted !== true) return false;
  if (!check.classified.has(list) && check.broken.get('entries') === undefined)
    report(
      check,
      'NOT_COUNTED',
      at(pointer, 'counted'),
      say('counted over {0}', quote(list)),
      say('a list with classes in "entries"'),
    );
  use(check, scope, `class:${list}`);
  return true;
}

function readFieldOf(
  check: Check,
  name: string | undefined,
  pointer: string,
  scope: Scope,
): FieldDeclaration | undefined {
  return name === undefined ? undefined : readField(check, name, pointer, scope);
}

function wrongField(check: Check, pointer: string, field: FieldDeclaration, expected: Said): undefined {
  return report(check, 'WRONG_TYPE', pointer, say('{0}, {1}', quote(field.name), typeName(field.type)), expected);
}

function readPick(
  check: Check,
  source: OverList,
  pointer: string,
  scope: Scope,
  common: { over: string; where?: Condition; counted: boolean },
): Typed | undefined {
  const order = source.last === undefined ? 'first' : 'last';
  const date = readFieldOf(check, source[order], at(pointer, order), scope);
  const field = readFieldOf(check, source.field, at(pointer, 'field'), scope);
  if (!date || !field) return undefined;
  if (date.type.kind !== 'date') return wrongField(check, at(pointer, order), date, say('a date'));
  if (field.type.kind === 'date' && field.type.openEnded) {
    const hint = say('None would mean both "no entry" and "without end": use any or count with a condition instead.');
    return report(
      check,
      'MAY_BE_NONE',
      at(pointer, 'field'),
      say('{0}, an open-ended date', quote(field.name)),
      say('a field that is not open-ended'),
      hint,
    );
  }
  return typed({ op: 'pick', ...common, field: field.name, order, date: date.name, type: field.type }, true);
}

function readBy(check: Check, by: NonNullable<OverList['by']>, pointer: string, scope: Scope): DistinctBy | undefined {
  if (typeof by === 'string') {
    const field = readField(check, by, pointer, scope);
    return field && isKey(check, field, pointer) ? { how: 'field', field: field.name } : undefined;
  }
  const [key, name] = 'prefix' in by ? (['prefix', by.prefix] as const) : (['group', by.group] as const);
  const field = readField(check, name, at(pointer, key), scope);
  if (!field) return undefined;
  if (field.type.kind !== 'code') return wrongField(check, at(pointer, key), field, say('a code'));
  if ('prefix' in by) {
    if (field.type.systems.length > 1) return wrongField(check, at(pointer, key), field, say('a code of one system'));
    return { how: 'prefix', field: field.name, length: by.length };
  }
  return readGrouping(check, field, field.type, by.in, at(pointer, 'in'), scope);
}

function readGrouping(
  check: Check,
  field: FieldDeclaration,
  type: Extract<ValueType, { kind: 'code' }>,
  name: string,
  pointer: string,
  scope: Scope,
): DistinctBy | undefined {
  const parameter = check.parameters.get(name);
  if (!parameter) {
    if (isBroken(check, 'parameters', name)) return undefined;
    return undeclared(
      check,
      'UNDECLARED_PARAMETER',
      pointer,
      name,
      say('a declared grouping'),
      check.parameters.keys(),
    );
  }
  use(check, scope, `parameter:${name}`);
  if (parameter.type.kind !== 'grouping')
    return report(
      check,
      'WRONG_TYPE',
      pointer,
      say('{0}, {1}', quote(name), typeName(parameter.type)),
      say('a grouping'),
    );
  const { systems } = parameter.type;
  if (systems.length !== type.systems.length || !systems.every((system) => type.systems.includes(system)))
    return report(
      check,
      'SYSTEMS_DIFFER',
      pointer,
      typeName(parameter.type),
      say('a grouping of {0}', type.systems.join(', ')),
    );
  return { how: 'group', field: field.name, grouping: name };
}

/** Whether two entries can be told apart by this field. */
function isKey(check: Check, field: FieldDeclaration, pointer: string): boolean {
  if (field.type.kind === 'set') {
    wrongField(check, pointer, field, say('a field with one value'));
    return false;
  }
  if (field.type.kind !== 'code') return true;
  const blind = field.type.systems.find((name) => {
    const system = check.systems.get(name);
    return system !== undefined && system.hierarchical && system.exactLength === undefined;
  });
  if (blind === undefined) return true;
  const hint = say('Give the system an exactLength, or group by a prefix or a grouping.');
  report(
    check,
    'CODE_NOT_EXACT',
    pointer,
    say('{0}, a code of {1}', quote(field.name), blind),
    say('a system that can tell complete codes'),
    hint,
  );
  return false;
}

function readOfEntry(
  check: Check,
  source: Extract<Source, { fn: 'isReplaced' | 'isDuplicate' }>,
  pointer: string,
  scope: Scope,
): Typed | undefined {
  if (scope.list === undefined || scope.derivesEntry !== true)
    return report(
      check,
      'NO_ENTRY_HERE',
      pointer,
      quote(source.fn),
      say('{0} inside entries.derived', source.fn),
      say('Derive it there, and read the derived field here.'),
    );
  if (source.fn === 'isDuplicate') {
    const fields = source.by.map((name, index) => {
      const field = readField(check, name, at(pointer, 'by', index), scope);
      return field && isKey(check, field, at(pointer, 'by', index)) ? field.name : undefined;
    });
    if (!fields.every((field) => field !== undefined)) return undefined;
    return typed({ op: 'isDuplicate', by: fields, type: { kind: 'boolean' } }, false);
  }
  const id = readField(check, source.id, at(pointer, 'id'), scope);
  const replaces = readField(check, source.replaces, at(pointer, 'replaces'), scope);
  if (!id || !replaces || !isKey(check, id, at(pointer, 'id')) || !isKey(check, replaces, at(pointer, 'replaces')))
    return undefined;
  if (!isSameType(id.type, replaces.type))
    return report(check, 'WRONG_TYPE', at(pointer, 'replaces'), typeName(replaces.type), typeName(id.type));
  return typed({ op: 'isReplaced', id: id.name, replaces: replaces.name, type: { kind: 'boolean' } }, false);
}
