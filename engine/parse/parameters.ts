import type { ExpressionSource } from '../condition-schema.ts';
import type { Boundary, KeyedValue, LiteralValue, ParameterDeclaration, ValueType } from '../ruleset-document.ts';
import type { RulesetSource } from '../ruleset-schema.ts';
import {
  compact,
  isBroken,
  markBroken,
  quote,
  report,
  show,
  undeclared,
  warn,
  type Check,
  type ParameterEntry,
  type Scope,
  type Typed,
} from './check.ts';
import { readScalarType, readSystems } from './declared-types.ts';
import { readCodeList, readScalar, readSet } from './literals.ts';
import { at } from './pointer.ts';
import { isObject } from './read-source.ts';
import { typed, use } from './references.ts';
import { typeName } from './value-types.ts';
import { boundaryNode, checkOrder, readBoundary, readMeasure } from './versions.ts';

type Source = NonNullable<RulesetSource['parameters']>[string];

/** Declares the types of all parameters; their versions are read when all facts are known. */
export function declareParameters(check: Check): void {
  for (const [name, source] of Object.entries(check.source.parameters ?? {})) {
    const pointer = at('/parameters', name);
    const type = readType(check, source, pointer);
    const key = source.key && readKeyType(check, source.key, at(pointer, 'key'));
    if (!type || (source.key && !key)) {
      markBroken(check, 'parameters', name);
      continue;
    }
    const byFields = source.versions.flatMap(({ boundary }) =>
      boundary && typeof boundary.by === 'object' ? [boundary.by.field] : [],
    );
    const declaration = { name, title: source.title, type, unit: source.unit, key, versions: [], byFields };
    check.parameters.set(name, compact(declaration));
  }
}

function readType(check: Check, source: Source, pointer: string): ValueType | undefined {
  const { type } = source;
  if (type !== 'codes' && type !== 'grouping') return readScalarType(check, { ...source, type }, pointer);
  const systems = readSystems(check, source, pointer);
  return systems && { kind: type, systems };
}

function readKeyType(check: Check, key: NonNullable<Source['key']>, pointer: string): ValueType | undefined {
  return readScalarType(check, key, pointer);
}

/** The declared parameters with their versions. */
export function readParameters(check: Check): ParameterDeclaration[] {
  const sources = new Map(Object.entries(check.source.parameters ?? {}));
  return [...check.parameters.values()].map((declared) =>
    readParameterVersions(check, declared, sources.get(declared.name)),
  );
}

function readParameterVersions(
  check: Check,
  declared: ParameterEntry,
  source: Source | undefined,
): ParameterDeclaration {
  const pointer = at('/parameters', declared.name);
  const reads = new Set<string>();
  check.definitions.set(`parameter:${declared.name}`, { pointer, reads });
  if (!source) return declared;
  checkOrder(check, source.versions, pointer);
  const versions = source.versions.map((version, index) => {
    const place = at(pointer, 'versions', index);
    const boundary = readParameterBoundary(check, version.boundary, place, index, reads);
    if (version.mark === 'recalled')
      report(
        check,
        'RECALLED_PARAMETER',
        at(place, 'mark'),
        '"recalled"',
        'a value with a source',
        'Write "missing" until the value is found.',
      );
    const content = readContent(check, version.content, declared, at(place, 'content'));
    if (version.content !== 'missing' && version.mark === undefined)
      warn(
        check,
        'WITHOUT_SOURCE',
        place,
        'no "mark"',
        'a mark that says where the value comes from',
        'Add "mark" and "source".',
      );
    return compact({
      id: version.id,
      boundary,
      content: content ?? ('missing' as const),
      source: version.source,
      mark: version.mark,
      note: version.note,
    });
  });
  const { byFields: _, ...rest } = declared;
  return { ...rest, versions };
}

/** A field that measures a boundary is checked where the parameter is used: only there it is known whose field it is. */
function readParameterBoundary(
  check: Check,
  source: Source['versions'][number]['boundary'],
  pointer: string,
  index: number,
  reads: Set<string>,
): Boundary | undefined {
  const boundary = readBoundary(check, source, pointer, index, (by, place) =>
    typeof by === 'object' ? { op: 'field', name: by.field } : readMeasure(check, by, place, { reads }),
  );
  if (boundary?.by.op === 'fact') reads.add(boundaryNode(boundary, undefined));
  return boundary;
}

type Content = ParameterDeclaration['versions'][number]['content'];

function readContent(
  check: Check,
  source: Source['versions'][number]['content'],
  declared: ParameterDeclaration,
  pointer: string,
): Content | undefined {
  if (source === 'missing') return 'missing';
  if (declared.key) {
    if (!isObject(source) || !('byKey' in source))
      return report(check, 'WRONG_TYPE', pointer, show(source), '{"byKey": {…}}', 'Give a value for each key.');
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
  const wrong = (expected: string) =>
    report(check, 'WRONG_TYPE', pointer, show(source), expected, `Write ${expected}.`);
  switch (type.kind) {
    case 'codes':
      if (Array.isArray(source) || (isObject(source) && 'include' in source))
        return readCodeList(check, source, type.systems, pointer);
      return wrong('a code list: {"include": […], "exclude": […]} or a list');
    case 'grouping':
      if (isObject(source) && 'groups' in source)
        return readGroups(check, source['groups'] as Record<string, string[]>, type.systems, at(pointer, 'groups'));
      return wrong('{"groups": {"name": [codes]}}');
    case 'set':
      return Array.isArray(source) ? readSet(check, source, type.of, pointer) : wrong('a list of values');
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
  if (entries.length === 0) report(check, 'OUT_OF_BOUNDS', pointer, '{}', 'at least one group', 'Name the groups.');
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
    return report(check, 'OUT_OF_BOUNDS', pointer, '{}', 'at least one key', 'Give values, or write "missing".');
  return values.every((value) => value !== undefined) ? { byKey: values } : undefined;
}

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
      'parameter',
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
      `${quote(name)}, a grouping`,
      'a parameter with a value',
      'A grouping stands only in countDistinct, as "by": {"group": …, "in": …}.',
    );
  if (!parameter.key && source.key !== undefined)
    return report(
      check,
      'WRONG_ARGUMENTS',
      at(pointer, 'key'),
      show(source.key),
      `no key: ${quote(name)} has none`,
      'Remove it.',
    );
  if (!parameter.key) return typed({ op: 'parameter', name, type: parameter.type }, false);
  if (source.key === undefined)
    return report(
      check,
      'WRONG_ARGUMENTS',
      pointer,
      `${quote(name)} without "key"`,
      `"key": ${typeName(parameter.key)}`,
      'Say under which key.',
    );
  const key = check.readExpression(check, source.key, at(pointer, 'key'), scope, parameter.key);
  return key && typed({ op: 'parameter', name, key: key.expression, type: parameter.type }, key.mayBeNone);
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
      const expected = `an entry at hand: ${quote(name)} is measured by its field ${quote(field)}`;
      report(
        check,
        'NO_ENTRY_HERE',
        pointer,
        quote(name),
        expected,
        'Use it inside "where" or "entries", or measure it by a fact.',
      );
    } else if (declared?.type.kind === 'date') use(check, scope, `field:${scope.list}/${field}`);
    else {
      const expected = `a list with a date field ${quote(field)}, by which ${quote(name)} is measured`;
      report(check, 'UNDECLARED_FIELD', pointer, `${quote(scope.list)}`, expected, 'Use it over another list.');
    }
  }
}
