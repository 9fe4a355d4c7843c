import type { TableLanguage } from './cell-words.ts';

/** What is said of a cell that cannot be read. */
const nb = {
  expected: {
    yesNo: 'ja eller nei',
    integer: 'et helt tall',
    decimal: 'et tall, som 3,6',
    kroner: 'et beløp i kroner, som 3278,00',
    date: 'en dag, som 01.03.2026',
    enum: (values: string) => `én av disse: ${values}`,
    code: (system: string) => `en kode i ${system}`,
    list: 'en liste med komma mellom',
    limit: (words: string) => `en grense: ${words}`,
    interval: 'en eller to grenser, som «over 100 til og med 300» eller «minst 5,0»',
    fact: 'navnet på en opplysning',
    parameter: 'navnet på en fastsatt verdi',
    reference: 'en verdi, eller navnet på en opplysning eller fastsatt verdi',
    column: 'en kolonne over en opplysning eller et vilkår som finnes',
  },
  fix: {
    yesNo: 'Skriv ja eller nei, eller la cellen stå tom når det er uten betydning.',
    number: 'Skriv tallet med komma foran desimalene.',
    comma: (text: string) => `Skriv ${text}, med komma.`,
    integer: 'Skriv et tall uten desimaler.',
    date: 'Skriv dagen som dd.mm.åååå.',
    enum: 'Skriv ordet, eller velg det i listen.',
    code: 'Skriv koden, eller søk etter navnet i listen.',
    system: (texts: string) => `Skriv hvilket kodeverk: ${texts}.`,
    list: 'Skriv komma mellom, og sett «…» om et navn med komma i.',
    otherLimit: (found: string, own: string) =>
      `Kolonnen prøver «${own}». Skriv det, eller gjør kolonnen om til en med fritt valgte grenser før du skriver «${found}».`,
    interval: 'Skriv den laveste grensen først, så den høyeste: «over», «minst», «fra og med», «til og med», «under».',
    order: 'Bytt om grensene; ingenting ligger mellom dem.',
    plainTo: 'Skriv «til og med» når grensen er med, og «under» når den ikke er det.',
    name: 'Skriv navnet slik det står i ordlisten, i «…».',
    column: 'Rett kolonnen først.',
  },
};
type ProblemWords = typeof nb;

const nn: ProblemWords = {
  expected: {
    ...nb.expected,
    integer: 'eit heilt tal',
    decimal: 'eit tal, som 3,6',
    kroner: 'eit beløp i kroner, som 3278,00',
    date: 'ein dag, som 01.03.2026',
    enum: (values) => `éin av desse: ${values}`,
    code: (system) => `ein kode i ${system}`,
    list: 'ei liste med komma mellom',
    limit: (words) => `ei grense: ${words}`,
    interval: 'éi eller to grenser, som «over 100 til og med 300» eller «minst 5,0»',
    fact: 'namnet på ei opplysning',
    parameter: 'namnet på ein fastsett verdi',
    reference: 'ein verdi, eller namnet på ei opplysning eller ein fastsett verdi',
    column: 'ein kolonne over ei opplysning eller eit vilkår som finst',
  },
  fix: {
    yesNo: 'Skriv ja eller nei, eller lat cella stå tom når det er utan betydning.',
    number: 'Skriv talet med komma framfor desimalane.',
    comma: (text) => `Skriv ${text}, med komma.`,
    integer: 'Skriv eit tal utan desimalar.',
    date: 'Skriv dagen som dd.mm.åååå.',
    enum: 'Skriv ordet, eller vel det i lista.',
    code: 'Skriv koden, eller søk etter namnet i lista.',
    system: (texts) => `Skriv kva kodeverk: ${texts}.`,
    list: 'Skriv komma mellom, og set «…» om eit namn med komma i.',
    otherLimit: (found, own) =>
      `Kolonnen prøver «${own}». Skriv det, eller gjer kolonnen om til ein med fritt valde grenser før du skriv «${found}».`,
    interval: 'Skriv den lågaste grensa først, så den høgste: «over», «minst», «frå og med», «til og med», «under».',
    order: 'Byt om grensene; ingenting ligg mellom dei.',
    plainTo: 'Skriv «til og med» når grensa er med, og «under» når ho ikkje er det.',
    name: 'Skriv namnet slik det står i ordlista, i «…».',
    column: 'Rett kolonnen først.',
  },
};

const en: ProblemWords = {
  expected: {
    yesNo: 'yes or no',
    integer: 'a whole number',
    decimal: 'a number, such as 3.6',
    kroner: 'an amount in kroner, such as 3278.00',
    date: 'a day, such as 01.03.2026',
    enum: (values) => `one of these: ${values}`,
    code: (system) => `a code of ${system}`,
    list: 'a list with commas between',
    limit: (words) => `a limit: ${words}`,
    interval: 'one or two limits, such as “over 100 up to and including 300” or “at least 5.0”',
    fact: 'the name of a fact',
    parameter: 'the name of a set value',
    reference: 'a value, or the name of a fact or a set value',
    column: 'a column on a fact or condition that exists',
  },
  fix: {
    yesNo: 'Write yes or no, or leave the cell blank when it is of no matter.',
    number: 'Write the number with a point before the decimals.',
    comma: (text) => `Write ${text}, with a point.`,
    integer: 'Write a number without decimals.',
    date: 'Write the day as dd.mm.yyyy.',
    enum: 'Write the word, or choose it in the list.',
    code: 'Write the code, or search for its name in the list.',
    system: (texts) => `Say which code system: ${texts}.`,
    list: 'Write commas between, and «…» around a name with a comma in it.',
    otherLimit: (found, own) =>
      `The column tests “${own}”. Write that, or make it a column with limits of any kind before you write “${found}”.`,
    interval:
      'Write the lower limit first, then the upper: “over”, “at least”, “from”, “up to and including”, “under”.',
    order: 'Change the limits round; nothing lies between them.',
    plainTo: 'Write “up to and including” when the limit is in, and “under” when it is not.',
    name: 'Write the name as it stands in the word list, within «…».',
    column: 'Put the column right first.',
  },
};

export const problemWords: Readonly<Record<TableLanguage, ProblemWords>> = { nb, nn, en };
