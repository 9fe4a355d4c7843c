/** What is sent: the evaluation of a doctor's application, and applications for ever new synthetic persons. */

export const facts = {
  drugAtc: 'C10AX16',
  diagnosis: 'icd10:E78.0',
  prevention: 'primary',
  fhType: 'heterozygous',
  geneTestDone: true,
  statinTolerance: 'tolerated',
  concomitant: ['C10AA05', 'C10AX09'],
  prior: [
    { atc: 'C10AX14', result: 'insufficient-effect' },
    { atc: 'C10AX09', result: 'insufficient-effect' },
    { atc: 'C10AA05', result: 'insufficient-effect', dose: 'highest-tolerable' },
    { atc: 'C10AA07', result: 'insufficient-effect', dose: 'highest-tolerable' },
    { atc: 'C10AA01', result: 'insufficient-effect', dose: 'highest-tolerable' },
    { atc: 'C10AA03', result: 'insufficient-effect', dose: 'highest-tolerable' },
    { atc: 'C10AX13', result: 'insufficient-effect' },
  ],
  treatmentPlace: 'outside-institution',
  longTermNeed: true,
  exceptionsClaimed: [],
  submitterSpecialties: ['internal-medicine'],
  submitterAtPublicHospital: false,
  ldl: 3.7,
};

export const applicationOf = (person: string): string =>
  JSON.stringify({
    subject: { kind: 'person', id: person },
    submitter: { kind: 'doctor', hpr: '9144900' },
    channel: 'epj',
    facts,
  });

const digit = (digits: readonly number[], weights: readonly number[]): number =>
  (11 - (weights.reduce((sum, weight, i) => sum + weight * (digits[i] ?? 0), 0) % 11)) % 11;

/** The n-th synthetic identity number (month + 80), of people born from 1940 to 1999; some n have none. */
function personAt(n: number): string | undefined {
  const two = (value: number) => String(value).padStart(2, '0');
  const [day, month, year, individual] = [
    1 + (n % 28),
    81 + (Math.floor(n / 28) % 12),
    40 + (Math.floor(n / 336) % 60),
    Math.floor(n / 20_160),
  ];
  const digits = [...`${two(day)}${two(month)}${two(year)}${String(individual).padStart(3, '0')}`].map(Number);
  const first = digit(digits, [3, 7, 6, 1, 8, 9, 4, 5, 2]);
  const second = digit([...digits, first], [5, 4, 3, 2, 7, 6, 5, 4, 3, 2]);
  return first === 10 || second === 10 ? undefined : [...digits, first, second].join('');
}

/** Synthetic persons, none of them twice. */
export function* persons(): Generator<string, never> {
  for (let n = 0; ; n += 1) {
    const person = personAt(n);
    if (person !== undefined) yield person;
  }
}
