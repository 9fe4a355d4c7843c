import type { ClassContent, EntryRules, Expression, FieldDeclaration, NamedExpressions } from '../ruleset-document.ts';
import type { RulesetSource } from '../ruleset-schema.ts';
import { compact, isBroken, quote, report, undeclared, type Check, type Item, type Scope } from './check.ts';
import { isReservedReason } from './reserved-reasons.ts';
import { readScalarType } from './declared-types.ts';
import { at } from './pointer.ts';
import { addEffect } from './rule-parts.ts';
import { readVersions, type ContentOf } from './versions.ts';
import { say } from './say.ts';

type Source = NonNullable<RulesetSource['entries']>[number];
type ClassSource = Source['classes'][number];
type ClassContentSource = ContentOf<ClassSource>;

/** Adds the derived fields to their lists, so that conditions can name them; one item per list. */
export function declareEntries(check: Check): void {
  const lists = new Set<string>();
  for (const { value, pointer } of check.items('entries')) {
    const fields = check.lists.get(value.list);
    if (!fields) {
      if (!isBroken(check, 'facts', value.list))
        undeclared(
          check,
          'UNDECLARED_LIST',
          at(pointer, 'list'),
          value.list,
          say('a declared list fact'),
          check.lists.keys(),
        );
      continue;
    }
    check.used.add(`fact:${value.list}`);
    check.classified.add(value.list);
    if (lists.has(value.list))
      report(check, 'DUPLICATE_ID', at(pointer, 'list'), quote(value.list), say('one item of "entries" per list'));
    lists.add(value.list);
    for (const [name, source] of Object.entries(value.derived ?? {})) {
      const place = at(pointer, 'derived', name);
      if (fields.has(name))
        report(check, 'DUPLICATE_ID', place, quote(name), say('a name that no field of the list has'));
      const type = readScalarType(check, source, place);
      if (!type) continue;
      const { title, unit } = source;
      const field: FieldDeclaration = { name, type, title, noneAllowed: source.none !== undefined, source: 'derived' };
      fields.set(name, compact({ ...field, unit }));
    }
  }
}

export function readEntries(check: Check): EntryRules[] {
  return check.items('entries').flatMap((item) => {
    const list = item.value.list;
    return check.lists.has(list) ? [readOne(check, item)] : [];
  });
}

function readOne(check: Check, { value, pointer }: Item<Source>): EntryRules {
  const derived = readDerived(check, value, pointer);
  const reads = new Set<string>();
  check.definitions.set(`class:${value.list}`, { pointer: at(pointer, 'classes'), reads });
  const ids = new Set<string>();
  const classes = value.classes.map((source, index) => {
    const place = at(pointer, 'classes', index);
    if (ids.has(source.id))
      report(check, 'DUPLICATE_ID', at(place, 'id'), quote(source.id), say('an id of its own among the classes'));
    ids.add(source.id);
    return { id: source.id, versions: readClass(check, source, place, value.list, reads) };
  });
  checkReason(check, value.otherwise, at(pointer, 'otherwise'));
  return { list: value.list, derived, classes, otherwise: value.otherwise };
}

function readDerived(check: Check, value: Source, pointer: string): NamedExpressions {
  return Object.entries(value.derived ?? {}).flatMap(([name, source]) => {
    const field = check.lists.get(value.list)?.get(name);
    const place = at(pointer, 'derived', name, 'derived');
    const scope: Scope = { reads: new Set(), list: value.list, derivesEntry: true };
    check.definitions.set(`field:${value.list}/${name}`, { pointer: place, reads: scope.reads });
    if (!field) return [];
    const read = check.readExpression(check, source.derived, place, scope, field.type);
    if (read?.mayBeNone && !field.noneAllowed)
      report(check, 'MAY_BE_NONE', place, say('a value that may be none'), say('{0}, never none', quote(name)));
    return read ? [{ name, value: read.expression satisfies Expression }] : [];
  });
}

function readClass(
  check: Check,
  source: ClassSource,
  pointer: string,
  list: string,
  reads: Set<string>,
): EntryRules['classes'][number]['versions'] {
  return readVersions(check, source, pointer, list, (content: ClassContentSource, place): ClassContent | undefined => {
    const when = check.readCondition(check, content.when, at(place.pointer, 'when'), place.scope);
    for (const read of place.scope.reads) reads.add(read);
    checkReason(check, content, place.pointer);
    const { title, class: entryClass, reason } = content;
    return when && { when, class: entryClass, reason, title, legalBasis: content.legalBasis ?? [] };
  });
}

function checkReason(check: Check, source: { reason: string }, pointer: string): void {
  if (isReservedReason(source.reason))
    report(check, 'RESERVED_NAME', at(pointer, 'reason'), quote(source.reason), say('a code of your own'));
  addEffect(check, source, {
    event: 'class',
    pointer,
    automation: [],
    hasBasis: true,
    hasExceptions: true,
    law: [],
    lawPointer: pointer,
    boundaryMarks: [],
    reads: new Set(),
  });
}
