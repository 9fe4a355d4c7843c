import { addDays } from '../../day-in-norway.ts';
import type { EditionItem, EditionRow } from '../edition-schema.ts';
import type { FestBrand, FestCatalogue, FestPackage, FestReimbursement } from './read-fest.ts';

/** The fields of an item that FEST tells; all others come from elsewhere and are left as they are. */
export const FEST_FIELDS = [
  'substance',
  'prescriptionGroup',
  'marketing',
  'preApproval',
  'inShortage',
  'substitutes',
] as const;

const SOURCE = 'FEST (M30)';
/** § 2: pre-approved. */
const PRE_APPROVED = '200';
const SYSTEMS: Readonly<Record<string, 'icd10' | 'icpc2'>> = {
  '2.16.578.1.12.4.1.1.7110': 'icd10',
  '2.16.578.1.12.4.1.1.7170': 'icpc2',
};
const GROUPS: Readonly<Record<string, string>> = { A: 'a', B: 'b', C: 'c', F: 'f' };

const slug = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('å', 'a')
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');

/** Marketed from the first package until all are gone; a package that is temporarily out leaves it open. */
function marketing(packages: readonly FestPackage[]): readonly EditionRow[] | undefined {
  const starts = packages.flatMap(({ marketedFrom }) => marketedFrom ?? []).toSorted();
  const [first] = starts;
  if (first === undefined) return undefined;
  const before: EditionRow = { to: addDays(first, -1), value: 'not-marketed' };
  const gone = packages.map(({ deregisteredOn, temporarilyOutFrom }) => deregisteredOn ?? temporarilyOutFrom);
  const ends = gone.flatMap((date) => date ?? []).toSorted();
  const last = ends.length === packages.length ? ends.at(-1) : undefined;
  if (last === undefined) return [before, { value: 'marketed' }];
  const isDeregistered = packages.every(({ deregisteredOn }) => deregisteredOn !== undefined);
  const until: EditionRow = { to: addDays(last, -1), value: 'marketed' };
  const after: EditionRow = isDeregistered
    ? { value: 'not-marketed' }
    : { uncertain: 'Alle pakninger er midlertidig utgått eller avregistrert.', value: 'not-marketed' };
  return [before, until, after];
}

/** The codes of § 2 with their days; conditions that are not read make a row uncertain. Not listed: none. */
function preApproval(groups: readonly FestReimbursement[]): readonly EditionRow[] {
  const rows = groups.flatMap((group) =>
    group.codes.map((entry): EditionRow => {
      const system = SYSTEMS[entry.system];
      const period = { from: entry.from, ...(entry.prescribeUntil === undefined ? {} : { to: entry.prescribeUntil }) };
      if (system === undefined)
        return {
          ...period,
          uncertain: `Koden ${entry.code} er av kodeverket ${entry.system}, som ikke er lest.`,
          value: 'conditional',
        };
      const conditional = group.hasConditions || entry.hasConditions;
      return { ...period, codes: { [system]: [entry.code] }, value: conditional ? 'conditional' : 'approved' };
    }),
  );
  return [...rows, { value: 'none' }];
}

/** One item for each brand name and substance of the file. */
export function festItems(catalogue: FestCatalogue): readonly EditionItem[] {
  const byName = Map.groupBy(
    catalogue.brands.filter(({ atc }) => atc !== undefined),
    ({ name, atc }) => `${slug(name)} ${atc}`,
  );
  return [...byName.values()].map((brands) => itemOf(catalogue, brands));
}

function itemOf(catalogue: FestCatalogue, brands: readonly FestBrand[]): EditionItem {
  const [{ name, atc = '', substance }] = brands as readonly [FestBrand];
  const ids = new Set(brands.map(({ id }) => id));
  const packages = catalogue.packages.filter((own) => own.brands.some((id) => ids.has(id)));
  const groups = [...new Set(brands.map(({ prescriptionGroup }) => prescriptionGroup))];
  const group = groups.length === 1 && groups[0] !== undefined ? GROUPS[groups[0]] : undefined;
  const listed = catalogue.reimbursements.filter((own) => own.basis === PRE_APPROVED && own.atc === atc);
  const shortage = catalogue.shortages.find((own) => own.brands.some((id) => ids.has(id)));
  const market = marketing(packages);
  const others = substitutes(catalogue, packages, ids);
  return {
    id: slug(name),
    name,
    codes: { medicine: [slug(name)], atc: [atc] },
    values: {
      ...(substance === undefined ? {} : { substance }),
      ...(group === undefined ? {} : { prescriptionGroup: group }),
      ...(market === undefined ? {} : { marketing: [...market] }),
      preApproval: [...preApproval(listed)],
      ...(shortage === undefined
        ? {}
        : {
            inShortage: [
              { ...(shortage.from === undefined ? {} : { from: shortage.from }), value: true },
              { value: false },
            ],
          }),
      ...(others.length === 0 ? {} : { substitutes: [...others] }),
    },
    source: SOURCE,
    mark: 'verified',
  };
}

/** Names of the brands whose packages may be given in place of these. */
function substitutes(
  catalogue: FestCatalogue,
  packages: readonly FestPackage[],
  own: ReadonlySet<string>,
): readonly string[] {
  const groups = new Set(packages.flatMap(({ substitutionGroups }) => substitutionGroups));
  const brands = new Set(
    catalogue.packages
      .filter(({ substitutionGroups }) => substitutionGroups.some((group) => groups.has(group)))
      .flatMap((pack) => pack.brands),
  );
  const names = catalogue.brands.filter(({ id }) => brands.has(id) && !own.has(id)).map(({ name }) => slug(name));
  return [...new Set(names)].toSorted();
}
