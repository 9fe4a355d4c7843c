import { useQuery } from '@tanstack/react-query';
import type { Medicines } from '../../api/contract/medicines.ts';
import { get } from './client.ts';

/** Fewer letters begin too many names. */
const fewest = 2;
const most = 100;

/** Medicines of the register whose name, substance or code begins so; undefined while nobody knows, or is asked. */
export function useMedicines(text: string): Medicines['medicines'] | undefined {
  const search = text.trim();
  return useQuery({
    queryKey: ['medicines', search],
    queryFn: () => get<Medicines>(`/v1/medicines?search=${encodeURIComponent(search)}`),
    enabled: search.length >= fewest && search.length <= most,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  }).data?.medicines;
}

/** The code system that the register has codes of. */
export const medicinesSystem = 'atc';
const namesShown = 3;

/** Their codes, each once, with what goes by it: `A10BJ06`, «Ozempic, Wegovy (semaglutid)». */
export function medicineCodes(
  medicines: Medicines['medicines'],
): readonly { readonly code: string; readonly name: string }[] {
  const codes = new Set(medicines.flatMap(({ atc }) => atc));
  return [...codes].map((code) => {
    const own = medicines.filter(({ atc }) => atc.includes(code));
    const names = [...new Set(own.map(({ name }) => name))];
    const substances = [...new Set(own.flatMap(({ substance }) => (substance === null ? [] : [substance])))];
    const shown = `${names.slice(0, namesShown).join(', ')}${names.length > namesShown ? ' …' : ''}`;
    return { code, name: substances.length === 0 ? shown : `${shown} (${substances.join(', ')})` };
  });
}
