import type { WordsOf } from '../../app/language.tsx';

const nb = {
  label: 'Vilkårene som tabell',
  tools: 'Verktøy for radene',
  insert: 'Ny rad',
  inserted: 'Den nye raden sier det samme som raden over til du endrer den.',
  counted: 'Den nye raden sier det samme som raden over, og teller med i gruppen. Endre den nå.',
  removed: 'Fjernet. Ctrl+Z angrer.',
  pastedBelow: (count: number) =>
    count === 1
      ? 'Det var 1 rad mer enn det er plass til. Lag flere rader først.'
      : `Det var ${count} rader mer enn det er plass til. Lag flere rader først.`,
  inSentences: (number: string, title: string) => `Vilkår ${number} i setninger: ${title}`,
  rest: 'Det andre, som unntak og hjemler, står i setningene.',
  toSentences: 'Se alt i setninger',
};
export const viewWords: WordsOf<typeof nb> = {
  nb,
  nn: {
    label: 'Vilkåra som tabell',
    tools: 'Verktøy for radene',
    insert: 'Ny rad',
    inserted: 'Den nye rada seier det same som rada over til du endrar ho.',
    counted: 'Den nye rada seier det same som rada over, og tel med i gruppa. Endre ho no.',
    removed: 'Fjerna. Ctrl+Z angrar.',
    pastedBelow: (count) =>
      count === 1
        ? 'Det var 1 rad meir enn det er plass til. Lag fleire rader først.'
        : `Det var ${count} rader meir enn det er plass til. Lag fleire rader først.`,
    inSentences: (number, title) => `Vilkår ${number} i setningar: ${title}`,
    rest: 'Det andre, som unntak og heimlar, står i setningane.',
    toSentences: 'Sjå alt i setningar',
  },
  en: {
    label: 'The requirements as a table',
    tools: 'Tools for the rows',
    insert: 'New row',
    inserted: 'The new row says the same as the one above until you change it.',
    counted: 'The new row says the same as the one above, and counts in the group. Change it now.',
    removed: 'Removed. Ctrl+Z undoes it.',
    pastedBelow: (count) =>
      count === 1
        ? 'There was 1 row more than there is room for. Make more rows first.'
        : `There were ${count} rows more than there is room for. Make more rows first.`,
    inSentences: (number, title) => `Requirement ${number} in sentences: ${title}`,
    rest: 'The rest, such as exceptions and legal bases, stands in the sentences.',
    toSentences: 'See everything in sentences',
  },
};
