import type { WordsOf } from '../../app/language.tsx';

const nb = {
  written: (name: string) => `I kilden heter dette «${name}».`,
  published: 'Det navnet kan ikke endres: systemer som sender søknader og vedtak som er tatt, bruker det.',
  rename: 'Gi det et annet navn i kilden',
  newName: 'Nytt navn i kilden',
  help: 'Alle steder det brukes, følger med: regler, tekster, eksempler og krav. Søkeren ser ikke navnet.',
  wrong: 'Begynn med en liten bokstav, og bruk bare bokstaver fra a til z og tall.',
  taken: 'Noe annet heter det. Velg et annet navn.',
  save: 'Endre navnet',
  cancel: 'Avbryt',
  done: (name: string) => `Navnet er endret til «${name}».`,
  label: (from: string, to: string) => `Endret navnet «${from}» til «${to}»`,
};
type Words = typeof nb;
const nn: Words = {
  ...nb,
  written: (name) => `I kjelda heiter dette «${name}».`,
  published: 'Det namnet kan ikkje endrast: system som sender søknader og vedtak som er gjorde, bruker det.',
  rename: 'Gi det eit anna namn i kjelda',
  newName: 'Nytt namn i kjelda',
  help: 'Alle stader det blir brukt, følgjer med: reglar, tekstar, eksempel og krav. Søkjaren ser ikkje namnet.',
  wrong: 'Begynn med ein liten bokstav, og bruk berre bokstavar frå a til z og tal.',
  taken: 'Noko anna heiter det. Vel eit anna namn.',
  save: 'Endre namnet',
  done: (name) => `Namnet er endra til «${name}».`,
  label: (from, to) => `Endra namnet «${from}» til «${to}»`,
};
const en: Words = {
  written: (name) => `In the source it is called “${name}”.`,
  published: 'That name cannot be changed: systems that send applications, and decisions that are made, use it.',
  rename: 'Give it another name in the source',
  newName: 'New name in the source',
  help: 'Every place where it is used goes along: rules, texts, examples and demands. Applicants do not see the name.',
  wrong: 'Begin with a small letter, and use only letters from a to z and digits.',
  taken: 'Something else is called that. Choose another name.',
  save: 'Change the name',
  cancel: 'Cancel',
  done: (name) => `The name is now “${name}”.`,
  label: (from, to) => `Changed the name “${from}” to “${to}”`,
};
export const namingWords: WordsOf<Words> = { nb, nn, en };
