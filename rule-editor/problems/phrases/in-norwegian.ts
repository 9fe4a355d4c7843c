import type { PhraseText, Said } from '#engine/words';
import { hints } from './hints.ts';
import type { Phrase } from './phrase.ts';
import { places } from './places.ts';
import { things } from './things.ts';

const phrases: Readonly<Record<PhraseText, Phrase>> = { ...hints, ...places, ...things };

/** What the engine says, with the names and values of the source as they stand there. */
export function inNorwegian(said: Said | string, language: 'nb' | 'nn'): string {
  if (typeof said === 'string') return said;
  const phrase = phrases[said.text];
  const text = typeof phrase === 'string' ? phrase : phrase[language === 'nb' ? 0 : 1];
  return text.replaceAll(/\{(\d)\}/g, (_, index: string) => inNorwegian(said.values[Number(index)] ?? '', language));
}
