import { XMLParser, XMLValidator } from 'fast-xml-parser';

/**
 * The national medicines file FEST (M30, 2014-12-01) as far as it tells what rules ask. Element names are FEST's own:
 * the implementation guide of the Norwegian Medical Products Agency describes them.
 */
export type FestCatalogue = {
  /** When the file was made, ISO 8601. */
  readonly fetchedOn: string | undefined;
  readonly brands: readonly FestBrand[];
  readonly packages: readonly FestPackage[];
  readonly reimbursements: readonly FestReimbursement[];
  readonly shortages: readonly FestShortage[];
};
export type FestBrand = {
  readonly id: string;
  readonly name: string;
  readonly atc: string | undefined;
  readonly substance: string | undefined;
  /** A, B, C, CF, F or K. */
  readonly prescriptionGroup: string | undefined;
  readonly form: string | undefined;
};
export type FestPackage = {
  readonly number: string;
  readonly brands: readonly string[];
  readonly marketedFrom: string | undefined;
  /** Deregistered from this day. */
  readonly deregisteredOn: string | undefined;
  /** Temporarily out from this day. */
  readonly temporarilyOutFrom: string | undefined;
  readonly substitutionGroups: readonly string[];
};
/** A group of § 2 (pre-approved) or another basis, with the codes that it covers. */
export type FestReimbursement = {
  readonly basis: string;
  readonly atc: string | undefined;
  readonly hasConditions: boolean;
  readonly codes: readonly {
    readonly system: string;
    readonly code: string;
    readonly from: string;
    readonly prescribeUntil: string | undefined;
    readonly hasConditions: boolean;
  }[];
};
export type FestShortage = {
  readonly brands: readonly string[];
  readonly from: string | undefined;
  readonly text: string;
};

export type FestResult =
  | { readonly ok: true; readonly catalogue: FestCatalogue }
  | { readonly ok: false; readonly problem: string };

type Node = { readonly [name: string]: unknown };

const LISTS = new Set([
  'OppfLegemiddelMerkevare',
  'OppfLegemiddelpakning',
  'OppfRefusjon',
  'OppfVarselSlv',
  'RefLegemiddelMerkevare',
  'PakningByttegruppe',
  'Pakningsinfo',
  'Refusjonsgruppe',
  'Refusjonskode',
  'Refusjonsvilkar',
  'RefVilkar',
  'Referanseelement',
  'RefElement',
]);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  isArray: (name) => LISTS.has(name),
});

const node = (value: unknown): Node => (typeof value === 'object' && value !== null ? (value as Node) : {});
const nodes = (value: unknown): readonly Node[] => (Array.isArray(value) ? value.map(node) : []);
const texts = (value: unknown): readonly string[] => (Array.isArray(value) ? value.map(String) : []);
/** The text of an element, or the code of one that is coded (`V`). */
function text(value: unknown): string | undefined {
  const found = typeof value === 'object' && value !== null ? node(value)['V'] : value;
  return found === undefined || found === '' ? undefined : String(found);
}
const day = (value: unknown): string | undefined => text(value)?.slice(0, 10);
const isActive = (entry: Node): boolean => (text(entry['Status']) ?? 'A') === 'A';

function brand(entry: Node): FestBrand[] {
  const own = node(entry['LegemiddelMerkevare']);
  const [id, name] = [text(own['Id']), text(own['Varenavn']) ?? text(own['NavnFormStyrke'])];
  if (id === undefined || name === undefined) return [];
  const atc = node(own['Atc']);
  return [
    {
      id,
      name,
      atc: text(own['Atc']),
      substance: text(atc['DN'])?.toLowerCase(),
      prescriptionGroup: text(own['Reseptgruppe']),
      form: text(node(own['LegemiddelformKort'])['DN']),
    },
  ];
}

function pack(entry: Node): FestPackage[] {
  const own = node(entry['Legemiddelpakning']);
  const number = text(own['Varenr']);
  if (number === undefined) return [];
  const market = node(own['Markedsforingsinfo']);
  return [
    {
      number,
      brands: nodes(own['Pakningsinfo']).flatMap((info) => texts(info['RefLegemiddelMerkevare'])),
      marketedFrom: day(market['Markedsforingsdato']),
      deregisteredOn: day(market['AvregDato']),
      temporarilyOutFrom: day(market['MidlUtgattDato']),
      substitutionGroups: nodes(own['PakningByttegruppe']).flatMap((group) => text(group['RefByttegruppe']) ?? []),
    },
  ];
}

function reimbursements(entry: Node): FestReimbursement[] {
  const own = node(entry['Refusjonshjemmel']);
  const basis = text(own['RefHjemmel']) ?? '';
  return nodes(own['Refusjonsgruppe']).map((group) => ({
    basis,
    atc: text(group['Atc']),
    hasConditions: texts(group['RefVilkar']).length > 0,
    codes: nodes(group['Refusjonskode']).flatMap((entryOfCode) => {
      // The code stands in an element of the same name as the entry.
      const [coded = entryOfCode] = nodes(entryOfCode['Refusjonskode']);
      const code = text(coded);
      const from = day(entryOfCode['GyldigFraDato']);
      if (code === undefined || from === undefined) return [];
      const system = String(coded['S'] ?? '');
      const prescribeUntil = day(entryOfCode['ForskrivesTilDato']);
      return [{ system, code, from, prescribeUntil, hasConditions: nodes(entryOfCode['Refusjonsvilkar']).length > 0 }];
    }),
  }));
}

/** `2`: failing supply. */
const SUPPLY = '2';
function shortages(entry: Node): FestShortage[] {
  const own = node(entry['VarselSlv']);
  if (text(own['Type']) !== SUPPLY) return [];
  const brands = nodes(own['Referanseelement']).flatMap((reference) => texts(reference['RefElement']));
  return [{ brands, from: day(own['FraDato']), text: text(own['Overskrift']) ?? '' }];
}

/** Reads a file; entries that are not active are left out. */
export function readFest(xml: string): FestResult {
  if (/<!DOCTYPE/i.test(xml)) return { ok: false, problem: 'the file has a DOCTYPE, which FEST never has' };
  const valid = XMLValidator.validate(xml);
  if (valid !== true) return { ok: false, problem: `not XML at line ${valid.err.line}: ${valid.err.msg}` };
  const root = node(parser.parse(xml))['FEST'];
  if (root === undefined) return { ok: false, problem: 'the outermost element is not FEST' };
  const fest = node(root);
  const entries = (catalogue: string, entry: string) => nodes(node(fest[catalogue])[entry]).filter(isActive);
  const catalogue: FestCatalogue = {
    fetchedOn: day(fest['HentetDato']),
    brands: entries('KatLegemiddelMerkevare', 'OppfLegemiddelMerkevare').flatMap(brand),
    packages: entries('KatLegemiddelpakning', 'OppfLegemiddelpakning').flatMap(pack),
    reimbursements: entries('KatRefusjon', 'OppfRefusjon').flatMap(reimbursements),
    shortages: entries('KatVarselSlv', 'OppfVarselSlv').flatMap(shortages),
  };
  if (catalogue.brands.length === 0)
    return { ok: false, problem: 'the file has no KatLegemiddelMerkevare with active entries' };
  return { ok: true, catalogue };
}
