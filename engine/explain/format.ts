import { civilDate, parseDate } from '../calendar.ts';
import type { FigureValue } from '../evaluation.ts';
import type { Language, RulesetDocument, ValueType } from '../ruleset-document.ts';

/** Values as people read them. Written out here, since the engine has no Intl. FORMAT.md, section 10. */

const NO_BREAK = '\u00a0';
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const WORDS = {
  nb: {
    yes: 'ja',
    no: 'nei',
    none: 'ingen',
    unknown: 'ikke opplyst',
    and: 'og',
    to: 'til',
    atLeast: 'minst',
    atMost: 'høyst',
    openEnded: 'uten sluttdato',
  },
  nn: {
    yes: 'ja',
    no: 'nei',
    none: 'ingen',
    unknown: 'ikkje opplyst',
    and: 'og',
    to: 'til',
    atLeast: 'minst',
    atMost: 'høgst',
    openEnded: 'utan sluttdato',
  },
  en: {
    yes: 'yes',
    no: 'no',
    none: 'none',
    unknown: 'not stated',
    and: 'and',
    to: 'to',
    atLeast: 'at least',
    atMost: 'at most',
    openEnded: 'no end date',
  },
} as const;

const two = (n: number): string => String(n).padStart(2, '0');

function dateWords(iso: string, language: Language): string {
  const day = parseDate(iso);
  if (day === undefined) return iso;
  const { year, month, day: ofMonth } = civilDate(day);
  return language === 'en' ? `${ofMonth} ${MONTHS[month - 1]} ${year}` : `${two(ofMonth)}.${two(month)}.${year}`;
}

function grouped(digits: string, separator: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, separator);
}

function numberWords(numeral: string, language: Language): string {
  const sign = numeral.startsWith('-') ? '−' : '';
  const [whole = '', fraction] = numeral.replace('-', '').split('.');
  const integer = whole.length > 4 ? grouped(whole, language === 'en' ? ',' : NO_BREAK) : whole;
  return `${sign}${integer}${fraction === undefined ? '' : `${language === 'en' ? '.' : ','}${fraction}`}`;
}

/** Integer øre as kroner. */
function kroner(ore: number, language: Language): string {
  const size = Math.abs(ore);
  const whole = String(Math.floor(size / 100));
  const sign = ore < 0 ? '−' : '';
  if (language === 'en') return `NOK${NO_BREAK}${sign}${grouped(whole, ',')}.${two(size % 100)}`;
  return `${sign}${grouped(whole, NO_BREAK)},${two(size % 100)}${NO_BREAK}kr`;
}

export const unknownWords = (language: Language): string => WORDS[language].unknown;

type Shape = {
  readonly type: ValueType | undefined;
  readonly unit: string | undefined;
  /** Words for values of enums and for codes. */
  readonly vocabulary?: RulesetDocument['vocabulary'] | undefined;
};

/** A value of an enum or a code in the ruleset's words; as it is when there are none. */
export function wordIn(vocabulary: RulesetDocument['vocabulary'], value: string, language: Language): string {
  const words = vocabulary?.find((entry) => entry.value === value)?.words;
  return words === undefined ? value : (words[language] ?? words.nb);
}

function scalarWords(value: string | number, shape: Shape, language: Language): string {
  const kind = shape.type?.kind;
  if (kind === 'date') return dateWords(String(value), language);
  if (shape.unit === 'øre' && typeof value === 'number') return kroner(value, language);
  if (kind === 'integer' || kind === 'decimal') return numberWords(String(value), language);
  if (kind === 'confirmation') return WORDS[language][value === 'yes' ? 'yes' : 'no'];
  return kind === 'enum' || kind === 'code' ? wordIn(shape.vocabulary, String(value), language) : String(value);
}

/** A value in words; the unit is not added, except for money. */
export function valueWords(value: FigureValue | undefined, shape: Shape, language: Language): string {
  const words = WORDS[language];
  if (value === undefined) return words.unknown;
  if (value === null) return shape.type?.kind === 'date' ? words.openEnded : words.none;
  if (typeof value === 'boolean') return value ? words.yes : words.no;
  if (typeof value === 'string' || typeof value === 'number') return scalarWords(value, shape, language);
  if (Array.isArray(value)) {
    const items = value.map((item) => wordIn(shape.vocabulary, String(item), language));
    return items.length < 2
      ? (items[0] ?? words.none)
      : `${items.slice(0, -1).join(', ')} ${words.and} ${items.at(-1)}`;
  }
  const { atLeast, atMost } = value as { atLeast?: string | number; atMost?: string | number };
  const end = (bound: string | number): string => scalarWords(bound, shape, language);
  if (atLeast === undefined) return atMost === undefined ? words.unknown : `${words.atMost} ${end(atMost)}`;
  return atMost === undefined ? `${words.atLeast} ${end(atLeast)}` : `${end(atLeast)} ${words.to} ${end(atMost)}`;
}
