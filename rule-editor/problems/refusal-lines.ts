import type { Problem } from '#engine';
import type { Language, WordsOf } from '../app/language.tsx';
import { problemLine } from './problem-words.ts';

const nb = {
  missing: {
    purpose: 'Skriv hva utkastet skal oppnå.',
    reference: 'Skriv hvilken lov eller forskrift endringen bygger på.',
    changes: 'Utkastet endrer ingenting ennå. Gjør en endring først.',
  },
  cases: (titles: string) => `Disse eksemplene stemmer ikke: ${titles}. Rett reglene eller eksemplene.`,
  places: {
    '/reviewer': 'Den du valgte, kan ikke godkjenne dette utkastet. Velg en annen.',
    '/to': 'Den du valgte, kan ikke godkjenne dette utkastet. Velg en annen.',
    '/reason': 'Begrunnelsen nevner noen. Ta fødselsnummeret ut.',
    '/target': 'Denne delen av ordningen finnes ikke lenger. Velg en annen.',
    '/outcomes': 'En innskrenkning avslår ingenting. Stans alle utfallene i stedet.',
    '/programme': 'Ordningen finnes ikke. Velg en annen.',
  },
  other: (place: string) => `Det som står i «${place}», kan ikke tas imot.`,
};
const words: WordsOf<typeof nb> = {
  nb,
  nn: {
    missing: {
      purpose: 'Skriv kva utkastet skal oppnå.',
      reference: 'Skriv kva lov eller forskrift endringa byggjer på.',
      changes: 'Utkastet endrar ingenting enno. Gjer ei endring først.',
    },
    cases: (titles) => `Desse døma stemmer ikkje: ${titles}. Rett reglane eller døma.`,
    places: {
      '/reviewer': 'Den du valde, kan ikkje godkjenne dette utkastet. Vel ein annan.',
      '/to': 'Den du valde, kan ikkje godkjenne dette utkastet. Vel ein annan.',
      '/reason': 'Grunngivinga nemner nokon. Ta fødselsnummeret ut.',
      '/target': 'Denne delen av ordninga finst ikkje lenger. Vel ein annan.',
      '/outcomes': 'Ei innskrenking avslår ingenting. Stans alle utfalla i staden.',
      '/programme': 'Ordninga finst ikkje. Vel ei anna.',
    },
    other: (place) => `Det som står i «${place}», kan ikkje takast imot.`,
  },
  en: {
    missing: {
      purpose: 'Write what the draft is to achieve.',
      reference: 'Write which act or regulation the change rests on.',
      changes: 'The draft changes nothing yet. Make a change first.',
    },
    cases: (titles) => `These examples do not hold: ${titles}. Correct the rules or the examples.`,
    places: {
      '/reviewer': 'The person you chose cannot approve this draft. Choose another.',
      '/to': 'The person you chose cannot approve this draft. Choose another.',
      '/reason': 'The reason names somebody. Take the identity number out.',
      '/target': 'This part of the programme is no longer there. Choose another.',
      '/outcomes': 'A restriction refuses nothing. Suspend all of its outcomes instead.',
      '/programme': 'There is no such programme. Choose another.',
    },
    other: (place) => `What stands in “${place}” cannot be accepted.`,
  },
};

type Members = {
  readonly missing?: readonly (keyof typeof nb.missing)[];
  /** Of a folder that is read in they stand at a place, of a draft in an object. */
  readonly problems?: readonly (Problem & { readonly object?: string })[];
  readonly cases?: readonly { readonly title: string }[];
  readonly errors?: readonly { readonly pointer: string }[];
};

/** Everything that the service says is wrong, and what to do, a line for each. */
export function refusalLines({ missing, problems, cases, errors }: Members, language: Language): readonly string[] {
  const w = words[language];
  if (problems && problems.length > 0)
    return problems.map((problem) => {
      const line = problemLine(problem, language);
      return problem.object === undefined && problem.pointer !== '' ? `${problem.pointer}: ${line}` : line;
    });
  const isPlace = (place: string): place is keyof typeof nb.places => Object.hasOwn(w.places, place);
  return [
    ...(missing ?? []).map((what) => w.missing[what]),
    ...(cases && cases.length > 0 ? [w.cases(cases.map(({ title }) => `«${title}»`).join(', '))] : []),
    ...(errors ?? []).map(({ pointer }) => (isPlace(pointer) ? w.places[pointer] : w.other(pointer.slice(1)))),
  ];
}
