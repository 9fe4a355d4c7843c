import type { TableLanguage } from '../cells/cell-words.ts';

/** What is said of a file that cannot be read as it is. */
const nb = {
  noRows: (sheet: string) => [
    'ingen rader',
    `arket «${sheet}» med en rad av overskrifter`,
    'Eksporter tabellen og fyll ut den filen.',
  ],
  unknownSheet: (known: string) => [
    `ark som er kjent: ${known}`,
    'Slett arket, eller gi det et av disse navnene; det ville ellers gått tapt.',
  ],
  unknownHeading: (known: string) => [
    `en overskrift som er kjent: ${known}`,
    'Rett overskriften eller slett kolonnen; det den sier, ville ellers gått tapt. Nye kolonner lages i tabellen.',
  ],
  missingHeading: (heading: string) => [
    'ingen slik kolonne',
    `kolonnen «${heading}»`,
    'Sett kolonnen inn igjen; det den sier i tabellen i dag, ville ellers gått tapt.',
  ],
  twice: ['overskriften bare én gang', 'Slett den ene av de to kolonnene.'],
  outside: ['en tom celle', 'Over denne kolonnen står ingen overskrift. Flytt det som står her, eller slett det.'],
  number: [
    'tekst',
    'Regnearket har gjort dette om til et tall, og nuller foran kan være borte. Gjør cellen om til tekst og skriv det på nytt.',
  ],
  date: ['tekst', 'Regnearket har gjort dette om til en dato. Gjør cellen om til tekst og skriv det på nytt.'],
  truth: ['ord eller tall', 'Gjør cellen om til tekst og skriv det på nytt.'],
  error: ['en verdi', 'Cellen viser en feil. Skriv verdien.'],
  time: ['en dag uten klokkeslett', 'Ta bort klokkeslettet.'],
  formula: ['en verdi', 'Lim inn som verdier i regnearket; formelen ville ellers gått tapt.'],
  merged: ['celler som ikke er slått sammen', 'Del cellene og skriv verdien i hver av dem.'],
  comment: ['ingen merknader', 'Flytt merknaden inn i en celle, eller slett den; den ville ellers gått tapt.'],
  unreadable: [
    'et regneark (.xlsx) eller en tekstfil med semikolon (.csv)',
    'Lagre filen på nytt i regnearket som Excel-arbeidsbok (.xlsx).',
  ],
  choice: (values: string) => [`én av disse: ${values}`, 'Skriv ett av ordene.'],
  name: ['et navn som finnes', 'Skriv navnet slik det står i ordningen.'],
  id: ['små bokstaver, tall og bindestrek', 'Skriv et navn som «voksne-2», eller la cellen stå tom.'],
  idTwice: ['et navn for hver rad', 'Gi den ene raden et annet navn, eller la cellen stå tom.'],
  version: ['1, 2, 3 … i rekkefølge, eller tomt', 'La versjonene av en rad stå sammen, den eldste først.'],
  row: ['en rad som finnes i arket over rader', 'Rett navnet på raden, eller slett linjen.'],
  needed: ['noe i cellen', 'Fyll ut cellen.'],
  formulaText: ['en formel', 'Formler lages ikke i regnearket. Kopier en som finnes, eller lag den i tabellen.'],
  other: (id: string) => [`tabellen «${id}»`, 'Åpne tabellen som filen hører til, eller rett navnet i filen.'],
  settings: (sheet: string) => [
    `arket «${sheet}»`,
    'En ny tabell må ha innstillingene i filen. Eksporter en tabell og begynn med den.',
  ],
} satisfies Readonly<Record<string, readonly string[] | ((text: string) => readonly string[])>>;
export type ImportWords = typeof nb;

const nn: ImportWords = {
  noRows: (sheet) => [
    'ingen rader',
    `arket «${sheet}» med ei rad av overskrifter`,
    'Eksporter tabellen og fyll ut den fila.',
  ],
  unknownSheet: (known) => [
    `ark som er kjende: ${known}`,
    'Slett arket, eller gi det eit av desse namna; det ville elles gått tapt.',
  ],
  unknownHeading: (known) => [
    `ei overskrift som er kjend: ${known}`,
    'Rett overskrifta eller slett kolonnen; det han seier, ville elles gått tapt. Nye kolonnar lagar du i tabellen.',
  ],
  missingHeading: (heading) => [
    'ingen slik kolonne',
    `kolonnen «${heading}»`,
    'Set kolonnen inn igjen; det han seier i tabellen i dag, ville elles gått tapt.',
  ],
  twice: ['overskrifta berre éin gong', 'Slett den eine av dei to kolonnane.'],
  outside: ['ei tom celle', 'Over denne kolonnen står det inga overskrift. Flytt det som står her, eller slett det.'],
  number: [
    'tekst',
    'Reknearket har gjort dette om til eit tal, og nullar framfor kan vere borte. Gjer cella om til tekst og skriv det på nytt.',
  ],
  date: ['tekst', 'Reknearket har gjort dette om til ein dato. Gjer cella om til tekst og skriv det på nytt.'],
  truth: ['ord eller tal', 'Gjer cella om til tekst og skriv det på nytt.'],
  error: ['ein verdi', 'Cella viser ein feil. Skriv verdien.'],
  time: ['ein dag utan klokkeslett', 'Ta bort klokkeslettet.'],
  formula: ['ein verdi', 'Lim inn som verdiar i reknearket; formelen ville elles gått tapt.'],
  merged: ['celler som ikkje er slegne saman', 'Del cellene og skriv verdien i kvar av dei.'],
  comment: ['ingen merknader', 'Flytt merknaden inn i ei celle, eller slett han; han ville elles gått tapt.'],
  unreadable: [
    'eit rekneark (.xlsx) eller ei tekstfil med semikolon (.csv)',
    'Lagre fila på nytt i reknearket som Excel-arbeidsbok (.xlsx).',
  ],
  choice: (values) => [`éin av desse: ${values}`, 'Skriv eitt av orda.'],
  name: ['eit namn som finst', 'Skriv namnet slik det står i ordninga.'],
  id: ['små bokstavar, tal og bindestrek', 'Skriv eit namn som «vaksne-2», eller lat cella stå tom.'],
  idTwice: ['eit namn for kvar rad', 'Gi den eine rada eit anna namn, eller lat cella stå tom.'],
  version: ['1, 2, 3 … i rekkjefølgje, eller tomt', 'Lat versjonane av ei rad stå saman, den eldste først.'],
  row: ['ei rad som finst i arket over rader', 'Rett namnet på rada, eller slett linja.'],
  needed: ['noko i cella', 'Fyll ut cella.'],
  formulaText: ['ein formel', 'Formlar blir ikkje laga i reknearket. Kopier ein som finst, eller lag han i tabellen.'],
  other: (id) => [`tabellen «${id}»`, 'Opne tabellen som fila høyrer til, eller rett namnet i fila.'],
  settings: (sheet) => [
    `arket «${sheet}»`,
    'Ein ny tabell må ha innstillingane i fila. Eksporter ein tabell og begynn med den.',
  ],
};

const en: ImportWords = {
  noRows: (sheet) => [
    'no rows',
    `the sheet “${sheet}” with a row of headings`,
    'Export the table and fill in that file.',
  ],
  unknownSheet: (known) => [
    `sheets that are known: ${known}`,
    'Delete the sheet, or give it one of these names; it would be lost otherwise.',
  ],
  unknownHeading: (known) => [
    `a heading that is known: ${known}`,
    'Put the heading right or delete the column; what it says would be lost otherwise. New columns are made in the table.',
  ],
  missingHeading: (heading) => [
    'no such column',
    `the column “${heading}”`,
    'Put the column back; what it says in the table today would be lost otherwise.',
  ],
  twice: ['the heading once only', 'Delete one of the two columns.'],
  outside: ['a blank cell', 'There is no heading above this column. Move what stands here, or delete it.'],
  number: [
    'text',
    'The spreadsheet has made this a number, and leading zeros may be gone. Make the cell a text and write it again.',
  ],
  date: ['text', 'The spreadsheet has made this a date. Make the cell a text and write it again.'],
  truth: ['words or a number', 'Make the cell a text and write it again.'],
  error: ['a value', 'The cell shows an error. Write the value.'],
  time: ['a day without a time', 'Take the time away.'],
  formula: ['a value', 'Paste as values in the spreadsheet; the formula would be lost otherwise.'],
  merged: ['cells that are not merged', 'Split the cells and write the value in each of them.'],
  comment: ['no comments', 'Move the comment into a cell, or delete it; it would be lost otherwise.'],
  unreadable: [
    'a spreadsheet (.xlsx) or a text file with semicolons (.csv)',
    'Save the file again in the spreadsheet as an Excel workbook (.xlsx).',
  ],
  choice: (values) => [`one of these: ${values}`, 'Write one of the words.'],
  name: ['a name that exists', 'Write the name as it stands in the programme.'],
  id: ['small letters, digits and hyphens', 'Write a name such as “adults-2”, or leave the cell blank.'],
  idTwice: ['a name for each row', 'Give one of the rows another name, or leave the cell blank.'],
  version: ['1, 2, 3 … in order, or blank', 'Keep the versions of a row together, the oldest first.'],
  row: ['a row that is in the sheet of rows', 'Put the name of the row right, or delete the line.'],
  needed: ['something in the cell', 'Fill in the cell.'],
  formulaText: [
    'a formula',
    'Formulas are not made in the spreadsheet. Copy one that exists, or make it in the table.',
  ],
  other: (id) => [`the table “${id}”`, 'Open the table that the file belongs to, or put the name right in the file.'],
  settings: (sheet) => [
    `the sheet “${sheet}”`,
    'A new table must have its settings in the file. Export a table and begin with that.',
  ],
};

export const importWords: Readonly<Record<TableLanguage, ImportWords>> = { nb, nn, en };
