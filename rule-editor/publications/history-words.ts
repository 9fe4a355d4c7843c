import type { WordsOf } from '../app/language.tsx';

const nb = {
  title: 'Historikk',
  publication: (number: number, at: string) => `Utgave ${number}, ${at}`,
  people: (wrote: string, approved: string) => `Skrevet av ${wrote}. Godkjent av ${approved}.`,
  and: 'og',
  isNew: 'Dette er nytt i utkastet.',
  none: 'Ingen utgave som er laget her, har endret dette. Det er slik det var da ordningen ble lest inn.',
  underway: 'Andre utkast som endrer det samme:',
  readIn: 'Fulgte med tjenesten, eller ble lest inn.',
};

/** The words of what was changed before, by whom and why. */
export const historyWords: WordsOf<typeof nb> = {
  nb,
  nn: {
    title: 'Historikk',
    publication: (number, at) => `Utgåve ${number}, ${at}`,
    people: (wrote, approved) => `Skriven av ${wrote}. Godkjend av ${approved}.`,
    and: 'og',
    isNew: 'Dette er nytt i utkastet.',
    none: 'Inga utgåve som er laga her, har endra dette. Det er slik det var då ordninga vart lesen inn.',
    underway: 'Andre utkast som endrar det same:',
    readIn: 'Følgde med tenesta, eller vart lesen inn.',
  },
  en: {
    title: 'History',
    publication: (number, at) => `Publication ${number}, ${at}`,
    people: (wrote, approved) => `Written by ${wrote}. Approved by ${approved}.`,
    and: 'and',
    isNew: 'This is new in the draft.',
    none: 'No publication made here has changed this. It is as it was when the programme was read in.',
    underway: 'Other drafts that change the same:',
    readIn: 'Came with the service, or was read in.',
  },
};
