/** The words that cells of a table are written in. The first of each list is written; all of them are read. */

export type TableLanguage = 'nb' | 'nn' | 'en';

const nb = {
  yes: ['ja', 'sann'],
  no: ['nei', 'usann'],
  /** Written for a cell that says in so many words that it does not matter. */
  anything: ['uten betydning', '–'],
  over: ['over', 'mer enn', 'større enn', '>'],
  from: ['minst', 'fra og med', 'f.o.m.', 'fom', '>=', '≥'],
  to: ['høyst', 'til og med', 't.o.m.', 'tom', '<=', '≤'],
  under: ['under', 'mindre enn', '<'],
  after: ['etter', '>'],
  notBefore: ['tidligst', 'fra og med', 'f.o.m.', 'fom', 'minst', '>=', '≥'],
  notAfter: ['senest', 'til og med', 't.o.m.', 'tom', 'høyst', '<=', '≤'],
  before: ['før', 'under', '<'],
  fromOfTwo: 'fra og med',
  toOfTwo: 'til og med',
  not: ['ikke', 'ulik', '≠'],
  noneOf: ['ingen av', 'ikke'],
  oneOf: ['minst én av', 'minst en av', 'én av', 'en av'],
  allOf: ['alle av', 'alle'],
  onlyAmong: ['bare blant', 'bare'],
  except: ['unntatt', 'bortsett fra'],
  and: 'og',
  or: 'eller',
  fact: ['opplysningen'],
  parameter: ['verdien', 'listen'],
  forKey: 'for',
  kroner: 'kr',
  years: ['år'],
  months: ['måneder', 'måned'],
  days: ['dager', 'dag'],
  workingDays: ['virkedager', 'virkedag'],
};
export type CellWords = typeof nb;

const nn: CellWords = {
  ...nb,
  no: ['nei', 'usann'],
  anything: ['utan betydning', 'uten betydning', '–'],
  over: ['over', 'meir enn', 'mer enn', 'større enn', '>'],
  from: ['minst', 'frå og med', 'fra og med', 'f.o.m.', 'fom', '>=', '≥'],
  to: ['høgst', 'høyst', 'til og med', 't.o.m.', 'tom', '<=', '≤'],
  notBefore: ['tidlegast', 'tidligst', 'frå og med', 'fra og med', 'f.o.m.', 'fom', 'minst', '>=', '≥'],
  notAfter: ['seinast', 'senest', 'til og med', 't.o.m.', 'tom', 'høgst', '<=', '≤'],
  fromOfTwo: 'frå og med',
  not: ['ikkje', 'ikke', 'ulik', '≠'],
  noneOf: ['ingen av', 'ikkje', 'ikke'],
  oneOf: ['minst éin av', 'minst ein av', 'éin av', 'ein av'],
  onlyAmong: ['berre blant', 'bare blant', 'berre'],
  except: ['unnateke', 'unntatt', 'bortsett frå'],
  parameter: ['verdien', 'lista'],
  months: ['månader', 'månad'],
  days: ['dagar', 'dag'],
  workingDays: ['yrkedagar', 'yrkedag'],
};

const en: CellWords = {
  yes: ['yes', 'true'],
  no: ['no', 'false'],
  anything: ['of no matter', '–'],
  over: ['over', 'more than', '>'],
  from: ['at least', 'from', '>=', '≥'],
  to: ['at most', 'up to and including', '<=', '≤'],
  under: ['under', 'less than', '<'],
  after: ['after', '>'],
  notBefore: ['not before', 'from', '>=', '≥'],
  notAfter: ['not later than', 'up to and including', '<=', '≤'],
  before: ['before', '<'],
  fromOfTwo: 'from',
  toOfTwo: 'up to and including',
  not: ['not', '≠'],
  noneOf: ['none of', 'not'],
  oneOf: ['at least one of', 'one of'],
  allOf: ['all of', 'all'],
  onlyAmong: ['only among', 'only'],
  except: ['except'],
  and: 'and',
  or: 'or',
  fact: ['the fact'],
  parameter: ['the value', 'the list'],
  forKey: 'for',
  kroner: 'kr',
  years: ['years', 'year'],
  months: ['months', 'month'],
  days: ['days', 'day'],
  workingDays: ['working days', 'working day'],
};

export const cellWords: Readonly<Record<TableLanguage, CellWords>> = { nb, nn, en };

/** The word that is written. */
export const written = (words: readonly string[]): string => words[0] ?? '';
