import type { RulesetDocument } from '../ruleset-document.ts';

/** Members of a document that are lists of parts with names of their own. */
const lists = {
  facts: 'name',
  parameters: 'name',
  conditions: 'name',
  grant: 'name',
  figures: 'name',
  systems: 'name',
  sections: 'id',
  rules: 'id',
  tables: 'id',
  restrictions: 'id',
  replacements: 'id',
  constraints: 'id',
  entries: 'list',
} as const;
type Member = keyof typeof lists;
const members = Object.keys(lists) as readonly Member[];

/** A part that stands otherwise in two documents; absent in one of them: new, or taken out. */
export type ChangedPart = {
  /** `sections/inclisiran`, `parameters/limit`; `ruleset` for what holds of the whole. */
  readonly part: string;
  readonly before?: object;
  readonly after?: object;
};

const words: ReadonlySet<string> = new Set(['title', 'text', 'help', 'legalBasis', 'note', 'source', 'mark', 'quote']);
const withoutWords = (value: unknown): string =>
  JSON.stringify(value, (key, inner: unknown) => (words.has(key) ? undefined : inner)) ?? '';

const nameOf = (member: Member, item: object): string => String((item as Record<string, unknown>)[lists[member]]);
const itemsOf = (document: RulesetDocument, member: Member): ReadonlyMap<string, object> =>
  new Map((document[member] as readonly object[]).map((item) => [nameOf(member, item), item]));

const wholeOf = ({ stages, automation, basis, exceptions, startedBy }: RulesetDocument) => ({
  stages,
  automation,
  basis,
  exceptions,
  startedBy,
});

/** What an outcome can turn on and is not the same in the two documents. */
export function changedParts(before: RulesetDocument, after: RulesetDocument): readonly ChangedPart[] {
  const found = members.flatMap((member) => {
    const [old, now] = [itemsOf(before, member), itemsOf(after, member)];
    return [...new Set([...old.keys(), ...now.keys()])].flatMap((name): readonly ChangedPart[] => {
      const [a, b] = [old.get(name), now.get(name)];
      if (withoutWords(a) === withoutWords(b)) return [];
      return [{ part: `${member}/${name}`, ...(a && { before: a }), ...(b && { after: b }) }];
    });
  });
  const isSameWhole = withoutWords(wholeOf(before)) === withoutWords(wholeOf(after));
  return isSameWhole ? found : [...found, { part: 'ruleset', before: wholeOf(before), after: wholeOf(after) }];
}

/** The document with one part as it stood before. */
export function withPartBefore(document: RulesetDocument, { part, before, after }: ChangedPart): RulesetDocument {
  if (part === 'ruleset') return { ...document, ...before };
  const member = part.slice(0, part.indexOf('/')) as Member;
  const items = document[member] as readonly object[];
  const name = nameOf(member, before ?? after ?? {});
  const others = items.filter((item) => nameOf(member, item) !== name);
  const at = items.findIndex((item) => nameOf(member, item) === name);
  if (before === undefined) return { ...document, [member]: others };
  return {
    ...document,
    [member]: at < 0 ? [...items, before] : items.map((item, i) => (i === at ? before : item)),
  };
}

const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null;

/** The smallest objects of a changed part that are not in the other document: what was changed, both ways. */
export function changedObjects({ before, after }: ChangedPart): readonly object[] {
  const found: object[] = [];
  const differ = (a: unknown, b: unknown): void => {
    if (withoutWords(a) === withoutWords(b)) return;
    if (Array.isArray(a) && Array.isArray(b)) {
      const [ofA, ofB] = [new Set(a.map(withoutWords)), new Set(b.map(withoutWords))];
      const [gone, come] = [a.filter((x) => !ofB.has(withoutWords(x))), b.filter((x) => !ofA.has(withoutWords(x)))];
      if (gone.length === come.length && gone.every(isObject)) gone.forEach((item, i) => differ(item, come[i]));
      else found.push([...gone, ...come]);
      return;
    }
    if (!isObject(a) || !isObject(b) || Array.isArray(a) || Array.isArray(b)) {
      found.push([a, b].filter((item) => item !== undefined));
      return;
    }
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter(
      (key) => !words.has(key) && key !== 'type',
    );
    const parts = keys.map((key) => [(a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]]);
    const differing = parts.filter(([x, y]) => withoutWords(x) !== withoutWords(y));
    if (differing.every(([x, y]) => isObject(x) && isObject(y))) for (const [x, y] of differing) differ(x, y);
    else found.push(a, b);
  };
  differ(before, after);
  return found;
}

/** Names and values that are written in objects. */
export function leavesOf(objects: readonly object[]): ReadonlySet<string> {
  const found = new Set<string>();
  JSON.stringify(objects, (key, value: unknown) => {
    if (words.has(key) || key === 'type') return undefined;
    if (!isObject(value)) found.add(String(value));
    return value;
  });
  return found;
}

/** Boundaries of versions that stand in objects: from which date, by which fact. */
export function turnsIn(objects: readonly object[]): readonly { readonly fact: string; readonly date: string }[] {
  const found = new Map<string, { fact: string; date: string }>();
  JSON.stringify(objects, (_, value: unknown) => {
    if (isObject(value) && 'by' in value && 'date' in value && isObject(value.by) && 'name' in value.by) {
      const { op, name } = value.by as { op?: unknown; name: unknown };
      const turn = { fact: String(name), date: String(value.date) };
      if (op === 'fact') found.set(`${turn.fact} ${turn.date}`, turn);
    }
    return value;
  });
  return [...found.values()];
}
