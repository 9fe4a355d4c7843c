import type { Language } from '../../app/language.tsx';
import { texts } from './texts.ts';

/**
 * In place of Monaco's own of this name (see `plugin.ts`): its texts in the language of the reader, asked for when they
 * are shown, so that they follow when the language is changed.
 */
let language: Language = 'en';
const listeners: (() => void)[] = [];

export function setLanguageOfTexts(next: Language): void {
  language = next;
  for (const listener of listeners) listener();
}

/** For texts that Monaco keeps: makes them anew. */
export const onLanguage = (listener: () => void): number => listeners.push(listener);

const places = { nb: 0, nn: 1, en: 2 } as const;

type Value = string | number | boolean | undefined | null;

function told(message: string, values: readonly Value[]): string {
  const own = Object.hasOwn(texts, message) ? texts[message] : undefined;
  return (own?.[places[language]] ?? message).replaceAll(/\{(\d+)\}/g, (place, index: string) =>
    Number(index) < values.length ? String(values[Number(index)]) : place,
  );
}

export const localize = (_index: number | string, message: string, ...values: readonly Value[]): string =>
  told(message, values);

export const localize2 = (_index: number | string, message: string, ...values: readonly Value[]) => ({
  original: message,
  get value() {
    return told(message, values);
  },
});

export const getNLSLanguage = (): string => language;
export const getNLSMessages = (): undefined => undefined;
