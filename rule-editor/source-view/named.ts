import { builtInFacts, operatorTypes } from '#engine/words';
import { isObject, type Json, type JsonObject } from '#engine/objects';

type Text = { readonly nb?: string; readonly nn?: string; readonly en?: string };
export type TextLanguage = 'nb' | 'nn' | 'en';

/** What a name of the source stands for, as it is written there. */
export type Named = { readonly name: string; readonly written: JsonObject };
export type NamedKind = 'fact' | 'field' | 'parameter' | 'condition' | 'reason' | 'system' | 'list';

function membersOf(value: Json | undefined): readonly Named[] {
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([name, written]) => (isObject(written) ? [{ name, written }] : []));
}

const builtIn: readonly Named[] = builtInFacts.map(({ name, type, title, source }) => ({
  name,
  written: { type: type.kind, source, title, ...(type.kind === 'enum' && { values: type.values }) },
}));

/** All that has a name of the kind in a source. */
export function namedOf(source: JsonObject, kind: NamedKind): readonly Named[] {
  if (kind === 'fact') return [...builtIn, ...membersOf(source['facts'])];
  if (kind === 'list') return membersOf(source['facts']).filter(({ written }) => written['type'] === 'list');
  if (kind === 'field') return fieldsOf(source);
  const member = { parameter: 'parameters', condition: 'conditions', reason: 'texts', system: 'systems' }[kind];
  return membersOf(source[member]);
}

function fieldsOf(source: JsonObject): readonly Named[] {
  const given = namedOf(source, 'list').flatMap(({ written }) => membersOf(written['of']));
  const entries = Array.isArray(source['entries']) ? (source['entries'] as readonly Json[]) : [];
  const derived = entries.flatMap((item) => (isObject(item) ? membersOf(item['derived']) : []));
  return [...new Map([...given, ...derived].map((field) => [field.name, field])).values()];
}

export const findNamed = (source: JsonObject, kind: NamedKind, name: string) =>
  namedOf(source, kind).find((candidate) => candidate.name === name);

/** A text of the source in a language; bokmål where it lacks. */
export function textOf(value: Json | undefined, language: TextLanguage): string {
  const text = isObject(value) ? (value as Text) : {};
  return text[language] ?? text.nb ?? '';
}

/** What the first of a reason's texts says. */
export function reasonText(written: JsonObject, language: TextLanguage): string {
  const versions = Array.isArray(written['versions']) ? (written['versions'] as readonly Json[]) : [];
  const last = versions.at(-1);
  const content = isObject(last) ? last['content'] : written;
  const texts = isObject(content) ? content : {};
  const audience = ['patient', 'submitter', 'caseWorker'].find((name) => name in texts);
  return audience === undefined ? '' : textOf(texts[audience], language);
}

/** Which operators stand behind something of a type. */
export function operatorsFor(type: Json | undefined, mayBeNone: boolean): readonly string[] {
  return Object.entries(operatorTypes)
    .filter(([name, types]) => types.some((kind) => kind === type) && (mayBeNone || !/^is(None|Some)$/.test(name)))
    .map(([name]) => name);
}

/** Codes and values of enums that the source has words for, or names in a list. */
export function codesOf(source: JsonObject): readonly { readonly code: string; readonly words: Json | undefined }[] {
  const vocabulary = isObject(source['vocabulary']) ? source['vocabulary'] : {};
  const found = new Map<string, Json | undefined>(Object.entries(vocabulary));
  const visit = (value: Json | undefined): void => {
    if (Array.isArray(value)) return (value as readonly Json[]).forEach(visit);
    if (!isObject(value)) return;
    for (const [key, member] of Object.entries(value)) {
      if ((key === 'include' || key === 'exclude') && Array.isArray(member)) {
        for (const code of member) if (typeof code === 'string' && !found.has(code)) found.set(code, undefined);
      } else visit(member);
    }
  };
  for (const member of ['parameters', 'sections', 'rules', 'tables', 'conditions']) visit(source[member]);
  return [...found].map(([code, words]) => ({ code, words }));
}
