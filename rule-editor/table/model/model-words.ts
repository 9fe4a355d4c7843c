import type { TableLanguage } from '../cells/cell-words.ts';

/** Words of a table's columns and outcomes. */
const nb = {
  title: 'Rad',
  from: 'Gjelder fra',
  by: 'regnet etter',
  event: 'Utfall',
  reason: 'Begrunnelse',
  automation: 'Avgjøres',
  basis: 'Grunnlag for automatikk',
  gives: 'gir',
  holds: 'ja eller nei',
  operators: {
    equal: 'er',
    notEqual: 'er ikke',
    lessThan: 'under',
    lessThanInclusive: 'høyst',
    greaterThan: 'over',
    greaterThanInclusive: 'minst',
    inInterval: 'grenser',
    in: 'én av',
    notIn: 'ingen av',
    inCodes: 'kode i',
    containsAny: 'minst én av',
    containsAll: 'alle av',
    containsNone: 'ingen av',
    isSubsetOf: 'bare blant',
    isNone: 'har ingen',
    isSome: 'er oppgitt',
  } as Readonly<Record<string, string>>,
  dateOperators: {
    lessThan: 'før',
    lessThanInclusive: 'senest',
    greaterThan: 'etter',
    greaterThanInclusive: 'tidligst',
  } as Readonly<Record<string, string>>,
  events: {
    stop: 'stopp',
    deny: 'avslag',
    'route-to-manual': 'til saksbehandler',
    approve: 'innvilges',
    none: 'gjelder ikke',
  },
  automations: { automatic: 'automatisk', recommend: 'anbefales' },
  newRow: 'Ny rad',
  problems: {
    titleNeeded: ['en tittel', 'Skriv hva raden handler om.'],
    choice: (values: string) => [`én av disse: ${values}`, 'Skriv ordet, eller velg det i listen.'],
    code: ['koden for en begrunnelse, med store bokstaver', 'Velg en begrunnelse i listen.'],
    gone: ['en tom celle', 'Raden gjelder ikke lenger fra denne dagen. Velg et utfall først.'],
    noVersions: ['et utfall', 'Slett raden, eller lag en ny versjon av den fra en dato.'],
    firstVersion: ['en tom celle', 'Den første versjonen gjelder fra begynnelsen. Lag en ny versjon fra en dato.'],
    date: ['en dag, som 01.03.2026', 'Skriv dagen som dd.mm.åååå.'],
    dateFact: ['navnet på en dato', 'Velg datoen i listen.'],
    published: ['det som er utgitt', 'Raden er utgitt. Lag en ny versjon av den fra en dato, og skriv i den.'],
    again: ['det som er lagret', 'Teksten kan leses nå. Gå inn i cellen, og trykk Enter for å lagre den.'],
  } as Problems,
};
type Pair = readonly [expected: string, fix: string];
type Problems = {
  readonly titleNeeded: Pair;
  readonly choice: (values: string) => Pair;
  readonly code: Pair;
  readonly gone: Pair;
  readonly noVersions: Pair;
  readonly firstVersion: Pair;
  readonly date: Pair;
  readonly dateFact: Pair;
  readonly published: Pair;
  readonly again: Pair;
};

export type ModelWords = typeof nb;

const nn: ModelWords = {
  ...nb,
  from: 'Gjeld frå',
  by: 'rekna etter',
  reason: 'Grunngiving',
  automation: 'Blir avgjort',
  gives: 'gir',
  operators: {
    ...nb.operators,
    notEqual: 'er ikkje',
    lessThanInclusive: 'høgst',
    in: 'éin av',
    containsAny: 'minst éin av',
    isSubsetOf: 'berre blant',
    isSome: 'er oppgitt',
  },
  dateOperators: { ...nb.dateOperators, lessThanInclusive: 'seinast', greaterThanInclusive: 'tidlegast' },
  events: {
    stop: 'stopp',
    deny: 'avslag',
    'route-to-manual': 'til saksbehandlar',
    approve: 'blir innvilga',
    none: 'gjeld ikkje',
  },
  automations: { automatic: 'automatisk', recommend: 'blir tilrådd' },
  newRow: 'Ny rad',
  problems: {
    titleNeeded: ['ein tittel', 'Skriv kva rada handlar om.'],
    choice: (values) => [`éin av desse: ${values}`, 'Skriv ordet, eller vel det i lista.'],
    code: ['koden for ei grunngiving, med store bokstavar', 'Vel ei grunngiving i lista.'],
    gone: ['ei tom celle', 'Rada gjeld ikkje lenger frå denne dagen. Vel eit utfall først.'],
    noVersions: ['eit utfall', 'Slett rada, eller lag ein ny versjon av ho frå ein dato.'],
    firstVersion: ['ei tom celle', 'Den første versjonen gjeld frå byrjinga. Lag ein ny versjon frå ein dato.'],
    date: ['ein dag, som 01.03.2026', 'Skriv dagen som dd.mm.åååå.'],
    dateFact: ['namnet på ein dato', 'Vel datoen i lista.'],
    published: ['det som er utgitt', 'Rada er utgitt. Lag ein ny versjon av ho frå ein dato, og skriv i den.'],
    again: ['det som er lagra', 'Teksten kan lesast no. Gå inn i cella, og trykk Enter for å lagre han.'],
  },
};

const en: ModelWords = {
  title: 'Row',
  from: 'In force from',
  by: 'measured by',
  event: 'Outcome',
  reason: 'Reason',
  automation: 'Decided',
  basis: 'Basis for automation',
  gives: 'gives',
  holds: 'yes or no',
  operators: {
    equal: 'is',
    notEqual: 'is not',
    lessThan: 'under',
    lessThanInclusive: 'at most',
    greaterThan: 'over',
    greaterThanInclusive: 'at least',
    inInterval: 'limits',
    in: 'one of',
    notIn: 'none of',
    inCodes: 'code in',
    containsAny: 'at least one of',
    containsAll: 'all of',
    containsNone: 'none of',
    isSubsetOf: 'only among',
    isNone: 'has none',
    isSome: 'is given',
  },
  dateOperators: {
    lessThan: 'before',
    lessThanInclusive: 'not later than',
    greaterThan: 'after',
    greaterThanInclusive: 'not before',
  },
  events: {
    stop: 'stop',
    deny: 'refused',
    'route-to-manual': 'to a case worker',
    approve: 'approved',
    none: 'not in force',
  },
  automations: { automatic: 'automatically', recommend: 'recommended' },
  newRow: 'New row',
  problems: {
    titleNeeded: ['a title', 'Write what the row is about.'],
    choice: (values) => [`one of these: ${values}`, 'Write the word, or choose it in the list.'],
    code: ['the code of a reason, in capitals', 'Choose a reason in the list.'],
    gone: ['a blank cell', 'The row is not in force from this day on. Choose an outcome first.'],
    noVersions: ['an outcome', 'Delete the row, or make a new version of it from a date.'],
    firstVersion: ['a blank cell', 'The first version holds from the beginning. Make a new version from a date.'],
    date: ['a day, such as 01.03.2026', 'Write the day as dd.mm.yyyy.'],
    dateFact: ['the name of a date', 'Choose the date in the list.'],
    published: ['what is published', 'The row is published. Make a new version of it from a date, and write in that.'],
    again: ['what is saved', 'The text can be read now. Go into the cell, and press Enter to save it.'],
  },
};

export const modelWords: Readonly<Record<TableLanguage, ModelWords>> = { nb, nn, en };
