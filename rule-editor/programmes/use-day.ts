import { readDate, today } from '../app/format.ts';
import { useAddressValue } from '../ui/use-address.ts';

/** The day that is looked at: `?pr=`, else today. */
export function useDayLookedAt() {
  const [asked, look] = useAddressValue('pr');
  const valid = asked === undefined ? undefined : readDate(asked);
  return { on: valid ?? today(), chosen: valid, look };
}
