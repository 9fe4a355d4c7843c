import type { WordsOf } from '../../app/language.tsx';

const nb = {
  add: 'Legg til',
  addGrant: 'Legg til noe som vedtaket sier',
  addNarrowing: 'Legg til noe som begrenses',
  what: 'Hva vedtaket sier',
  none: 'Alt som vedtak i denne ordningen kan si, er med.',
  empty: 'Vedtaket sier ikke noe mer.',
  emptyNarrows: 'Ingenting blir begrenset ennå.',
  addValue: 'Legg til en verdi som begrunnelsen nevner',
  valueName: 'Hva verdien heter i tekstene',
  valueHelp: 'Skrives i krøllparentes i teksten, for eksempel {grense}.',
  valueWrong: 'Begynn med en liten bokstav, og bruk bare bokstaver fra a til z og tall.',
  valueTaken: 'Denne er med allerede.',
  cancel: 'Avbryt',
  next: 'Videre',
  label: (title: string) => `Ny i vedtaket: ${title}`,
  valueLabel: (title: string) => `Ny verdi i begrunnelsen: ${title}`,
  removeLabel: (title: string) => `Fjern «${title}»`,
};
type Words = typeof nb;

const nn: Words = {
  ...nb,
  addGrant: 'Legg til noko som vedtaket seier',
  addNarrowing: 'Legg til noko som blir avgrensa',
  what: 'Kva vedtaket seier',
  none: 'Alt som vedtak i denne ordninga kan seie, er med.',
  empty: 'Vedtaket seier ikkje noko meir.',
  emptyNarrows: 'Ingenting blir avgrensa enno.',
  addValue: 'Legg til ein verdi som grunngivinga nemner',
  valueName: 'Kva verdien heiter i tekstane',
  valueHelp: 'Blir skrive i krøllparentes i teksten, til dømes {grense}.',
  valueWrong: 'Begynn med ein liten bokstav, og bruk berre bokstavar frå a til z og tal.',
  valueTaken: 'Denne er med allereie.',
  next: 'Vidare',
  valueLabel: (title) => `Ny verdi i grunngivinga: ${title}`,
};

const en: Words = {
  add: 'Add',
  addGrant: 'Add something that the decision says',
  addNarrowing: 'Add something that is narrowed',
  what: 'What the decision says',
  none: 'Everything that decisions of this programme can say is there.',
  empty: 'The decision says nothing more.',
  emptyNarrows: 'Nothing is narrowed yet.',
  addValue: 'Add a value that the reason names',
  valueName: 'What the value is called in the texts',
  valueHelp: 'Written in curly brackets in the text, for example {limit}.',
  valueWrong: 'Begin with a small letter, and use only letters from a to z and digits.',
  valueTaken: 'This is there already.',
  cancel: 'Cancel',
  next: 'Next',
  label: (title) => `New in the decision: ${title}`,
  valueLabel: (title) => `New value in the reason: ${title}`,
  removeLabel: (title) => `Remove “${title}”`,
};

export const grantWords: WordsOf<Words> = { nb, nn, en };
