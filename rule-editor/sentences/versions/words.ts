import type { WordsOf } from '../../app/language.tsx';
import type { BuiltInDate } from './date-facts.ts';

const nb = {
  newVersion: 'Ny versjon fra dato',
  heading: (title: string) => `Ny versjon av «${title}»`,
  lead: 'Det som er utgitt, blir stående slik det er. Den nye versjonen er en kopi som du endrer etterpå.',
  date: 'Gjelder fra og med',
  dateHelp: 'For eksempel 01.01.2027',
  dateWrong: 'Skriv en dato som finnes, slik: 01.01.2027.',
  exists:
    'Det finnes alt en versjon fra denne datoen for de samme sakene. Velg en annen dato, eller endre den versjonen.',
  whom: 'Hvem gjelder endringen for?',
  who: {
    receivedOn: (date: string) => `Søknader vi mottar ${date} eller senere`,
    decidedOn: (date: string) => `Alle saker som ikke er avgjort før ${date}, også de som venter`,
    appliedOn: (date: string) => `Søknader som er datert ${date} eller senere`,
  } satisfies { readonly [D in BuiltInDate]: (date: string) => string },
  whoByFact: (title: string, date: string) => `Saker der «${title}» er ${date} eller senere`,
  otherDates: 'Andre datoer i søknaden',
  thatDay: 'den dagen',
  pending: (count: number) =>
    count === 0
      ? 'Ingen saker som venter nå, blir berørt.'
      : count === 1
        ? '1 sak som venter nå, blir berørt.'
        : `${count} saker som venter nå, blir berørt.`,
  unknownDate: (count: number) =>
    count === 1 ? 'I 1 sak er datoen ikke kjent.' : `I ${count} saker er datoen ikke kjent.`,
  counting: 'Teller saker som venter …',
  notKnown: (reason: string) => `Antall saker som venter: ikke kjent (${reason}).`,
  reasons: {
    offline: 'vi får ikke kontakt med tjenesten',
    forbidden: 'du har ikke tilgang til tallet',
    new: 'ordningen er ikke utgitt ennå',
    other: 'tjenesten kan ikke telle dem nå',
    notCounted: 'saker telles ikke etter denne datoen',
  },
  source: 'Sier kilden hvilke saker endringen gjelder for?',
  sourceYes: 'Ja, det står i kilden',
  sourceNo: 'Nei, det er vårt valg',
  what: 'Hva skjer fra den dagen?',
  copy: 'Reglene endres. Jeg får en kopi som jeg endrer.',
  ends: 'Dette gjelder ikke lenger.',
  create: 'Lag ny versjon',
  cancel: 'Avbryt',
  made: (date: string) => `Ny versjon fra ${date} er laget. Du kan endre den nå.`,
  madeEnd: (date: string) => `Slutter å gjelde ${date}.`,
  label: (title: string, date: string) => `Ny versjon av «${title}» fra ${date}`,
  versions: 'Versjoner',
  first: 'Fra begynnelsen',
  from: (date: string) => `Fra ${date}`,
  ended: 'gjelder ikke',
  isNew: 'ny i utkastet',
  changed: 'rettet i utkastet',
  by: {
    receivedOn: 'etter dagen søknaden ble mottatt',
    decidedOn: 'etter dagen saken avgjøres',
    appliedOn: 'etter datoen på søknaden',
  } satisfies { readonly [D in BuiltInDate]: string },
  byFact: (title: string) => `etter «${title}»`,
  mark: { design: 'vårt valg', verified: 'sagt i kilden' } as Readonly<Record<string, string>>,
  asOf: 'Vis slik det gjelder',
  remove: 'Fjern versjonen',
  removed: 'Versjonen er fjernet. Du kan angre.',
  removeLabel: (title: string, date: string) => `Fjern versjon av «${title}» fra ${date}`,
};
export type VersionWords = typeof nb;

export const versionWords: WordsOf<VersionWords> = {
  nb,
  nn: {
    ...nb,
    newVersion: 'Ny versjon frå dato',
    lead: 'Det som er utgitt, blir ståande slik det er. Den nye versjonen er ein kopi som du endrar etterpå.',
    date: 'Gjeld frå og med',
    dateHelp: 'Til dømes 01.01.2027',
    dateWrong: 'Skriv ein dato som finst, slik: 01.01.2027.',
    exists:
      'Det finst alt ein versjon frå denne datoen for dei same sakene. Vel ein annan dato, eller endre den versjonen.',
    whom: 'Kven gjeld endringa for?',
    who: {
      receivedOn: (date) => `Søknader vi får ${date} eller seinare`,
      decidedOn: (date) => `Alle saker som ikkje er avgjorde før ${date}, også dei som ventar`,
      appliedOn: (date) => `Søknader som er daterte ${date} eller seinare`,
    },
    otherDates: 'Andre datoar i søknaden',
    whoByFact: (title, date) => `Saker der «${title}» er ${date} eller seinare`,
    pending: (count) =>
      count === 0
        ? 'Ingen saker som ventar no, blir råka.'
        : count === 1
          ? '1 sak som ventar no, blir råka.'
          : `${count} saker som ventar no, blir råka.`,
    unknownDate: (count) =>
      count === 1 ? 'I 1 sak er datoen ikkje kjend.' : `I ${count} saker er datoen ikkje kjend.`,
    counting: 'Tel saker som ventar …',
    notKnown: (reason) => `Talet på saker som ventar: ikkje kjent (${reason}).`,
    reasons: {
      offline: 'vi får ikkje kontakt med tenesta',
      forbidden: 'du har ikkje tilgang til talet',
      new: 'ordninga er ikkje utgitt enno',
      other: 'tenesta kan ikkje telje dei no',
      notCounted: 'saker blir ikkje talde etter denne datoen',
    },
    source: 'Seier kjelda kva saker endringa gjeld for?',
    sourceYes: 'Ja, det står i kjelda',
    sourceNo: 'Nei, det er vårt val',
    what: 'Kva skjer frå den dagen?',
    copy: 'Reglane blir endra. Eg får ein kopi som eg endrar.',
    ends: 'Dette gjeld ikkje lenger.',
    made: (date) => `Ny versjon frå ${date} er laga. Du kan endre han no.`,
    madeEnd: (date) => `Sluttar å gjelde ${date}.`,
    label: (title, date) => `Ny versjon av «${title}» frå ${date}`,
    first: 'Frå byrjinga',
    from: (date) => `Frå ${date}`,
    ended: 'gjeld ikkje',
    isNew: 'ny i utkastet',
    changed: 'retta i utkastet',
    by: {
      receivedOn: 'etter dagen søknaden kom inn',
      decidedOn: 'etter dagen saka blir avgjord',
      appliedOn: 'etter datoen på søknaden',
    },
    mark: { design: 'vårt val', verified: 'sagt i kjelda' },
    asOf: 'Vis slik det gjeld',
    removed: 'Versjonen er fjerna. Du kan angre.',
    removeLabel: (title, date) => `Fjern versjon av «${title}» frå ${date}`,
  },
  en: {
    newVersion: 'New version from a date',
    heading: (title) => `New version of “${title}”`,
    lead: 'What is published stays as it is. The new version is a copy that you change afterwards.',
    date: 'In force from',
    dateHelp: 'For example 01.01.2027',
    dateWrong: 'Write a date that exists, like this: 01.01.2027.',
    exists:
      'There is a version from this date for the same cases already. Choose another date, or change that version.',
    whom: 'Whom does the change apply to?',
    who: {
      receivedOn: (date) => `Applications that we receive on ${date} or later`,
      decidedOn: (date) => `All cases not decided before ${date}, also those that are waiting`,
      appliedOn: (date) => `Applications dated ${date} or later`,
    },
    whoByFact: (title, date) => `Cases where “${title}” is ${date} or later`,
    otherDates: 'Other dates of the application',
    thatDay: 'that day',
    pending: (count) =>
      count === 0
        ? 'No case that is waiting now is affected.'
        : count === 1
          ? '1 case that is waiting now is affected.'
          : `${count} cases that are waiting now are affected.`,
    unknownDate: (count) =>
      count === 1 ? 'In 1 case the date is not known.' : `In ${count} cases the date is not known.`,
    counting: 'Counting cases that are waiting …',
    notKnown: (reason) => `Number of cases that are waiting: not known (${reason}).`,
    reasons: {
      offline: 'the service cannot be reached',
      forbidden: 'you have no access to the number',
      new: 'the programme is not published yet',
      other: 'the service cannot count them now',
      notCounted: 'cases are not counted by this date',
    },
    source: 'Does the source say which cases the change applies to?',
    sourceYes: 'Yes, the source says so',
    sourceNo: 'No, it is our choice',
    what: 'What happens from that day?',
    copy: 'The rules change. I get a copy to change.',
    ends: 'This no longer applies.',
    create: 'Make the new version',
    cancel: 'Cancel',
    made: (date) => `A new version from ${date} is made. You can change it now.`,
    madeEnd: (date) => `Ends on ${date}.`,
    label: (title, date) => `New version of “${title}” from ${date}`,
    versions: 'Versions',
    first: 'From the beginning',
    from: (date) => `From ${date}`,
    ended: 'does not apply',
    isNew: 'new in the draft',
    changed: 'corrected in the draft',
    by: {
      receivedOn: 'by the day the application was received',
      decidedOn: 'by the day the case is decided',
      appliedOn: 'by the date on the application',
    },
    byFact: (title) => `by “${title}”`,
    mark: { design: 'our choice', verified: 'said in the source' },
    asOf: 'Show as in force on',
    remove: 'Remove the version',
    removed: 'The version is removed. You can undo.',
    removeLabel: (title, date) => `Remove the version of “${title}” from ${date}`,
  },
};
