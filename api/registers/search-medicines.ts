import { desc, eq } from 'drizzle-orm';
import type { Medicines } from '../contract/medicines.ts';
import type { Queryable } from '../db/connect.ts';
import { editions } from '../db/schema.ts';
import { type Edition, type EditionItem, editionSchema } from './edition-schema.ts';

const most = 20;

/** Letters without case and accents. */
const fold = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
const wordsOf = (text: string): readonly string[] => fold(text).split(/[^\p{L}\p{N}]+/u);
const atcOf = ({ codes }: EditionItem): readonly string[] =>
  (codes['atc'] ?? []).map((code) => (typeof code === 'string' ? code : code.code));
const substanceOf = ({ values: { substance } }: EditionItem) => (typeof substance === 'string' ? substance : null);

/** Medicines of the edition in use with words or codes that begin so. Every word that is asked for must be there. */
export async function searchMedicines(queryable: Queryable, search: string): Promise<Medicines> {
  const [row] = await queryable
    .select({ source: editions.source })
    .from(editions)
    .where(eq(editions.name, 'medicines'))
    .orderBy(desc(editions.number))
    .limit(1);
  if (!row) return { edition: null, medicines: [] };
  const { number, items }: Edition = editionSchema.parse(JSON.parse(row.source));
  const wanted = wordsOf(search).filter(Boolean);
  const found = items.filter((item) => {
    const held = [item.name, substanceOf(item) ?? '', ...atcOf(item)].flatMap(wordsOf);
    return wanted.length > 0 && wanted.every((word) => held.some((one) => one.startsWith(word)));
  });
  const rank = ({ name }: EditionItem) => (fold(name).startsWith(wanted[0] ?? '') ? 0 : 1);
  return {
    edition: number,
    medicines: found
      .toSorted((left, right) => rank(left) - rank(right) || left.name.localeCompare(right.name, 'nb'))
      .slice(0, most)
      .map((item) => ({ name: item.name, substance: substanceOf(item), atc: [...atcOf(item)] })),
  };
}
