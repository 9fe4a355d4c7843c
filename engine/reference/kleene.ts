/** Kleene's three truth values (FORMAT.md 2). */
export type Truth = true | false | 'unknown';

export const not = (value: Truth): Truth => (value === 'unknown' ? 'unknown' : !value);

/** False if one is false, else unknown if one is unknown, else true. */
export const all = (values: Iterable<Truth>): Truth => {
  let result: Truth = true;
  for (const value of values) {
    if (value === false) return false;
    if (value === 'unknown') result = 'unknown';
  }
  return result;
};

export const any = (values: Iterable<Truth>): Truth => {
  let result: Truth = false;
  for (const value of values) {
    if (value === true) return true;
    if (value === 'unknown') result = 'unknown';
  }
  return result;
};

/** True when n are true, false when fewer than n are true or unknown, else unknown. */
export const atLeast = (n: number, values: readonly Truth[]): Truth => {
  const certain = values.filter((value) => value === true).length;
  const possible = values.filter((value) => value !== false).length;
  if (certain >= n) return true;
  return possible < n ? false : 'unknown';
};
