import { useWords, type WordsOf } from '../../app/language.tsx';
import { KeysHelp } from '../../sentences/condition/keys-help.tsx';

type Keys = readonly (readonly [key: string, does: string])[];
const nb: Keys = [
  ['Piltaster, Tab', 'går fra celle til celle; med Skift velges flere'],
  ['Enter, F2', 'skriver i cellen; begynner du rett på, skriver du over'],
  ['Ctrl + C, Ctrl + V', 'kopierer og limer inn, også til og fra et regneark'],
  ['Ctrl + D', 'fyller ned'],
  ['Delete', 'tømmer cellene'],
  ['Ctrl + Z, Ctrl + Y', 'angrer og gjør om'],
  ['Escape', 'slutter å skrive uten å endre'],
];
const words: WordsOf<Keys> = {
  nb,
  nn: [
    ['Piltastar, Tab', 'går frå celle til celle; med Skift vel du fleire'],
    ['Enter, F2', 'skriv i cella; byrjar du rett på, skriv du over'],
    ['Ctrl + C, Ctrl + V', 'kopierer og limer inn, òg til og frå eit rekneark'],
    ['Ctrl + D', 'fyller ned'],
    ['Delete', 'tømmer cellene'],
    ['Ctrl + Z, Ctrl + Y', 'angrar og gjer om'],
    ['Escape', 'sluttar å skrive utan å endre'],
  ],
  en: [
    ['Arrows, Tab', 'go from cell to cell; with Shift more are chosen'],
    ['Enter, F2', 'write in the cell; if you just begin, you write over it'],
    ['Ctrl + C, Ctrl + V', 'copy and paste, also to and from a spreadsheet'],
    ['Ctrl + D', 'fills down'],
    ['Delete', 'empties the cells'],
    ['Ctrl + Z, Ctrl + Y', 'undo and redo'],
    ['Escape', 'stops writing without a change'],
  ],
};

/** Which keys do what in a grid; `more`: those of its rows. */
export function GridKeys({ more = [] }: { readonly more?: Keys }) {
  const keys = useWords(words);
  return <KeysHelp keys={[...keys, ...more]} />;
}
