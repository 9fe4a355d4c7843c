import type { TableLanguage } from './cell-words.ts';

const NO_BREAK = '\u00A0';

/** A numeral as people write it: decimal comma and groups of three from five digits on (English: point and comma). */
export function numberText(numeral: string, language: TableLanguage): string {
  const [whole = '', fraction] = numeral.replace('-', '').split('.');
  const separator = language === 'en' ? ',' : NO_BREAK;
  const grouped = whole.length > 4 ? whole.replaceAll(/\B(?=(\d{3})+(?!\d))/g, separator) : whole;
  const point = language === 'en' ? '.' : ',';
  return `${numeral.startsWith('-') ? '-' : ''}${grouped}${fraction === undefined ? '' : `${point}${fraction}`}`;
}

/** The numeral of a written number, with the digits as written; undefined when it is none. */
export function readNumeral(text: string, language: TableLanguage): string | undefined {
  const plain = text.trim().replace(/^[−–]\s?/, '-');
  const pattern =
    language === 'en'
      ? /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/
      : /^(-?)(\d{1,3}(?:[\s\u00A0\u202F]\d{3})+|\d+)(?:,(\d+))?$/;
  const match = pattern.exec(plain);
  if (match === null) return undefined;
  const digits = (match[2] ?? '').replaceAll(/\D/g, '');
  if (digits.length > 1 && digits.startsWith('0')) return undefined;
  return `${match[1] ?? ''}${digits}${match[3] === undefined ? '' : `.${match[3]}`}`;
}

/** Whole øre as kroner: `327800` is written «3278,00». */
export function kronerNumeral(ore: number): string {
  const digits = String(Math.abs(ore)).padStart(3, '0');
  return `${ore < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
}

/** Kroner with at most two decimals as øre. */
export function oreOf(numeral: string): number | undefined {
  const [whole = '', fraction = ''] = numeral.split('.');
  return fraction.length > 2 ? undefined : Number(`${whole}${fraction.padEnd(2, '0')}`);
}
