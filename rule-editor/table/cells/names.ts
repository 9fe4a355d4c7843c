/** Texts by which things are known, one for each. */
export type Names = {
  readonly keys: readonly string[];
  /** The text of a key; the key itself when there is none. */
  readonly textOf: (key: string) => string;
  /** The key that a text or a key names; capital letters matter only where they tell two apart. */
  readonly keyOf: (text: string) => string | undefined;
};

const fold = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').toLowerCase();

/** The texts made unique: where two things have one title, the key stands behind. */
export function namesOf(titles: Iterable<readonly [key: string, title: string]>): Names {
  const entries = [...titles].map(([key, title]) => [key, title.trim().replaceAll(/\s+/g, ' ')] as const);
  const keys = entries.map(([key]) => key);
  const taken = new Map<string, string>(keys.map((key) => [key, key]));
  const count = new Map<string, number>();
  for (const [, title] of entries) count.set(fold(title), (count.get(fold(title)) ?? 0) + 1);
  const texts = new Map<string, string>();
  for (const [key, title] of entries) {
    const alone = count.get(fold(title)) === 1 ? title : `${title} (${key})`;
    const text = alone !== '' && (taken.get(alone) ?? key) === key ? alone : key;
    taken.set(text, key);
    texts.set(key, text);
  }
  const loose = new Map<string, string | undefined>();
  for (const [text, key] of taken) {
    const folded = fold(text);
    loose.set(folded, loose.has(folded) && loose.get(folded) !== key ? undefined : key);
  }
  return {
    keys,
    textOf: (key) => texts.get(key) ?? key,
    keyOf: (text) => taken.get(text) ?? loose.get(fold(text)),
  };
}

const known = new WeakMap<object, Names>();

/** The names of a fixed set of choices. */
export function choicesOf(words: { readonly [value: string]: string }): Names {
  const names = known.get(words) ?? namesOf(Object.entries(words));
  known.set(words, names);
  return names;
}
