import type { Edition, EditionItem } from '../edition-schema.ts';
import { FEST_FIELDS, festItems } from './fest-items.ts';
import type { FestCatalogue } from './read-fest.ts';

/**
 * The next edition: items that the file has get what it says, and keep what it does not tell, such as who finances them.
 * Items that the file lacks stay as they are; a person decides about them.
 */
export function importFest(edition: Edition, catalogue: FestCatalogue): Edition {
  const found = festItems(catalogue);
  const keyOf = ({ codes }: EditionItem): string => `${firstCode(codes['medicine'])} ${firstCode(codes['atc'])}`;
  const imported = new Map(found.map((item) => [keyOf(item), item]));
  const updated = edition.items.map((item): EditionItem => {
    const own = imported.get(keyOf(item));
    imported.delete(keyOf(item));
    return own === undefined ? item : merge(item, own);
  });
  const taken = new Set(updated.map(({ id }) => id));
  const added = [...imported.values()].map((item) =>
    taken.has(item.id) ? { ...item, id: `${item.id}-${firstCode(item.codes['atc']).toLowerCase()}` } : item,
  );
  const { approved: _, ...rest } = edition;
  const source = { title: 'FEST (M30)', ...(catalogue.fetchedOn === undefined ? {} : { asOf: catalogue.fetchedOn }) };
  const sources = (edition.sources ?? []).filter(({ title }) => title !== source.title);
  return { ...rest, number: edition.number + 1, sources: [...sources, source], items: [...updated, ...added] };
}

function firstCode(codes: EditionItem['codes'][string] | undefined): string {
  const [first] = codes ?? [];
  return first === undefined ? '' : typeof first === 'string' ? first : first.code;
}

function merge(item: EditionItem, own: EditionItem): EditionItem {
  const told = Object.fromEntries(
    FEST_FIELDS.flatMap((field) => (field in own.values ? [[field, own.values[field]]] : [])),
  );
  return { ...item, values: { ...item.values, ...told } as EditionItem['values'] };
}
