import { type Change, type JsonObject, readObject, type RulesetContent } from '#engine/objects';

export type Applicant = 'patient' | 'doctor' | 'hospital' | 'organisation';
export const libraryGroups = ['person', 'organisation', 'health', 'money', 'case'] as const;
export type LibraryGroup = (typeof libraryGroups)[number];

/** A fact that is ready to be taken into a programme. */
export type LibraryFact = {
  readonly name: string;
  readonly group: LibraryGroup;
  /** As it is written; without `source`: whoever applies gives it. */
  readonly fact: JsonObject;
  /** Facts that it is calculated from or looked up by. */
  readonly needs?: readonly string[];
  readonly systems?: { readonly [name: string]: JsonObject };
  /** Words for its values. */
  readonly vocabulary?: { readonly [value: string]: JsonObject };
};

const text = (nb: string, nn: string, en: string): JsonObject => ({ nb, nn, en });

const icd10 = {
  title: text('Diagnosekode (ICD-10)', 'Diagnosekode (ICD-10)', 'Diagnosis code (ICD-10)'),
  hierarchical: true,
};
const icpc2 = {
  title: text('Diagnosekode (ICPC-2)', 'Diagnosekode (ICPC-2)', 'Diagnosis code (ICPC-2)'),
  hierarchical: true,
  exactLength: 3,
};
const atc = {
  title: text('ATC-kode', 'ATC-kode', 'ATC code'),
  hierarchical: true,
  exactLength: 7,
};
const organisationNumber = {
  title: text('Organisasjonsnummer', 'Organisasjonsnummer', 'Organisation number'),
  hierarchical: false,
  pattern: '[0-9]{9}',
};
const country = {
  title: text('Landkode (ISO 3166)', 'Landkode (ISO 3166)', 'Country code (ISO 3166)'),
  hierarchical: false,
  pattern: '[A-Z]{2}',
};

/** Facts that many programmes ask for. */
export const factLibrary: readonly LibraryFact[] = [
  {
    name: 'birthDate',
    group: 'person',
    fact: {
      type: 'date',
      title: text('Fødselsdato', 'Fødselsdato', 'Date of birth'),
      source: 'register:persons',
      lookup: { by: [] },
      identifying: 'quasi',
    },
  },
  {
    name: 'age',
    group: 'person',
    needs: ['birthDate'],
    fact: {
      type: 'integer',
      title: text('Alder på søknadsdatoen', 'Alder på søknadsdatoen', 'Age on the date of application'),
      help: text('Fylte år.', 'Fylte år.', 'Completed years.'),
      identifying: 'quasi',
      derived: { fullYearsBetween: ['birthDate', 'appliedOn'] },
    },
  },
  {
    name: 'membership',
    group: 'person',
    fact: {
      type: 'enum',
      values: ['compulsory', 'voluntary', 'not-member'],
      title: text(
        'Medlemskap i folketrygden',
        'Medlemskap i folketrygda',
        'Membership of the National Insurance Scheme',
      ),
      source: 'register:persons',
      lookup: { by: [], on: 'appliedOn' },
      identifying: 'quasi',
    },
    vocabulary: {
      compulsory: text('pliktig medlem', 'pliktig medlem', 'compulsory member'),
      voluntary: text('frivillig medlem', 'frivillig medlem', 'voluntary member'),
      'not-member': text('ikke medlem', 'ikkje medlem', 'not a member'),
    },
  },
  {
    name: 'residesInNorway',
    group: 'person',
    fact: {
      type: 'boolean',
      title: text('Er søkeren bosatt i Norge?', 'Er søkjaren busett i Noreg?', 'Does the applicant live in Norway?'),
      identifying: 'quasi',
    },
  },
  {
    name: 'residenceCountry',
    group: 'person',
    fact: {
      type: 'code',
      system: 'country',
      title: text('Bostedsland', 'Bustadland', 'Country of residence'),
      identifying: 'quasi',
    },
    systems: { country },
  },
  {
    name: 'organisationNumber',
    group: 'organisation',
    fact: {
      type: 'code',
      system: 'organisation-number',
      title: text('Organisasjonsnummer', 'Organisasjonsnummer', 'Organisation number'),
      source: 'organisation',
    },
    systems: { 'organisation-number': organisationNumber },
  },
  {
    name: 'isRegistered',
    group: 'organisation',
    fact: {
      type: 'boolean',
      title: text(
        'Er virksomheten registrert i Enhetsregisteret?',
        'Er verksemda registrert i Einingsregisteret?',
        'Is the organisation registered in the Register of Legal Entities?',
      ),
      source: 'organisation',
    },
  },
  {
    name: 'employees',
    group: 'organisation',
    fact: {
      type: 'integer',
      min: 0,
      max: 1_000_000,
      title: text('Antall ansatte', 'Talet på tilsette', 'Number of employees'),
      source: 'organisation',
    },
  },
  {
    name: 'responsiblePersonNamed',
    group: 'organisation',
    fact: {
      type: 'boolean',
      title: text(
        'Er det oppgitt en ansvarlig person?',
        'Er det oppgitt ein ansvarleg person?',
        'Is a responsible person named?',
      ),
      curable: 'supply',
      source: 'organisation',
    },
  },
  {
    name: 'floorArea',
    group: 'organisation',
    fact: {
      type: 'decimal',
      scale: 1,
      unit: 'm²',
      min: '0',
      max: '1000000',
      title: text('Gulvflate', 'Golvflate', 'Floor area'),
      source: 'organisation',
    },
  },
  {
    name: 'openingHours',
    group: 'organisation',
    fact: {
      type: 'integer',
      unit: 'timer',
      min: 1,
      max: 24,
      title: text('Åpningstid per dag', 'Opningstid per dag', 'Opening hours a day'),
      source: 'organisation',
    },
  },
  {
    name: 'ageControl',
    group: 'organisation',
    fact: {
      type: 'confirmation',
      curable: 'supply',
      title: text(
        'Virksomheten kontrollerer kundenes alder',
        'Verksemda kontrollerer alderen til kundane',
        'The business controls the age of its customers',
      ),
      source: 'organisation',
    },
  },
  {
    name: 'managerBirthDate',
    group: 'organisation',
    fact: {
      type: 'date',
      identifying: 'quasi',
      title: text(
        'Fødselsdatoen til den ansvarlige',
        'Fødselsdatoen til den ansvarlege',
        'Date of birth of the person responsible',
      ),
      source: 'organisation',
    },
  },
  {
    name: 'managerAge',
    group: 'organisation',
    needs: ['managerBirthDate'],
    fact: {
      type: 'integer',
      unit: 'år',
      identifying: 'quasi',
      title: text(
        'Alderen til den ansvarlige på søknadsdagen',
        'Alderen til den ansvarlege på søknadsdagen',
        'Age of the person responsible on the day of application',
      ),
      derived: { fullYearsBetween: ['managerBirthDate', 'appliedOn'] },
    },
  },
  {
    name: 'nearSchool',
    group: 'organisation',
    fact: {
      type: 'boolean',
      title: text('Ligger stedet ved en skole?', 'Ligg staden ved ein skule?', 'Does the place lie by a school?'),
      source: 'organisation',
    },
  },
  {
    name: 'suitable',
    group: 'case',
    fact: {
      type: 'boolean',
      title: text('Egnet etter en samlet vurdering', 'Eigna etter ei samla vurdering', 'Suitable, all considered'),
      source: 'case-worker',
      discretionary: {
        question: text(
          'Er søkeren egnet, når alt blir vurdert samlet?',
          'Er søkjaren eigna, når alt blir vurdert samla?',
          'Is the applicant suitable, when all is considered?',
        ),
      },
    },
  },
  {
    name: 'diagnosis',
    group: 'health',
    fact: {
      type: 'code',
      systems: ['icd10', 'icpc2'],
      title: text('Diagnose', 'Diagnose', 'Diagnosis'),
      help: text('Så presist som mulig.', 'Så presist som mogleg.', 'As precise as possible.'),
    },
    systems: { icd10, icpc2 },
  },
  {
    name: 'drugAtc',
    group: 'health',
    fact: {
      type: 'code',
      system: 'atc',
      title: text('Legemiddelets ATC-kode', 'ATC-koden til legemiddelet', 'ATC code of the medicine'),
    },
    systems: { atc },
  },
  {
    name: 'treatedOn',
    group: 'health',
    fact: { type: 'date', title: text('Behandlingsdato', 'Behandlingsdato', 'Date of treatment') },
  },
  {
    name: 'amount',
    group: 'money',
    fact: {
      type: 'integer',
      unit: 'øre',
      min: 0,
      max: 100_000_000_000,
      title: text('Beløp det søkes om', 'Beløp det blir søkt om', 'Amount applied for'),
    },
  },
  {
    name: 'income',
    group: 'money',
    fact: {
      type: 'integer',
      unit: 'øre',
      min: 0,
      max: 100_000_000_000,
      title: text('Inntekt siste kalenderår', 'Inntekt siste kalenderår', 'Income in the last calendar year'),
      identifying: 'quasi',
    },
  },
  {
    name: 'feePaid',
    group: 'money',
    fact: {
      type: 'boolean',
      title: text('Er gebyret betalt?', 'Er gebyret betalt?', 'Has the fee been paid?'),
      curable: 'act',
    },
  },
  {
    name: 'wantedFrom',
    group: 'case',
    fact: { type: 'date', title: text('Ønsket startdato', 'Ønskt startdato', 'Wanted from') },
  },
  {
    name: 'documentsEnclosed',
    group: 'case',
    fact: {
      type: 'boolean',
      title: text('Er dokumentasjonen lagt ved?', 'Er dokumentasjonen lagd ved?', 'Is the documentation enclosed?'),
      curable: 'supply',
    },
  },
  {
    name: 'informationConfirmed',
    group: 'case',
    fact: {
      type: 'confirmation',
      title: text('Opplysningene er riktige', 'Opplysningane er rette', 'The information is correct'),
      curable: 'act',
    },
  },
  {
    name: 'specialCircumstances',
    group: 'case',
    fact: {
      type: 'boolean',
      title: text('Særlige grunner', 'Særlege grunnar', 'Special circumstances'),
      source: 'case-worker',
      discretionary: {
        question: text(
          'Er det særlige grunner til å gjøre unntak?',
          'Er det særlege grunnar til å gjere unntak?',
          'Are there special reasons to make an exception?',
        ),
      },
    },
  },
  {
    name: 'remarks',
    group: 'case',
    fact: { type: 'text', title: text('Merknader', 'Merknader', 'Remarks'), identifying: 'direct' },
  },
];

/**
 * The changes that take facts of the library into a programme, with what they rest on. What the programme has already
 * stays as it is.
 */
export function libraryChanges(
  content: RulesetContent,
  names: readonly string[],
  applicant: Applicant,
): readonly Change[] {
  const wanted = new Set<string>();
  const want = (name: string): void => {
    for (const needed of factLibrary.find((one) => one.name === name)?.needs ?? []) want(needed);
    wanted.add(name);
  };
  names.forEach(want);
  const changes = new Map<string, JsonObject>();
  const add = (object: string, value: JsonObject) => {
    if (readObject(content, object) === undefined) changes.set(object, value);
  };
  for (const name of wanted) {
    const one = factLibrary.find((candidate) => candidate.name === name);
    if (!one) continue;
    for (const [system, value] of Object.entries(one.systems ?? {})) add(`systems/${system}`, value);
    for (const [value, words] of Object.entries(one.vocabulary ?? {})) add(`vocabulary/${value}`, words);
    const { source, derived } = one.fact;
    add(`facts/${name}`, { ...one.fact, ...(source === undefined && derived === undefined && { source: applicant }) });
  }
  return [...changes].map(([object, value]) => ({ object, value }));
}
