import type { FactDeclaration, FactValue, FieldDeclaration } from '#engine';
import { dateWords, readDate } from '../app/format.ts';

/** What can be asked for: a fact, or a field of an entry. */
export type Asked = Pick<FactDeclaration | FieldDeclaration, 'name' | 'type' | 'unit'>;

/**
 * A value as it stands in a form: undefined is not answered, null is *none*. Yes, no, choices and codes are a word,
 * numbers, dates and texts what the person wrote, sets a list of words.
 */
export type FormValue = undefined | null | string | readonly string[] | FormList;
export type FormList = { readonly items: readonly FormEntry[]; readonly complete: boolean };
export type FormEntry = { readonly [field: string]: FormValue };

/** What a written text fails to be. */
export type Unreadable = 'number' | 'wholeNumber' | 'money' | 'date' | 'tooLarge';
export type Read = { readonly value?: FactValue; readonly unreadable?: Unreadable };

export const isFormList = (value: FormValue): value is FormList =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Money is kept in øre and written in kroner. */
export const isMoney = ({ type, unit }: Asked): boolean => type.kind === 'integer' && unit === 'øre';

const withComma = (numeral: string): string => numeral.replace('.', ',').replace('-', '−');

function kroner(ore: number): string {
  const size = String(Math.abs(ore)).padStart(3, '0');
  return `${ore < 0 ? '−' : ''}${size.slice(0, -2)},${size.slice(-2)}`;
}

/** A checked value as the form shows it. */
export function toFormValue(value: FactValue | undefined, asked: Asked): FormValue {
  if (value === undefined || value === null) return value;
  const { type } = asked;
  switch (type.kind) {
    case 'boolean':
      return value === true ? 'yes' : 'no';
    case 'integer':
      return isMoney(asked) ? kroner(Number(value)) : withComma(String(value));
    case 'decimal':
      return withComma(String(value));
    case 'date':
      return dateWords(String(value));
    case 'set':
      return (value as readonly string[]).map(String);
    case 'list': {
      const { items, complete } = Array.isArray(value)
        ? { items: value, complete: true }
        : (value as Exclude<FactValue, readonly unknown[] | string | number | boolean | null>);
      const entries = items as readonly { readonly [field: string]: FactValue }[];
      return {
        items: entries.map((entry) =>
          Object.fromEntries(type.fields.map((field) => [field.name, toFormValue(entry[field.name], field)])),
        ),
        complete,
      };
    }
    default:
      return String(value);
  }
}

const plainNumber = (text: string): string =>
  text
    .replaceAll(/[\s\u00a0\u202f]/g, '')
    .replace('−', '-')
    .replace(',', '.');

function readInteger(text: string, unreadable: Unreadable): Read {
  if (!/^-?\d+$/.test(text)) return { unreadable };
  const value = Number(text);
  return Number.isSafeInteger(value) ? { value: value === 0 ? 0 : value } : { unreadable: 'tooLarge' };
}

function readMoney(text: string): Read {
  const written = /^(-?)(\d+)(?:\.(\d{1,2}))?$/.exec(text);
  if (!written) return { unreadable: 'money' };
  const [, sign = '', whole = '', part = ''] = written;
  return readInteger(`${sign}${whole}${part.padEnd(2, '0')}`, 'money');
}

function readDecimal(text: string): Read {
  if (!/^-?\d+(\.\d+)?$/.test(text)) return { unreadable: 'number' };
  const [whole = '', part = ''] = text.split('.');
  const size = whole.replace('-', '').replace(/^0+(?=\d)/, '');
  const digits = part.replace(/0+$/, '');
  const numeral = digits === '' ? size : `${size}.${digits}`;
  return { value: whole.startsWith('-') && numeral !== '0' ? `-${numeral}` : numeral };
}

function readText(written: string, asked: Asked): Read {
  const text = written.trim();
  if (text === '') return {};
  switch (asked.type.kind) {
    case 'boolean':
      return { value: text === 'yes' };
    case 'integer':
      return isMoney(asked) ? readMoney(plainNumber(text)) : readInteger(plainNumber(text), 'wholeNumber');
    case 'decimal':
      return readDecimal(plainNumber(text));
    case 'date': {
      const value = readDate(text);
      return value === undefined ? { unreadable: 'date' } : { value };
    }
    // `icd10:` without a code behind it is not answered yet.
    case 'code':
      return text.endsWith(':') ? {} : { value: text };
    case 'text':
      return { value: written };
    default:
      return { value: text };
  }
}

/** What stands in the form, as facts have it; neither: not answered. Of lists: see `readForm`. */
export function readFormValue(form: FormValue, asked: Asked): Read {
  if (form === undefined) return {};
  if (form === null) return { value: null };
  if (typeof form === 'string') return readText(form, asked);
  return Array.isArray(form) ? { value: form as readonly string[] } : {};
}
