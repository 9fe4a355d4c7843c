import type { TableLanguage } from '../cells/cell-words.ts';

const nb = {
  key: 'Nøkkel',
  value: 'Verdi',
  code: 'Kode',
  part: 'Med eller unntatt',
  group: 'Gruppe',
  codes: 'Koder',
  search: 'Søk i listen',
  found: (shown: number, all: number) => `${shown} av ${all} linjer`,
  unsaved: (count: number) =>
    count === 1 ? 'Ikke lagret: 1 celle må rettes.' : `Ikke lagret: ${count} celler må rettes.`,
  parts: { include: 'med', exclude: 'unntatt' },
  needed: ['noe i cellen', 'Fyll ut cellen, eller tøm hele linjen.'],
  twice: ['hver av dem én gang', 'Slett den ene av de to linjene.'],
  choice: ['«med» eller «unntatt»', 'Skriv ett av ordene; tomt er «med».'],
  name: ['et navn av bokstaver og tall', 'Skriv et navn som begynner med en liten bokstav, uten mellomrom.'],
};
export type ListWords = Omit<typeof nb, 'needed' | 'twice' | 'choice' | 'name'> & {
  readonly [problem in 'needed' | 'twice' | 'choice' | 'name']: readonly string[];
};

const nn: ListWords = {
  ...nb,
  key: 'Nøkkel',
  part: 'Med eller unnateke',
  codes: 'Kodar',
  search: 'Søk i lista',
  found: (shown, all) => `${shown} av ${all} linjer`,
  unsaved: (count) => (count === 1 ? 'Ikkje lagra: 1 celle må rettast.' : `Ikkje lagra: ${count} celler må rettast.`),
  parts: { include: 'med', exclude: 'unnateke' },
  needed: ['noko i cella', 'Fyll ut cella, eller tøm heile linja.'],
  twice: ['kvar av dei éin gong', 'Slett den eine av dei to linjene.'],
  choice: ['«med» eller «unnateke»', 'Skriv eitt av orda; tomt er «med».'],
  name: ['eit namn av bokstavar og tal', 'Skriv eit namn som begynner med ein liten bokstav, utan mellomrom.'],
};

const en: ListWords = {
  key: 'Key',
  value: 'Value',
  code: 'Code',
  part: 'Included or excepted',
  group: 'Group',
  codes: 'Codes',
  search: 'Search in the list',
  found: (shown, all) => `${shown} of ${all} lines`,
  unsaved: (count) =>
    count === 1 ? 'Not saved: 1 cell must be put right.' : `Not saved: ${count} cells must be put right.`,
  parts: { include: 'included', exclude: 'excepted' },
  needed: ['something in the cell', 'Fill in the cell, or empty the whole line.'],
  twice: ['each of them once', 'Delete one of the two lines.'],
  choice: ['“included” or “excepted”', 'Write one of the words; blank is “included”.'],
  name: ['a name of letters and digits', 'Write a name that begins with a small letter, without spaces.'],
};

export const listWords: Readonly<Record<TableLanguage, ListWords>> = { nb, nn, en };
