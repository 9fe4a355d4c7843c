import type { Json, JsonObject, RulesetContent } from '#engine/objects';
import { type Language, textIn, type WordsOf } from '../app/language.tsx';

const nb = {
  types: {
    boolean: 'ja eller nei',
    confirmation: 'bekreftelse',
    integer: 'helt tall',
    date: 'dato',
    text: 'fri tekst',
    enum: 'ett valg',
    set: 'flere valg',
    list: 'liste',
    amount: 'beløp',
  },
  decimal: (scale: number) =>
    scale === 0 ? 'helt tall' : `tall med inntil ${scale} desimal${scale === 1 ? '' : 'er'}`,
  code: (systems: string) => `kode i ${systems}`,
  codes: (systems: string) => `flere koder i ${systems}`,
  choices: (count: number) => `ett av ${count} valg`,
  severalOf: (count: number) => `flere av ${count} valg`,
  listOf: (count: number) => `liste med ${count} felt`,
  or: 'eller',
  mayBeNone: 'eller ingen',
  openEnded: 'eller uten sluttdato',
  money: 'kroner og øre',
  sources: {
    doctor: 'legen',
    patient: 'pasienten',
    hospital: 'sykehuset',
    organisation: 'virksomheten',
    'case-worker': 'saksbehandleren',
    system: 'systemet',
    decisions: 'tidligere vedtak',
    derived: 'regnes ut',
  },
  registers: {
    persons: 'personregisteret',
    medicines: 'legemiddelregisteret',
    fees: 'egenandelsregisteret',
  },
  register: (name: string) => `registeret «${name}»`,
};
export const factWordsIn: WordsOf<typeof nb> = {
  nb,
  nn: {
    ...nb,
    types: {
      ...nb.types,
      boolean: 'ja eller nei',
      confirmation: 'stadfesting',
      integer: 'heilt tal',
      enum: 'eitt val',
      set: 'fleire val',
    },
    decimal: (scale) => (scale === 0 ? 'heilt tal' : `tal med inntil ${scale} desimal${scale === 1 ? '' : 'ar'}`),
    codes: (systems) => `fleire kodar i ${systems}`,
    choices: (count) => `eitt av ${count} val`,
    severalOf: (count) => `fleire av ${count} val`,
    openEnded: 'eller utan sluttdato',
    sources: {
      ...nb.sources,
      hospital: 'sjukehuset',
      organisation: 'verksemda',
      'case-worker': 'saksbehandlaren',
      decisions: 'tidlegare vedtak',
      derived: 'blir rekna ut',
    },
    registers: { persons: 'personregisteret', medicines: 'legemiddelregisteret', fees: 'eigendelsregisteret' },
  },
  en: {
    types: {
      boolean: 'yes or no',
      confirmation: 'confirmation',
      integer: 'whole number',
      date: 'date',
      text: 'free text',
      enum: 'one choice',
      set: 'several choices',
      list: 'list',
      amount: 'amount',
    },
    decimal: (scale) => (scale === 0 ? 'whole number' : `number with up to ${scale} decimal${scale === 1 ? '' : 's'}`),
    code: (systems) => `code of ${systems}`,
    codes: (systems) => `several codes of ${systems}`,
    choices: (count) => `one of ${count} choices`,
    severalOf: (count) => `several of ${count} choices`,
    listOf: (count) => `list with ${count} fields`,
    or: 'or',
    mayBeNone: 'or none',
    openEnded: 'or no end date',
    money: 'kroner and øre',
    sources: {
      doctor: 'the doctor',
      patient: 'the patient',
      hospital: 'the hospital',
      organisation: 'the organisation',
      'case-worker': 'the case worker',
      system: 'the system',
      decisions: 'earlier decisions',
      derived: 'is calculated',
    },
    registers: {
      persons: 'the register of persons',
      medicines: 'the register of medicines',
      fees: 'the register of fees',
    },
    register: (name) => `the register “${name}”`,
  },
};

const listOf = (value: Json | undefined): readonly string[] => (Array.isArray(value) ? (value as string[]) : []);
export const objectIn = (value: Json | undefined): JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as JsonObject) : {};

/** The title of a declaration, in a language. */
export const titleIn = (written: Json | undefined, language: Language): string =>
  textIn(objectIn(written)['title'] as { nb: string } | undefined, language);

/** What a code system is called in short: «ICD-10» of a long title. */
function systemWords({ source }: RulesetContent, written: JsonObject, language: Language): string {
  const systems = typeof written['system'] === 'string' ? [written['system']] : listOf(written['systems']);
  const named = systems.map((name) => {
    const title = textIn(objectIn(objectIn(source['systems'])[name])['title'] as { nb: string } | undefined, language);
    return /\b[A-Z]{2,}[-\w]*/.exec(title)?.[0] ?? (title || name);
  });
  return named.join(` ${factWordsIn[language].or} `);
}

/** The type of a fact or a field, as it is written, in words. */
export function typeWords(content: RulesetContent, written: JsonObject, language: Language): string {
  const w = factWordsIn[language];
  const none =
    written['none'] === 'allowed' ? ` ${w.mayBeNone}` : written['none'] === 'open-ended' ? ` ${w.openEnded}` : '';
  return plainType() + none;

  function plainType(): string {
    const of = objectIn(written['of']);
    switch (written['type']) {
      case 'integer':
        return written['unit'] === 'øre' ? `${w.types.amount} (${w.money})` : w.types.integer;
      case 'decimal':
        return w.decimal(Number(written['scale'] ?? 0));
      case 'enum':
        return w.choices(listOf(written['values']).length);
      case 'code':
        return w.code(systemWords(content, written, language));
      case 'set':
        return of['type'] === 'code'
          ? w.codes(systemWords(content, of, language))
          : w.severalOf(listOf(of['values']).length);
      case 'list':
        return w.listOf(Object.keys(of).length);
      default:
        return w.types[written['type'] as keyof typeof w.types] ?? String(written['type']);
    }
  }
}

/** Who gives a fact, in words. */
export function sourceWords(written: JsonObject, language: Language): string {
  const w = factWordsIn[language];
  const source = written['derived'] === undefined ? String(written['source'] ?? '') : 'derived';
  const register = /^register:(.*)$/.exec(source)?.[1];
  if (register !== undefined) return w.registers[register as keyof typeof w.registers] ?? w.register(register);
  return w.sources[source as keyof typeof w.sources] ?? source;
}

/** The values that it may have, with their words. */
export function valuesOf(
  content: RulesetContent,
  written: JsonObject,
): readonly { readonly value: string; readonly words: JsonObject | undefined }[] {
  const of = objectIn(written['of']);
  const values = written['type'] === 'enum' ? written['values'] : of['type'] === 'enum' ? of['values'] : undefined;
  const vocabulary = objectIn(content.source['vocabulary']);
  return listOf(values).map((value) => ({
    value,
    words: Object.hasOwn(vocabulary, value) ? objectIn(vocabulary[value]) : undefined,
  }));
}
