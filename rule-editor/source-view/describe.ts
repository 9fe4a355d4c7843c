import type { Json, JsonObject } from '#engine/objects';
import { type Places, type Span, whereIs } from './json-places.ts';
import { findNamed, type NamedKind, reasonText, type TextLanguage, textOf } from './named.ts';

/** What a name of the source stands for: title first, then what more there is to say. */
export type Description = {
  readonly span: Span;
  readonly kind: NamedKind | 'code';
  readonly title: string;
  readonly help: string;
  readonly type: string | undefined;
  readonly unit: string | undefined;
  readonly source: string | undefined;
  readonly values: readonly { readonly value: string; readonly words: string }[];
};

const kinds: { readonly [key: string]: NamedKind } = {
  fact: 'fact',
  asked: 'fact',
  by: 'fact',
  on: 'fact',
  confirmedBy: 'fact',
  field: 'field',
  parameter: 'parameter',
  condition: 'condition',
  reason: 'reason',
  over: 'list',
  list: 'list',
  system: 'system',
};
const named: { readonly [member: string]: NamedKind } = {
  facts: 'fact',
  parameters: 'parameter',
  conditions: 'condition',
  texts: 'reason',
  systems: 'system',
};
const plain = (value: Json | undefined) => (typeof value === 'string' ? value : undefined);

/** What stands where one points: a name, or a code that has words. */
export function describe(
  source: JsonObject,
  { root }: Places,
  offset: number,
  language: TextLanguage,
): Description | undefined {
  const { keys, place, isKey } = whereIs(root, offset);
  const vocabulary = (source['vocabulary'] ?? {}) as JsonObject;
  const wordsOf = (value: string) => textOf(Object.hasOwn(vocabulary, value) ? vocabulary[value] : undefined, language);
  if (isKey) {
    const name = keys.at(-1) ?? '';
    const kind = named[keys.at(-2) ?? ''];
    return kind && place.key ? told(kind, name, place.key) : undefined;
  }
  if (typeof place.value !== 'string') return undefined;
  const key = keys.findLast((part) => !/^\d+$/.test(part)) ?? '';
  const found = told(kinds[key] ?? 'fact', place.value, place);
  if (found && (kinds[key] !== undefined || findNamed(source, 'fact', place.value))) return found;
  const words = wordsOf(place.value);
  return words === ''
    ? undefined
    : {
        span: place,
        kind: 'code',
        title: words,
        help: '',
        type: undefined,
        unit: undefined,
        source: undefined,
        values: [],
      };

  function told(kind: NamedKind, name: string, span: Span): Description | undefined {
    const written = findNamed(source, kind, name)?.written;
    if (!written) return undefined;
    const set = written['of'] as JsonObject | undefined;
    const values = (written['values'] ?? (written['type'] === 'set' ? set?.['values'] : undefined) ?? []) as string[];
    return {
      span,
      kind,
      title: kind === 'reason' ? name : textOf(written['title'], language),
      help: kind === 'reason' ? reasonText(written, language) : textOf(written['help'], language),
      type: plain(written['type']),
      unit: plain(written['unit']),
      source: written['derived'] === undefined ? plain(written['source']) : 'derived',
      values: values.map((value) => ({ value, words: wordsOf(value) })),
    };
  }
}
