import type { Boundary, KeyedValue, LiteralValue, ParameterDeclaration, ValueType } from '../ruleset-document.ts';
import { compare } from './compare.ts';
import { all, not, type Truth } from './kleene.ts';
import { fieldType, isOpenEnded, type Scope } from './scope.ts';
import { isFullyKnown, isSame, readValue, unknown, type Value } from './values.ts';

/** Versions and parameters: FORMAT.md 5, and 3 ("Parameters"). */

type WithBoundary = { readonly boundary?: Boundary };

export const boundaryDate = ({ by }: Boundary, scope: Scope): Value =>
  by.op === 'fact' ? scope.world.fact(by.name) : scope.field(by.name);

/** *Passed* when `by` ≥ date; none not open-ended: false. */
export const isPassed = (boundary: Boundary, scope: Scope): Truth => {
  const { by } = boundary;
  const type = by.op === 'fact' ? scope.world.factType(by.name) : fieldType(scope, by.name);
  return compare(
    'greaterThanInclusive',
    { value: boundaryDate(boundary, scope), openEnded: isOpenEnded(type) },
    { value: readValue(boundary.date, { kind: 'date', openEnded: false }), openEnded: false },
    scope.world.systems,
  );
};

const passed = (version: WithBoundary | undefined, scope: Scope): Truth =>
  version?.boundary === undefined ? true : isPassed(version.boundary, scope);

/** `all [passed(k), not passed(k+1), …]`. */
export const isInForce = (versions: readonly WithBoundary[], index: number, scope: Scope): Truth =>
  all([passed(versions[index], scope), ...versions.slice(index + 1).map((later) => not(passed(later, scope)))]);

type ParameterVersion = ParameterDeclaration['versions'][number];

/** A literal; an array where the type is of one value stands for a set or a code list. */
export const readLiteral = (literal: LiteralValue, type: ValueType): Value => {
  const isSingle = typeof literal !== 'object';
  if (type.kind === 'enum' && !isSingle) return readValue(literal, { kind: 'set', of: type });
  if (type.kind === 'code' && !isSingle) return readValue(literal, { kind: 'codes', systems: type.systems });
  return readValue(literal, type);
};

const isKey = (written: KeyedValue['key'], key: Value, type: ValueType, scope: Scope): boolean => {
  const candidate = readValue(type.kind === 'integer' ? Number(written) : written, type);
  return candidate.kind === 'code' && key.kind === 'code'
    ? scope.world.systems.equal(candidate, key) === true
    : isSame(candidate, key);
};

/** Whether a known key leaves it open which value is meant. */
export const isCoarseKey = (key: Value, scope: Scope): boolean =>
  key.kind === 'code' && scope.world.systems.isCoarse(key);

const contentOf = (
  { content }: ParameterVersion,
  parameter: ParameterDeclaration,
  key: Value | undefined,
  scope: Scope,
): Value | 'missing' => {
  if (content === 'missing') return 'missing';
  if ('value' in content) return readLiteral(content.value, parameter.type);
  if (key === undefined || parameter.key === undefined || !isFullyKnown(key) || isCoarseKey(key, scope)) return unknown;
  const type = parameter.key;
  const found = content.byKey.find((keyed) => isKey(keyed.key, key, type, scope));
  return found === undefined ? 'missing' : readLiteral(found.value, parameter.type);
};

/** The content shared by all versions whose *in force* is not false, if they are equal; else unknown. */
export const parameterContent = (
  parameter: ParameterDeclaration,
  key: Value | undefined,
  scope: Scope,
): Value | 'missing' => {
  const contents = parameter.versions
    .filter((_, index) => isInForce(parameter.versions, index, scope) !== false)
    .map((version) => contentOf(version, parameter, key, scope));
  const [first = unknown, ...others] = contents;
  if (contents.every((content) => content === 'missing')) return contents.length > 0 ? 'missing' : unknown;
  if (first === 'missing' || !isFullyKnown(first)) return unknown;
  return others.every((other) => other !== 'missing' && isFullyKnown(other) && isSame(first, other)) ? first : unknown;
};
