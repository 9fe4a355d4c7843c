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
  names: { nb: 'Navn på bokmål', nn: 'Navn på nynorsk', en: 'Navn på engelsk' },
  nameNeeded: 'Skriv navnet på bokmål også. Det brukes der de andre mangler.',
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
  names: { nb: 'Namn på bokmål', nn: 'Namn på nynorsk', en: 'Namn på engelsk' },
  nameNeeded: 'Skriv namnet på bokmål òg. Det blir brukt der dei andre manglar.',
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
  names: { nb: 'Name in bokmål', nn: 'Name in nynorsk', en: 'Name in English' },
  nameNeeded: 'Write the name in bokmål too. It is used where the others are missing.',
  parts: { include: 'included', exclude: 'excepted' },
  needed: ['something in the cell', 'Fill in the cell, or empty the whole line.'],
  twice: ['each of them once', 'Delete one of the two lines.'],
  choice: ['“included” or “excepted”', 'Write one of the words; blank is “included”.'],
  name: ['a name of letters and digits', 'Write a name that begins with a small letter, without spaces.'],
};

export const listWords: Readonly<Record<TableLanguage, ListWords>> = { nb, nn, en };
