import type { PlacePhrase } from '#engine/words';
import type { Phrase } from './phrase.ts';

/** What may stand in a place of the source. */
export const places: Readonly<Record<PlacePhrase, Phrase>> = {
  'Words in bokmål (nb), nynorsk (nn) and English (en)': 'Tekst på bokmål (nb), nynorsk (nn) og engelsk (en)',
  'words for values of enums, for codes and for stages': ['ord for valg, koder og steg', 'ord for val, kodar og steg'],
  'group → member → role → fact': 'gruppe → medlem → rolle → opplysning',
  'camelCase name': [
    'et navn av bokstaver og tall, med liten forbokstav og uten mellomrom',
    'eit namn av bokstavar og tal, med liten forbokstav og utan mellomrom',
  ],
  'kebab-case id, stable for ever': [
    'et navn av små bokstaver og tall med bindestrek mellom, som aldri endres',
    'eit namn av små bokstavar og tal med bindestrek mellom, som aldri blir endra',
  ],
  'ISO date': ['en dato som ÅÅÅÅ-MM-DD', 'ein dato som ÅÅÅÅ-MM-DD'],
  'reason code': ['koden til en begrunnelse', 'koden til ei grunngiving'],
  'a fact value in its JSON form; null is none': [
    'en verdi av opplysningen; null er «ingen»',
    'ein verdi av opplysninga; null er «ingen»',
  ],
  'reason codes, in any order, all of them': [
    'kodene til alle begrunnelsene, i hvilken som helst rekkefølge',
    'kodane til alle grunngivingane, i kva rekkjefølgje som helst',
  ],
  'the whole grant; a field that is none is null': [
    'alt som innvilges; et felt som er «ingen», er null',
    'alt som blir innvilga; eit felt som er «ingen», er null',
  ],
  'the figures named; null is none, "absent" says that it is not given': [
    'tallene som nevnes; null er «ingen», "absent" at tallet ikke er med',
    'tala som er nemnde; null er «ingen», "absent" at talet ikkje er med',
  ],
  'pointers to the missing facts, all of them': [
    'stedene til alle opplysninger som mangler',
    'stadene til alle opplysningar som manglar',
  ],
  'codes of the other rules that hold or may hold, all of them': [
    'kodene til alle andre regler som gjelder eller kan gjelde',
    'kodane til alle andre reglar som gjeld eller kan gjelde',
  ],
  'grant fields that give less than was asked, all of them': [
    'alle felt som gir mindre enn det ble søkt om',
    'alle felt som gir mindre enn det vart søkt om',
  ],
  'indices of the entries under review, all of them': [
    'numrene på alle oppføringer som er til vurdering',
    'nummera på alle oppføringar som er til vurdering',
  ],
  'the case in words, as a sentence': ['eksempelet som en setning', 'dømet som ei setning'],
  'facts by name; a fact that is absent is unknown, null is none': [
    'opplysninger med navn; en som ikke er med, er ukjent, null er «ingen»',
    'opplysningar med namn; ei som ikkje er med, er ukjend, null er «ingen»',
  ],
  'sections, rules, tables, restrictions or the programme; with `outcomes` only their denials': [
    'avsnitt, regler, tabeller, innskrenkninger eller ordningen; med «outcomes» bare avslagene deres',
    'avsnitt, reglar, tabellar, innskrenkingar eller ordninga; med «outcomes» berre avslaga deira',
  ],
  'only of applications for which this is true': [
    'bare søknader som dette stemmer for',
    'berre søknader som dette stemmer for',
  ],
  'grant fields that shall not become lower either': [
    'felt i innvilgelsen som heller ikke skal bli mindre',
    'felt i innvilginga som heller ikkje skal bli mindre',
  ],
  'of a fact that is one of several words: the words from the least to the most': [
    'for en opplysning med valg: valgene fra minst til mest',
    'for ei opplysning med val: vala frå minst til mest',
  ],
  'the demand in words, as a sentence; a string is bokmål': [
    'kravet som en setning; en tekst alene er bokmål',
    'kravet som ei setning; ein tekst åleine er bokmål',
  ],
  'more of a fact never gives a worse outcome': [
    'mer av en opplysning gir aldri et dårligere utfall',
    'meir av ei opplysning gir aldri eit dårlegare utfall',
  ],
  'more of a fact never gives a better outcome': [
    'mer av en opplysning gir aldri et bedre utfall',
    'meir av ei opplysning gir aldri eit betre utfall',
  ],
  'a fact changes neither outcome, reasons nor grant, known or not': [
    'en opplysning endrer verken utfall, begrunnelser eller det som innvilges, kjent eller ikke',
    'ei opplysning endrar verken utfall, grunngivingar eller det som blir innvilga, kjend eller ikkje',
  ],
  'two facts with their values exchanged give the same outcome': [
    'to opplysninger som bytter verdi, gir samme utfall',
    'to opplysningar som byter verdi, gir same utfall',
  ],
  'a list gives the same in whatever order it is told': [
    'en liste gir det samme i hvilken som helst rekkefølge',
    'ei liste gir det same i kva rekkjefølgje som helst',
  ],
  'no approval, decided or recommended, unless this is true': [
    'ingen innvilgelse, avgjort eller anbefalt, uten at dette stemmer',
    'inga innvilging, avgjord eller tilrådd, utan at dette stemmer',
  ],
  'no refusal, decided or recommended, when this is true': [
    'ikke noe avslag, avgjort eller anbefalt, når dette stemmer',
    'ikkje noko avslag, avgjort eller tilrådd, når dette stemmer',
  ],
  'a person decides when this is true': [
    'et menneske avgjør når dette stemmer',
    'eit menneske avgjer når dette stemmer',
  ],
  'no approval gives more than this in a field': [
    'ingen innvilgelse gir mer enn dette i et felt',
    'inga innvilging gir meir enn dette i eit felt',
  ],
  'no approval gives less than this in a field': [
    'ingen innvilgelse gir mindre enn dette i et felt',
    'inga innvilging gir mindre enn dette i eit felt',
  ],
};
