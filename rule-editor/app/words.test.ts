import { describe, expect, test } from 'vitest';
import { languages } from './language.tsx';

type Words = string | ((...given: never[]) => unknown) | readonly unknown[] | { readonly [name: string]: Words };
type Table = { readonly [language: string]: Words };

const modules = import.meta.glob<{ readonly [name: string]: unknown }>(
  ['../**/*words*.ts', '../**/captions.ts', '!../**/*.test.ts'],
  { eager: true },
);
const isTable = (value: unknown): value is Table =>
  typeof value === 'object' && value !== null && languages.every(({ code }) => code in value);
const tables = Object.entries(modules).flatMap(([file, exported]) =>
  Object.entries(exported).flatMap(([name, value]) => (isTable(value) ? [{ name: `${file} ${name}`, value }] : [])),
);
/** Pages that have their words beside them: `nn: { … }`. */
const pages = Object.entries(
  import.meta.glob<string>('../**/*.tsx', { eager: true, query: '?raw', import: 'default' }),
).flatMap(([name, source]) => (source.includes('const words: WordsOf<') ? [{ name, source }] : []));

/** Every text with its place; of what is made from values, the code that makes it. */
function textsIn(words: Words | undefined, place = ''): (readonly [place: string, text: string])[] {
  const isGroup = typeof words === 'object' && !Array.isArray(words);
  if (!isGroup) return [[place, String(words)]];
  return Object.entries(words).flatMap(([name, inner]) => textsIn(inner as Words, `${place}/${name}`));
}

/** Words that only the other languages have. */
const foreign: { readonly [language: string]: RegExp } = {
  nb: /(?<!\p{L})(ikkje|kva|korleis|frå|nokon|noko|berre|vere|eit)(?!\p{L})/iu,
  nn: /(?<!\p{L})(ikke|hva|hvem|hvordan|fra|noen|noe|bare|være|gjøre|et)(?!\p{L})/iu,
  en: /(?<!\p{L})(og|ikke|ikkje|eller|frå|utkast|utgave|utgåve|være|på)(?!\p{L})/iu,
};

test('there are words to look at', () => {
  expect(tables.length).toBeGreaterThan(20);
  expect(pages.length).toBeGreaterThan(8);
});

describe.each(tables)('$name', ({ value }) => {
  test('has the same texts in three languages', () => {
    const inBokmål = textsIn(value['nb']);
    const said = ([place, text]: readonly [string, string]) => `${place}${text.trim() === '' ? ' is empty' : ''}`;
    for (const { code } of languages)
      expect(textsIn(value[code]).map(said).toSorted()).toEqual(inBokmål.map(said).toSorted());
  });

  test.each(languages)('has no words of the others in $name', ({ code }) => {
    // Several texts for the same are what is understood, not what is said.
    const said = Object.fromEntries(Object.entries(value[code] ?? {}).filter(([, text]) => !Array.isArray(text)));
    expect(textsIn(said).filter(([, text]) => foreign[code]?.test(text))).toEqual([]);
  });
});

test.each(pages)('$name has no words of bokmål in the other languages', ({ source }) => {
  const blocks = [...source.matchAll(/^ {2}(nn|en): [{[](.*?)(?:^ {2}| )[}\]],$/gms)];
  expect(blocks.map(([, code]) => code)).toEqual(['nn', 'en']);
  for (const [, code = '', block = ''] of blocks) expect(foreign[code]?.exec(block)?.[0]).toBeUndefined();
});
