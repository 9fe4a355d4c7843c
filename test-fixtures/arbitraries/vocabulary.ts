import type { FactDeclaration, FieldDeclaration, GrantField, ValueType } from '../../engine/ruleset-document.ts';
import * as types from './value-types.ts';

/** The facts, fields and grant fields that generated rulesets declare as they need them. */

type Options = { readonly none?: boolean; readonly min?: string | number; readonly max?: string | number };

const declared = (name: string, type: ValueType, { none, min, max }: Options = {}): FieldDeclaration => ({
  name,
  type,
  title: { nb: name },
  noneAllowed: none ?? (type.kind === 'date' && type.openEnded),
  ...(min === undefined ? {} : { min }),
  ...(max === undefined ? {} : { max }),
});

export const fact = (name: string, type: ValueType, options: Options = {}): FactDeclaration => ({
  ...declared(name, type, options),
  source: 'doctor',
  identifying: 'none',
  curable: 'no',
  contestable: false,
});

const question = { nb: 'Er det grunn til det?' };

export const builtInFacts: readonly FactDeclaration[] = [
  { ...fact('appliedOn', types.date), source: 'system' },
  { ...fact('receivedOn', types.date), source: 'system' },
  { ...fact('decidedOn', types.date), source: 'system' },
  { ...fact('startedBy', { kind: 'enum', values: ['application', 'event'] }), source: 'system' },
];

export const inputFacts: readonly FactDeclaration[] = [
  fact('member', types.boolean),
  fact('pregnant', types.boolean, { none: true }),
  fact('combined', types.boolean),
  { ...fact('confirmed', types.confirmation), source: 'patient' },
  fact('attacks', types.integer, { min: 0, max: 5 }),
  fact('children', types.integer, { none: true }),
  fact('ldl', types.decimal(1), { min: '0', max: '9.9' }),
  fact('income', types.decimal(2), { none: true }),
  fact('bornOn', types.date),
  fact('movedOn', types.date, { none: true }),
  fact('insuredTo', types.openEnded),
  fact('place', types.enumeration),
  fact('formerPlace', types.enumeration, { none: true }),
  fact('drugCode', types.code('drug')),
  fact('otherDrug', types.code('drug'), { none: true }),
  fact('diagnosisCode', types.code('diagnosis')),
  fact('country', types.code('country'), { none: true }),
  fact('anyCode', types.code('drug', 'country')),
  fact('places', types.setOfPlaces),
  fact('wantedPlaces', types.setOfPlaces, { none: true }),
  fact('drugs', types.setOfCodes),
  { ...fact('weightyReasons', types.boolean), source: 'case-worker', question },
  { ...fact('hardship', types.boolean), source: 'case-worker', question },
];

/** List facts, declared with the fields that are read. */
export const listFields: { readonly [list: string]: readonly FieldDeclaration[] } = {
  fees: [
    declared('amount', types.integer, { min: 0, max: 4 }),
    declared('refund', types.decimal(1), { none: true }),
    declared('balance', types.integer),
    declared('paidOn', types.date),
    declared('validTo', types.openEnded),
    declared('kind', types.enumeration),
    declared('drug', types.code('drug')),
    declared('approved', types.boolean, { none: true }),
    declared('number', types.code('country')),
    declared('corrects', types.code('country'), { none: true }),
    declared('sites', types.setOfPlaces),
  ],
  earlier: [
    declared('drug', types.code('drug'), { none: true }),
    declared('origin', types.code('drug', 'country')),
    declared('triedOn', types.date, { none: true }),
    declared('doses', types.integer, { none: true, min: 1 }),
    declared('effect', types.boolean),
    declared('answer', types.confirmation),
    declared('disease', types.code('diagnosis')),
    declared('substances', types.setOfCodes, { none: true }),
  ],
};

const grantField = (
  name: string,
  type: ValueType,
  meet: GrantField['meet'],
  more: Partial<GrantField> = {},
): GrantField => ({
  name,
  type,
  title: { nb: name },
  noneAllowed: type.kind === 'date' && type.openEnded,
  meet,
  key: false,
  lookup: false,
  ...more,
});

export const grantFields: readonly GrantField[] = [
  grantField('to', types.openEnded, 'earliest'),
  grantField('from', types.date, 'latest'),
  grantField('cap', types.decimal(2), 'lowest', { noneAllowed: true, asked: 'ldl' }),
  grantField('level', types.integer, 'highest'),
  grantField('given', types.setOfPlaces, 'intersect', { asked: 'wantedPlaces' }),
  grantField('extra', types.setOfPlaces, 'union', { noneAllowed: true }),
  grantField('substance', types.code('drug'), 'equal', { key: true, lookup: true }),
  grantField('until', types.openEnded, 'latest', { asked: 'insuredTo' }),
  grantField('substances', types.setOfCodes, 'intersect', { asked: 'drugs' }),
  grantField('allSubstances', types.setOfCodes, 'union', { noneAllowed: true }),
];
