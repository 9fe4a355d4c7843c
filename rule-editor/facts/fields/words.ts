import type { WordsOf } from '../../app/language.tsx';

const nb = {
  title: 'Felt i listen',
  lead: 'Det som skrives for hver oppføring i listen.',
  none: 'Listen har ingen felt ennå. Legg til det første.',
  name: 'Navn',
  help: 'Veiledning',
  add: 'Legg til felt',
  newTitle: 'Hva feltet heter (bokmål)',
  newType: 'Hva slags felt det er',
  create: 'Legg til',
  cancel: 'Avbryt',
  needed: 'Skriv et navn.',
  up: (title: string) => `Flytt «${title}» opp`,
  down: (title: string) => `Flytt «${title}» ned`,
  remove: (title: string) => `Fjern «${title}»`,
  removeThis: 'Fjern feltet',
  inUse: (uses: number) =>
    uses === 1
      ? 'Reglene bruker feltet ett sted. Det kan ikke fjernes før det er tatt bort der.'
      : `Reglene bruker feltet ${uses} steder. Det kan ikke fjernes før det er tatt bort der.`,
  giver: 'Hvem som oppgir feltet',
  asList: 'Den som oppgir listen',
  givers: { register: 'Slås opp i et register', decisions: 'Hentes fra tidligere vedtak' },
  changed: (title: string) => `Endret feltet «${title}»`,
  addedLabel: (title: string) => `La til feltet «${title}»`,
  removedLabel: (title: string) => `Fjernet feltet «${title}»`,
  movedLabel: (title: string) => `Flyttet feltet «${title}»`,
  removed: 'Feltet er fjernet. Du kan angre.',
  added: 'Feltet er lagt til.',
};
type Words = typeof nb;
const nn: Words = {
  ...nb,
  title: 'Felt i lista',
  lead: 'Det som blir skrive for kvar oppføring i lista.',
  none: 'Lista har ingen felt enno. Legg til det første.',
  name: 'Namn',
  help: 'Rettleiing',
  newTitle: 'Kva feltet heiter (bokmål)',
  newType: 'Kva slags felt det er',
  needed: 'Skriv eit namn.',
  inUse: (uses) =>
    uses === 1
      ? 'Reglane bruker feltet éin stad. Det kan ikkje fjernast før det er teke bort der.'
      : `Reglane bruker feltet ${uses} stader. Det kan ikkje fjernast før det er teke bort der.`,
  giver: 'Kven som oppgir feltet',
  asList: 'Den som oppgir lista',
  givers: { register: 'Blir slått opp i eit register', decisions: 'Blir henta frå tidlegare vedtak' },
  changed: (title) => `Endra feltet «${title}»`,
  removedLabel: (title) => `Fjerna feltet «${title}»`,
  movedLabel: (title) => `Flytta feltet «${title}»`,
  removed: 'Feltet er fjerna. Du kan angre.',
};
const en: Words = {
  title: 'Fields of the list',
  lead: 'What is written for each entry of the list.',
  none: 'The list has no fields yet. Add the first.',
  name: 'Name',
  help: 'Guidance',
  add: 'Add a field',
  newTitle: 'What the field is called (bokmål)',
  newType: 'What kind of field it is',
  create: 'Add',
  cancel: 'Cancel',
  needed: 'Write a name.',
  up: (title) => `Move “${title}” up`,
  down: (title) => `Move “${title}” down`,
  remove: (title) => `Remove “${title}”`,
  removeThis: 'Remove the field',
  inUse: (uses) =>
    uses === 1
      ? 'The rules use the field in one place. It cannot be removed before it is taken out there.'
      : `The rules use the field in ${uses} places. It cannot be removed before it is taken out there.`,
  giver: 'Who gives the field',
  asList: 'Whoever gives the list',
  givers: { register: 'Looked up in a register', decisions: 'Taken from earlier decisions' },
  changed: (title) => `Changed the field “${title}”`,
  addedLabel: (title) => `Added the field “${title}”`,
  removedLabel: (title) => `Removed the field “${title}”`,
  movedLabel: (title) => `Moved the field “${title}”`,
  removed: 'The field is removed. You can undo.',
  added: 'The field is added.',
};
export const fieldWords: WordsOf<Words> = { nb, nn, en };
