import type { KeyedValue, LiteralValue, ParameterDeclaration, ValueType } from '../ruleset-document.ts';
import type { RulesetSource } from '../ruleset-schema.ts';
import { report, show, type Check } from './check.ts';
import { readCodeList, readScalar, readSet } from './literals.ts';
import { at } from './pointer.ts';
import { isObject } from './read-source.ts';
import { typeName } from './value-types.ts';
import { asWritten, say, type Said } from './say.ts';

type Source = NonNullable<RulesetSource['parameters']>[string];

type Content = ParameterDeclaration['versions'][number]['content'];

export function readContent(
  check: Check,
  source: Source['versions'][number]['content'],
  declared: ParameterDeclaration,
  pointer: string,
): Content | undefined {
  if (source === 'missing') return 'missing';
  if (declared.key) {
    if (!isObject(source) || !('byKey' in source))
      return report(check, 'WRONG_TYPE', pointer, show(source), asWritten('{"byKey": {…}}'));
    return readByKey(
      check,
      source['byKey'] as Record<string, unknown>,
      declared.key,
      declared.type,
      at(pointer, 'byKey'),
    );
  }
  const value = readValue(check, source, declared.type, pointer);
  return value === undefined ? undefined : { value };
}

function readValue(check: Check, source: unknown, type: ValueType, pointer: string): LiteralValue | undefined {
  const wrong = (expected: Said) => report(check, 'WRONG_TYPE', pointer, show(source), expected);
  switch (type.kind) {
    case 'codes':
      if (Array.isArray(source) || (isObject(source) && 'include' in source))
        return readCodeList(check, source, type.systems, pointer);
      return wrong(say('a code list: {"include": […], "exclude": […]} or a list'));
    case 'grouping':
      if (isObject(source) && 'groups' in source)
        return readGroups(check, source['groups'] as Record<string, string[]>, type.systems, at(pointer, 'groups'));
      return wrong(say('{"groups": {"name": [codes]}}'));
    case 'set':
      return Array.isArray(source) ? readSet(check, source, type.of, pointer) : wrong(say('a list of values'));
    default:
      return isObject(source) || Array.isArray(source)
        ? wrong(typeName(type))
        : readScalar(check, source, type, pointer);
  }
}

function readGroups(
  check: Check,
  groups: Record<string, string[]>,
  systems: readonly string[],
  pointer: string,
): { [group: string]: readonly string[] } | undefined {
  const entries = Object.entries(groups).map(([name, codes]) => {
    const list = readCodeList(check, codes, systems, at(pointer, name));
    return list && ([name, list.include] as const);
  });
  if (entries.length === 0) report(check, 'OUT_OF_BOUNDS', pointer, asWritten('{}'), say('at least one group'));
  return entries.every((entry) => entry !== undefined) ? Object.fromEntries(entries) : undefined;
}

function readByKey(
  check: Check,
  source: Record<string, unknown>,
  key: ValueType,
  type: ValueType,
  pointer: string,
): Content | undefined {
  const values = Object.entries(source).map(([name, value]): KeyedValue | undefined => {
    const place = at(pointer, name);
    const isInteger = key.kind === 'integer' && /^(0|-?[1-9]\d{0,14})$/.test(name);
    const readKey = readScalar(check, isInteger ? Number(name) : name, key, place, true);
    const readOne = readValue(check, value, type, place);
    return readKey === undefined || readOne === undefined
      ? undefined
      : { key: readKey as string | number, value: readOne };
  });
  if (values.length === 0)
    return report(
      check,
      'OUT_OF_BOUNDS',
      pointer,
      asWritten('{}'),
      say('at least one key'),
      say('Give values, or write "missing".'),
    );
  return values.every((value) => value !== undefined) ? { byKey: values } : undefined;
}
