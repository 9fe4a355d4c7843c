import type { WordsOf } from '../../app/language.tsx';

type Pair = readonly [expected: string, fix: string];

const nb = {
  columns: {
    title: 'Vilkår',
    join: 'Kobling',
    subject: 'Opplysning',
    operator: 'Sammenligning',
    value: 'Verdi',
    notMet: 'Ellers',
    event: 'Utfall',
    reason: 'Begrunnelse',
    automation: 'Avgjøres',
    basis: 'Grunnlag for automatikk',
  },
  /** Of a line that is denied: among others that must all hold, and elsewhere. */
  except: ['unntatt når', 'unntatt'],
  not: ['ikke', 'ikke:'],
  all: ['alle', 'alle disse', 'alle av', 'alle av disse', 'alt', 'alt dette'],
  any: ['minst én', 'minst en', 'minst ett', 'enten … eller', 'enten ... eller', 'enten eller', 'én av disse'],
  atLeast: 'minst',
  ofThese: ['av', 'av disse'],
  condition: 'vilkår med eget navn',
  otherwise: { deny: 'avslag', 'route-to-manual': 'til saksbehandler' } as Readonly<Record<string, string>>,
  inherited: (text: string) => `${text}, som for hele avsnittet`,
  problems: {
    subject: ['navnet på en opplysning eller et vilkår', 'Velg i listen.'],
    operator: (known: string) => [`én av disse: ${known}`, 'Velg i listen.'] as Pair,
    value: ['en verdi', 'Skriv hva opplysningen sammenlignes med.'],
    blank: ['en tom celle', 'Her er det ingenting å sammenligne med. Tøm cellen.'],
    waits: ['hele raden', 'Lagres når resten av raden kan leses.'],
    group: ['noe fra listen', 'Raden er en gruppe. Velg hvor mye av den som må være oppfylt, eller løs den opp.'],
    line: [
      'en tom celle, «unntatt når» eller «ikke»',
      'Raden er ett krav. Lag en gruppe av den før du velger hvor mye som må være oppfylt.',
    ],
    count: (n: number) => [`høyst ${n}`, `Gruppen har ${n} rader.`] as Pair,
    elsewhere: ['en tom celle', 'Dette skrives bare i raden der vilkåret begynner.'],
    sentence: ['det som står der', 'Dette kan ikke sies i en celle. Endre det i setningene.'],
    published: ['det som er utgitt', 'Raden er utgitt. Lag en ny versjon fra en dato, og skriv i den.'],
  },
};
type Text = typeof nb;
export type RequirementWords = Omit<Text, 'problems'> & {
  readonly problems: {
    readonly [name in keyof Text['problems']]: Text['problems'][name] extends (...given: infer G) => Pair
      ? (...given: G) => Pair
      : readonly string[];
  };
};

/** Words of the grid of requirements. The first of each list is written; all of them are read. */
export const requirementWords: WordsOf<RequirementWords> = {
  nb,
  nn: {
    ...nb,
    columns: {
      title: 'Vilkår',
      join: 'Kopling',
      subject: 'Opplysning',
      operator: 'Samanlikning',
      value: 'Verdi',
      notMet: 'Elles',
      event: 'Utfall',
      reason: 'Grunngiving',
      automation: 'Blir avgjort',
      basis: 'Grunnlag for automatikk',
    },
    except: ['unnateke når', 'unnateke', 'unntatt når', 'unntatt'],
    not: ['ikkje', 'ikkje:', 'ikke'],
    all: ['alle', 'alle desse', 'alle av', 'alle av desse', 'alt', 'alt dette'],
    any: ['minst éin', 'minst ein', 'minst eitt', 'anten … eller', 'anten ... eller', 'anten eller', 'éin av desse'],
    ofThese: ['av', 'av desse'],
    condition: 'vilkår med eige namn',
    otherwise: { deny: 'avslag', 'route-to-manual': 'til saksbehandlar' },
    inherited: (text) => `${text}, som for heile avsnittet`,
    problems: {
      subject: ['namnet på ei opplysning eller eit vilkår', 'Vel i lista.'],
      operator: (known) => [`éin av desse: ${known}`, 'Vel i lista.'],
      value: ['ein verdi', 'Skriv kva opplysninga blir samanlikna med.'],
      blank: ['ei tom celle', 'Her er det ingenting å samanlikne med. Tøm cella.'],
      waits: ['heile rada', 'Blir lagra når resten av rada kan lesast.'],
      group: ['noko frå lista', 'Rada er ei gruppe. Vel kor mykje av ho som må vere oppfylt, eller løys ho opp.'],
      line: [
        'ei tom celle, «unnateke når» eller «ikkje»',
        'Rada er eitt krav. Lag ei gruppe av ho før du vel kor mykje som må vere oppfylt.',
      ],
      count: (n) => [`høgst ${n}`, `Gruppa har ${n} rader.`],
      elsewhere: ['ei tom celle', 'Dette blir skrive berre i rada der vilkåret begynner.'],
      sentence: ['det som står der', 'Dette kan ikkje seiast i ei celle. Endre det i setningane.'],
      published: ['det som er utgitt', 'Rada er utgitt. Lag ein ny versjon frå ein dato, og skriv i den.'],
    },
  },
  en: {
    columns: {
      title: 'Requirement',
      join: 'Joined',
      subject: 'Information',
      operator: 'Comparison',
      value: 'Value',
      notMet: 'Otherwise',
      event: 'Outcome',
      reason: 'Reason',
      automation: 'Decided',
      basis: 'Basis for automation',
    },
    except: ['except when', 'except', 'unless'],
    not: ['not', 'not:'],
    all: ['all', 'all of', 'all of these', 'all of this'],
    any: ['at least one', 'any', 'either … or', 'either ... or', 'either or', 'one of these'],
    atLeast: 'at least',
    ofThese: ['of', 'of these'],
    condition: 'condition with a name of its own',
    otherwise: { deny: 'refused', 'route-to-manual': 'to a case worker' },
    inherited: (text) => `${text}, as for the whole section`,
    problems: {
      subject: ['the name of a piece of information or a condition', 'Choose in the list.'],
      operator: (known) => [`one of these: ${known}`, 'Choose in the list.'],
      value: ['a value', 'Write what the information is compared with.'],
      blank: ['a blank cell', 'There is nothing to compare with here. Empty the cell.'],
      waits: ['the whole row', 'Is saved when the rest of the row can be read.'],
      group: ['something from the list', 'The row is a group. Choose how much of it must hold, or dissolve it.'],
      line: [
        'a blank cell, “except when” or “not”',
        'The row is one requirement. Make a group of it before you choose how much must hold.',
      ],
      count: (n) => [`at most ${n}`, `The group has ${n} rows.`],
      elsewhere: ['a blank cell', 'This is only written in the row where the requirement begins.'],
      sentence: ['what stands there', 'A cell cannot say this. Change it in the sentences.'],
      published: ['what is published', 'The row is published. Make a new version from a date, and write in that.'],
    },
  },
};
