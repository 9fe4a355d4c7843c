/** What went wrong with a text that is not JSON, and where: what stood to be written at `offset`. */
export type Fault = {
  readonly kind: 'value' | 'key' | 'colon' | 'comma' | 'string' | 'end' | 'twice';
  readonly offset: number;
};
export type Span = { readonly start: number; readonly end: number };
/** A value of a JSON text with its place; `missing`: where one should stand. */
export type Place = Span & {
  readonly kind: 'object' | 'array' | 'scalar' | 'missing';
  readonly key?: Span;
  readonly members: readonly (readonly [string, Place])[];
  readonly items: readonly Place[];
  /** Of a scalar. */
  readonly value?: string | number | boolean | null;
};
export type Places = { readonly root: Place; readonly fault: Fault | undefined };

const space = /\s*/y;
const word = /[^\s,:{}[\]"]+/y;
const string = /"(?:[^"\\\n]|\\.)*("?)/y;

/** The values of a JSON text with their places. A text with faults is read as far as it can be; the first is told. */
export function readPlaces(text: string): Places {
  let at = 0;
  let fault: Fault | undefined;
  const tell = (kind: Fault['kind'], offset: number) => {
    fault ??= { kind, offset };
  };
  const take = (pattern: RegExp): string => {
    pattern.lastIndex = at;
    const found = pattern.exec(text)?.[0] ?? '';
    at += found.length;
    return found;
  };
  const next = (): string => {
    take(space);
    return text[at] ?? '';
  };

  function readString(): string {
    const start = at;
    const written = take(string);
    if (written.length < 2 || !written.endsWith('"')) tell('string', start);
    try {
      return JSON.parse(written) as string;
    } catch {
      tell('string', start);
      return written.replaceAll('"', '');
    }
  }

  function readScalar(): Place {
    const start = at;
    if (next() === '"') {
      const value = readString();
      return { kind: 'scalar', start, end: at, members: [], items: [], value };
    }
    const written = take(word);
    try {
      return { kind: 'scalar', start, end: at, members: [], items: [], value: JSON.parse(written) as number };
    } catch {
      tell('value', start);
      return { kind: 'missing', start, end: at, members: [], items: [] };
    }
  }

  /** The comma behind a value, or that the list is over. */
  function goOn(close: string): boolean {
    const found = next();
    if (found === close || found === '' || '}]'.includes(found)) return false;
    if (found !== ',') {
      tell('comma', at);
      if (found === ':') at += 1;
      return true;
    }
    const comma = at;
    at += 1;
    if (next() !== close) return true;
    tell(close === '}' ? 'key' : 'value', comma);
    return false;
  }

  function close(mark: string): void {
    if (next() === mark) at += 1;
    else tell('comma', at);
  }

  function readObject(): Place {
    const start = at;
    const members: [string, Place][] = [];
    at += 1;
    let more = next() !== '}';
    while (more && at < text.length) {
      const from = at;
      const key = next() === '"' ? readString() : take(word);
      if (text[from] !== '"') tell('key', from);
      const span = { start: from, end: at };
      if (members.some(([name]) => name === key)) tell('twice', from);
      if (next() === ':') at += 1;
      else tell('colon', at);
      members.push([key, { ...readValue(), key: span }]);
      more = goOn('}');
      next();
      if (at === from) at += 1;
    }
    close('}');
    return { kind: 'object', start, end: at, members, items: [] };
  }

  function readArray(): Place {
    const start = at;
    const items: Place[] = [];
    at += 1;
    let more = next() !== ']';
    while (more && at < text.length) {
      const from = at;
      items.push(readValue());
      more = goOn(']');
      if (at === from) at += 1;
    }
    close(']');
    return { kind: 'array', start, end: at, members: [], items };
  }

  function readValue(): Place {
    const found = next();
    if (found === '{') return readObject();
    if (found === '[') return readArray();
    return readScalar();
  }

  const root = readValue();
  if (next() !== '') tell('end', at);
  return { root, fault };
}

const below = (place: Place, key: string): Place | undefined =>
  place.kind === 'array' ? place.items[Number(key)] : place.members.find(([name]) => name === key)?.[1];

/** The place of the value that the keys lead to; the nearest around it when the text has none. */
export function placeOf(root: Place, keys: readonly string[]): Place {
  let place = root;
  for (const key of keys) {
    const found = below(place, key);
    if (!found) return place;
    place = found;
  }
  return place;
}

/** Where one is in a text: the keys that lead there, the values around it from the root on, and whether it is a key. */
export type Whereabouts = {
  readonly keys: readonly string[];
  readonly around: readonly Place[];
  readonly place: Place;
  readonly isKey: boolean;
};

export function whereIs(root: Place, offset: number): Whereabouts {
  const keys: string[] = [];
  const around: Place[] = [];
  let place = root;
  for (;;) {
    const named =
      place.kind === 'array' ? place.items.map((item, index) => [String(index), item] as const) : place.members;
    const found = named.find(([, { key, start, end }]) => offset >= (key ?? { start }).start && offset <= end);
    if (!found) return { keys, around, place, isKey: false };
    keys.push(found[0]);
    around.push(place);
    place = found[1];
    if (place.key && offset <= place.key.end) return { keys, around, place, isKey: true };
  }
}

const nothing = (place: Place) => place.kind === 'missing';

/** The value of a text without faults; undefined where there is one. */
export function valueOf(text: string, { root, fault }: Places): unknown {
  return fault || nothing(root) ? undefined : JSON.parse(text);
}
