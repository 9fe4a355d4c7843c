import { isSameJson } from '../same-json.ts';
import { fromJson, toJson } from '../value-json.ts';
import type { CodeList, LiteralValue, ValueType } from '../ruleset-document.ts';

/** Another value in place of one that is written, and what was done. */
export type Changed<T> = { readonly mutation: string; readonly to: T };

const without = <T>(items: readonly T[], at: number): readonly T[] => items.filter((_, i) => i !== at);

/** Every list that lacks one element that no other stands for; `from` tells the list in words. */
function lessOne(items: readonly string[], isPrefix: boolean, from = ''): readonly Changed<readonly string[]>[] {
  return items.flatMap((item, i) => {
    const rest = without(items, i);
    const isCovered = rest.some((other) => (isPrefix ? item.startsWith(other) : item === other));
    return isCovered ? [] : [{ mutation: `without ${item}${from}`, to: rest }];
  });
}

function lessOneCode(list: CodeList): readonly Changed<LiteralValue>[] {
  return (['include', 'exclude'] as const).flatMap((part) =>
    lessOne(list[part], true, part === 'exclude' ? ' among the exceptions' : '').map(({ mutation, to }) => ({
      mutation,
      to: { ...list, [part]: to },
    })),
  );
}

const isCodeList = (value: object): value is CodeList => 'include' in value;

/** One unit more or less: 1, one step of the scale, one day. */
function oneUnitOff(value: LiteralValue, type: ValueType, by: 1 | -1): readonly Changed<LiteralValue>[] {
  if (type.kind !== 'integer' && type.kind !== 'decimal' && type.kind !== 'date') return [];
  const now = fromJson(value, type);
  if (typeof now !== 'number') return [];
  const to = toJson(now + by, type) as string | number;
  return [{ mutation: `${String(value)} → ${to}`, to }];
}

/** Another value for one that is not a number or a date: each element of a list left out, else the next value. */
function other(value: LiteralValue, type: ValueType): readonly Changed<LiteralValue>[] {
  if (typeof value === 'boolean') return [{ mutation: `${value} → ${!value}`, to: !value }];
  if (Array.isArray(value)) {
    return lessOne(value as readonly string[], type.kind === 'codes' || type.kind === 'code');
  }
  if (typeof value === 'object') {
    if (isCodeList(value)) return lessOneCode(value);
    return Object.entries(value as { readonly [group: string]: readonly string[] }).flatMap(([group, codes]) =>
      lessOne(codes, true, ` in ${group}`).map(({ mutation, to }) => ({ mutation, to: { ...value, [group]: to } })),
    );
  }
  const to = otherWord(String(value), type);
  return to === undefined ? [] : [{ mutation: `${value} → ${to}`, to }];
}

function otherWord(value: string, type: ValueType): string | undefined {
  if (type.kind === 'confirmation') return value === 'yes' ? 'no' : 'yes';
  if (type.kind === 'enum') {
    const next = type.values[(type.values.indexOf(value) + 1) % type.values.length];
    return next === value ? undefined : next;
  }
  const shorter = value.slice(0, -1);
  return type.kind !== 'code' || shorter === '' || shorter.endsWith(':') ? undefined : shorter;
}

/** A value one unit off in each direction, or otherwise changed once. */
export function changedValues(
  value: LiteralValue,
  type: ValueType,
  directions: readonly (1 | -1)[],
): readonly Changed<LiteralValue>[] {
  return [...directions.flatMap((by) => oneUnitOff(value, type, by)), ...other(value, type)].filter(
    ({ to }) => !isSameJson(to, value),
  );
}
