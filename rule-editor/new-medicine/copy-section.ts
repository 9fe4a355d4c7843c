import {
  type Change,
  isObject,
  type Json,
  type JsonObject,
  namesIn,
  readObject,
  type RulesetContent,
} from '#engine/objects';
import { objectIn } from '../facts/fact-words.ts';
import { idFrom, nameFrom } from '../new-programme/names.ts';
import { type Path, valueAt, withValueAt } from '../sentences/json-path.ts';
import { versionsIn } from '../sentences/versions/versions.ts';
import { usagesOf } from '../programmes/usages.ts';
import { withoutNumbers } from './written-numbers.ts';

/** A section about a medicine, as a template of another. */
export type Template = {
  readonly id: string;
  /** The fact that says which medicine it is, and the codes that the section is about. */
  readonly fact: string;
  readonly codes: readonly string[];
  readonly title: JsonObject;
};
export type NewMedicine = {
  readonly template: string;
  readonly atc: string;
  readonly name: string;
  /** From when, and by which date that is judged. */
  readonly date: string;
  readonly by: string;
};

/** What a section says in its newest version. */
export function newestOf(content: RulesetContent, section: string): JsonObject | undefined {
  const newest = versionsIn(readObject(content, `sections/${section}`)).at(-1)?.content;
  return isObject(newest) ? newest : undefined;
}

/** What the medicine of a section is called: the first word of its title. */
export const nameOf = (content: RulesetContent, section: string): string =>
  String(objectIn(newestOf(content, section)?.['title'])['nb'] ?? '').split(/[^\p{L}\p{N}]+/u)[0] ?? '';

/** Facts whose values are codes of medicines. */
const drugFacts = ({ source }: RulesetContent): readonly string[] =>
  Object.entries(objectIn(source['facts'])).flatMap(([name, fact]) =>
    objectIn(fact)['system'] === 'atc' ? [name] : [],
  );

const isOfDrug = (condition: JsonObject, facts: readonly string[]) =>
  facts.includes(String(condition['fact'])) && condition['operator'] === 'inCodes' && Array.isArray(condition['value']);

/** The comparison with the medicine's code in what a section applies to: by itself or among others that must all hold. */
function drugPath(applies: Json | undefined, facts: readonly string[]): Path | undefined {
  if (!isObject(applies)) return undefined;
  if (isOfDrug(applies, facts)) return [];
  const all = applies['all'];
  const at = Array.isArray(all) ? (all as readonly JsonObject[]).findIndex((part) => isOfDrug(part, facts)) : -1;
  return at < 0 ? undefined : ['all', at];
}

/** Sections that are about certain medicines, and can be the template of another. */
export function templatesOf(content: RulesetContent): readonly Template[] {
  const facts = drugFacts(content);
  return namesIn(content, 'sections').flatMap((id): Template[] => {
    const newest = newestOf(content, id);
    const path = drugPath(newest?.['appliesWhen'], facts);
    if (!newest || !path) return [];
    const { fact, value } = objectIn(valueAt(newest['appliesWhen'], path));
    return [{ id, fact: String(fact), codes: value as readonly string[], title: objectIn(newest['title']) }];
  });
}

/** Values in numbers and dates that a part names; lists of codes and of words are of the medicine's field, and stay. */
function limitsIn(content: RulesetContent, part: Json | undefined, found = new Set<string>()): ReadonlySet<string> {
  if (typeof part !== 'object' || part === null) return found;
  const name = isObject(part) ? part['parameter'] : undefined;
  if (typeof name === 'string') {
    const { type } = objectIn(readObject(content, `parameters/${name}`));
    if (type === 'integer' || type === 'decimal' || type === 'date') found.add(name);
  }
  for (const inner of Object.values(part)) limitsIn(content, inner as Json, found);
  return found;
}

type Renamed = { readonly parameters: ReadonlyMap<string, string>; readonly reasons: ReadonlyMap<string, string> };

/** The part with other names of values and reasons; bases in law that are only of the template's medicine left out. */
function renamed(part: Json, names: Renamed): Json {
  if (Array.isArray(part)) return (part as readonly Json[]).map((item) => renamed(item, names));
  if (!isObject(part)) return part;
  return Object.fromEntries(
    Object.entries(part).flatMap(([member, value]): [string, Json][] => {
      if (member === 'parameter' && typeof value === 'string') return [[member, names.parameters.get(value) ?? value]];
      if (member === 'reason' && typeof value === 'string') return [[member, names.reasons.get(value) ?? value]];
      if (member === 'legalBasis') {
        const kept = (value as readonly JsonObject[]).filter(({ kind }) => kind === 'act' || kind === 'regulation');
        return [[member, kept.map(({ quote: _quote, note: _note, ...basis }) => basis as JsonObject)]];
      }
      return member === 'note' ? [] : [[member, renamed(value, names)]];
    }),
  );
}

/** A limit that nobody has found yet: cases that turn on it go to a person. */
function emptied(parameter: Json | undefined, name: string, old: string): JsonObject {
  const { versions: _versions, title, ...rest } = objectIn(parameter);
  const isOld = new RegExp(`(?<!\\p{L})${old}(?!\\p{L})`, 'giu');
  const named = Object.fromEntries(
    Object.entries(objectIn(title)).map(([language, text]) => {
      const renamed = old === '' ? String(text) : String(text).replaceAll(isOld, name);
      return [language, renamed.includes(name) ? renamed : `${name}: ${renamed}`];
    }),
  );
  return { title: named, ...rest, versions: [{ content: 'missing' }] };
}

/** Reasons that only this section gives. */
function ownReasons(content: RulesetContent, section: string, part: JsonObject): readonly string[] {
  const given = new Set(JSON.stringify(part).match(/(?<="reason":")[A-Z0-9_]+/g) ?? []);
  return [...given].filter((code) =>
    usagesOf(content, `texts/${code}`).every(({ by }) => by === `sections/${section}`),
  );
}

const codeOf = (name: string, taken: readonly string[], reason: string, part: string): string => {
  const code = `${reason}_${part}`.slice(0, 60);
  return taken.includes(code) ? nameFrom(name) : code;
};

/**
 * The changes that make a section about a new medicine after another's: its requirements, with limits of their own that
 * are empty (settled values and numbers that were written in the section alike), copies of the reasons that only the template gives, law kept but for what is of the template's medicine,
 * from a day on. `id`: what the section is called.
 */
export function copySection(
  content: RulesetContent,
  medicine: NewMedicine,
): { id: string; changes: readonly Change[] } {
  const { template, atc, name, date, by } = medicine;
  const { id: _id, stage: _stage, ...newest } = newestOf(content, template) ?? {};
  const id = idFrom(name, namesIn(content, 'sections'));
  const written = withoutNumbers(content, newest as Json, name, namesIn(content, 'parameters'));
  const said = written.part as JsonObject;
  const taken = [...namesIn(content, 'parameters'), ...written.values.keys()];
  const parameters = new Map<string, string>();
  for (const limit of limitsIn(content, said)) {
    const own = nameFrom(`${name} ${limit}`, taken);
    taken.push(own);
    parameters.set(limit, own);
  }
  const suffix = nameFrom(name).toUpperCase();
  const codes = namesIn(content, 'texts');
  const reasons = new Map(
    ownReasons(content, template, said).map((reason) => [reason, codeOf(name, codes, reason, suffix)]),
  );
  const path = drugPath(said['appliesWhen'], drugFacts(content)) ?? [];
  const copied = renamed(said, { parameters, reasons }) as JsonObject;
  const section = {
    ...copied,
    title: Object.fromEntries(['nb', 'nn', 'en'].map((language) => [language, name])),
    appliesWhen: withValueAt(copied['appliesWhen'] ?? {}, [...path, 'value'], [atc]),
  };
  const stage = objectIn(readObject(content, `sections/${template}`))['stage'] ?? '';
  const changes: Change[] = [
    {
      object: `sections/${id}`,
      value: { id, stage, versions: [{ content: 'none' }, { boundary: { date, by, mark: 'part' }, content: section }] },
    },
    ...[...parameters].map(([from, to]): Change => ({
      object: `parameters/${to}`,
      value: emptied(readObject(content, `parameters/${from}`), name, nameOf(content, template)),
    })),
    ...[...written.values].map(([own, value]): Change => ({ object: `parameters/${own}`, value })),
    ...[...reasons].map(([from, to]): Change => ({
      object: `texts/${to}`,
      value: readObject(content, `texts/${from}`) ?? {},
    })),
  ];
  return { id, changes };
}

/** Lists of codes elsewhere that name the template's medicine: the new one may belong there too. */
export function listsWith(content: RulesetContent, template: string, codes: readonly string[]): readonly string[] {
  const found = codes.flatMap((code) => usagesOf(content, `value/${code}`));
  return [...new Set(found.map(({ by }) => by))].filter((by) => by !== `sections/${template}`);
}
