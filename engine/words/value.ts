import { valueWords, wordIn } from '../explain/format.ts';
import type { CodeList, LiteralValue, ValueType } from '../ruleset-document.ts';
import { enumerate, inLanguage, words, type Wording } from './wording.ts';

const wordOf = ({ document, language }: Wording, value: string): string => wordIn(document.vocabulary, value, language);

/** `icd10:E78` as people write it: «E78 (ICD-10)»; of a fact with one code system the code alone. */
function codeWords(wording: Wording, code: string, systems: readonly string[]): string {
  const word = wordOf(wording, code);
  if (word !== code) return word;
  if (systems.length < 2) return code;
  const colon = code.indexOf(':');
  const system = wording.document.systems.find(({ name }) => name === code.slice(0, colon));
  if (system === undefined) return code;
  const title = inLanguage(system.title, wording.language);
  return `${code.slice(colon + 1)} (${/\b[A-Z]{2,}[-\w]*/.exec(title)?.[0] ?? title})`;
}

function codeListWords(wording: Wording, list: CodeList, systems: readonly string[]): string {
  const named = (codes: readonly string[]) => codes.map((code) => codeWords(wording, code, systems));
  const included = enumerate(named(list.include), words(wording).or);
  if (list.exclude.length === 0) return included;
  return `${included}, ${words(wording).except} ${enumerate(named(list.exclude), words(wording).and)}`;
}

/** The unit after a number: none of money, which the value says itself. */
const withUnit = (text: string, unit: string | undefined): string =>
  unit === undefined || unit === 'øre' ? text : `${text}\u00a0${unit}`;

/** A written value in words, with its unit. */
export function literalWords(
  wording: Wording,
  value: LiteralValue | null,
  type: ValueType,
  unit: string | undefined,
): string {
  const { language } = wording;
  if (typeof value === 'boolean') return value ? words(wording).yes : words(wording).no;
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    if (type.kind === 'codes') return codeListWords(wording, value as CodeList, type.systems);
    return Object.entries(value as { readonly [group: string]: readonly string[] })
      .map(([group, codes]) => `${group}: ${codes.join(', ')}`)
      .join('; ');
  }
  const systems =
    type.kind === 'code' || type.kind === 'codes'
      ? type.systems
      : type.kind === 'set' && type.of.kind === 'code'
        ? type.of.systems
        : undefined;
  if (Array.isArray(value)) {
    const items = (value as readonly string[]).map((item) =>
      systems ? codeWords(wording, item, systems) : wordOf(wording, item),
    );
    return enumerate(items, words(wording).or);
  }
  if (systems !== undefined && typeof value === 'string') return codeWords(wording, value, systems);
  const { vocabulary } = wording.document;
  const scalar = valueWords(value as string | number | null, { type, unit, vocabulary }, language);
  return type.kind === 'integer' || type.kind === 'decimal' ? withUnit(scalar, unit) : scalar;
}
