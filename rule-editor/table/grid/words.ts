import type { WordsOf } from '../../app/language.tsx';

const nb = {
  options: 'Det som kan stå her',
  rowNumber: 'Nr.',
  selected: (rows: number, columns: number) => `${rows} ganger ${columns} celler er valgt`,
  copied: (cells: number) => (cells === 1 ? '1 celle er kopiert' : `${cells} celler er kopiert`),
  none: 'Ingen rader passer til det du søker etter.',
};
export const gridWords: WordsOf<typeof nb> = {
  nb,
  nn: {
    options: 'Det som kan stå her',
    rowNumber: 'Nr.',
    selected: (rows, columns) => `${rows} gonger ${columns} celler er valde`,
    copied: (cells) => (cells === 1 ? '1 celle er kopiert' : `${cells} celler er kopierte`),
    none: 'Ingen rader passar til det du søkjer etter.',
  },
  en: {
    options: 'What may stand here',
    rowNumber: 'No.',
    selected: (rows, columns) => `${rows} by ${columns} cells are selected`,
    copied: (cells) => (cells === 1 ? '1 cell is copied' : `${cells} cells are copied`),
    none: 'No rows fit what you search for.',
  },
};
