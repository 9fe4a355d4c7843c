import type { SystemDeclaration, ValueType } from '../../engine/ruleset-document.ts';

/** The types and code systems of generated rulesets: small, so that values often meet. */

export const boolean: ValueType = { kind: 'boolean' };
export const confirmation: ValueType = { kind: 'confirmation' };
export const integer: ValueType = { kind: 'integer' };
export const decimal = (scale: number): ValueType => ({ kind: 'decimal', scale });
export const date: ValueType = { kind: 'date', openEnded: false };
export const openEnded: ValueType = { kind: 'date', openEnded: true };
const places = { kind: 'enum', values: ['home', 'ward', 'abroad'] } as const;
export const enumeration: ValueType = places;
export const code = (...systems: readonly string[]): Extract<ValueType, { kind: 'code' }> => ({
  kind: 'code',
  systems,
});
export const setOfPlaces: ValueType = { kind: 'set', of: places };
export const setOfCodes: ValueType = { kind: 'set', of: code('drug') };
export const codes = (...systems: readonly string[]): ValueType => ({ kind: 'codes', systems });
export const grouping = (...systems: readonly string[]): ValueType => ({ kind: 'grouping', systems });

export const isNumber = (type: ValueType): boolean => type.kind === 'integer' || type.kind === 'decimal';
export const scaleOf = (type: ValueType): number => (type.kind === 'decimal' ? type.scale : 0);

const text = (nb: string) => ({ nb });

/** `drug` knows exact and coarse codes and other names, `diagnosis` has no exact codes, `country` no hierarchy. */
export const systems: readonly SystemDeclaration[] = [
  {
    name: 'drug',
    title: text('Legemiddel'),
    hierarchical: true,
    exactLength: 3,
    aliases: [
      { old: 'A1X', new: 'B1X', from: '2024-01-01' },
      { old: 'A2Y', new: 'A1Y', from: '2025-01-01' },
      { old: 'C1X', new: 'B1X', from: '2025-01-01' },
    ],
  },
  {
    name: 'diagnosis',
    title: text('Diagnose'),
    hierarchical: true,
    aliases: [{ old: 'K1', new: 'L1', from: '2024-01-01' }],
  },
  {
    name: 'country',
    title: text('Land'),
    hierarchical: false,
    aliases: [{ old: 'XU', new: 'NO', from: '2024-01-01' }],
  },
];

const exactDrugs = ['A1X', 'A1Y', 'A2X', 'A2Y', 'B1X', 'B1Y', 'C1X'];
const coarseDrugs = ['A', 'A1', 'A2', 'B', 'B1', 'C'];
const diagnoses = ['K', 'K1', 'K12', 'K2', 'L', 'L1', 'L12'];
const countries = ['NO', 'SE', 'XU'];

type Pool = { readonly exact: readonly string[]; readonly coarse: readonly string[] };
const bySystem: { readonly [system: string]: Pool } = {
  drug: { exact: exactDrugs, coarse: coarseDrugs },
  diagnosis: { exact: diagnoses, coarse: diagnoses },
  country: { exact: countries, coarse: countries },
};

const codesOf = (systemNames: readonly string[], which: keyof Pool): readonly string[] =>
  systemNames.flatMap((system) =>
    (bySystem[system]?.[which] ?? []).map((each) => (systemNames.length > 1 ? `${system}:${each}` : each)),
  );
export const coarseCodes = (systemNames: readonly string[]): readonly string[] => codesOf(systemNames, 'coarse');
/** The codes that cannot be refined; in `diagnosis`, where every code can, all. */
export const exactCodes = (systemNames: readonly string[]): readonly string[] => codesOf(systemNames, 'exact');
/** Every code that a fact of these systems can have. */
export const allCodes = (systemNames: readonly string[]): readonly string[] => [
  ...new Set([...exactCodes(systemNames), ...coarseCodes(systemNames)]),
];

/** The codes that a code may turn out to be: itself when it is exact, else the exact ones that begin with it. */
export function refinedCodes(of: string, systemNames: readonly string[]): readonly string[] {
  const isDrug = systemNames.length === 1 ? systemNames[0] === 'drug' : of.startsWith('drug:');
  const isDiagnosis = systemNames.length === 1 ? systemNames[0] === 'diagnosis' : of.startsWith('diagnosis:');
  if (!isDrug && !isDiagnosis) return [of];
  return exactCodes(systemNames).filter((each) => each.startsWith(of));
}
