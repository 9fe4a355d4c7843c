import { type Place, placeOf, type Places, type Span } from './json-places.ts';
import type { PlacedProblem } from './source-text.ts';

/**
 * What is underlined for a problem: the value; of one that goes over several lines its name, or where it begins.
 */
export function spanOf(text: string, { root }: Places, { keys }: PlacedProblem): Span {
  const place = placeOf(root, keys);
  return text.slice(place.start, place.end).includes('\n') ? beginning(place) : visible(text, place);
}

const beginning = ({ key, start }: Place): Span => key ?? { start, end: start + 1 };

/** At least one character, so that there is something to see. */
function visible(text: string, { start, end }: Span): Span {
  return end > start ? { start, end } : { start: Math.max(0, Math.min(start, text.length - 1)), end: start + 1 };
}
