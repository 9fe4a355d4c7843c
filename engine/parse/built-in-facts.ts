import type { FactDeclaration } from '../ruleset-document.ts';

const builtIn = (name: string, type: FactDeclaration['type'], nb: string, nn: string, en: string): FactDeclaration => ({
  name,
  type,
  title: { nb, nn, en },
  noneAllowed: false,
  source: 'system',
  identifying: 'none',
  curable: 'no',
  contestable: false,
});

const date = { kind: 'date', openEnded: false } as const;

/** Facts that every ruleset has, in their order. */
export const builtInFacts: readonly FactDeclaration[] = [
  builtIn('appliedOn', date, 'Søknadsdato', 'Søknadsdato', 'Date of application'),
  builtIn('receivedOn', date, 'Mottatt dato', 'Motteken dato', 'Date received'),
  builtIn('decidedOn', date, 'Vedtaksdato', 'Vedtaksdato', 'Date of decision'),
  builtIn(
    'startedBy',
    { kind: 'enum', values: ['application', 'event'] },
    'Satt i gang av søknad eller hendelse',
    'Sett i gang av søknad eller hending',
    'Started by an application or an event',
  ),
];
