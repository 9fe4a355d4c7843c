import type { RulesetDocument } from '#engine';
import { type Language, textIn } from '../app/language.tsx';

/** A code as facts write it, with the name that the ruleset has for it. */
export type CodeChoice = { readonly code: string; readonly name: string };

/** Every code of these systems that the rules name, each once, by code. Codes beyond them may be written as well. */
export function codeChoices(
  document: RulesetDocument,
  systems: readonly string[],
  language: Language,
): readonly CodeChoice[] {
  const found = new Set<string>();
  const belongs = (type: unknown): boolean => {
    const { kind, systems: own, of } = (type ?? {}) as { kind?: string; systems?: readonly string[]; of?: unknown };
    if (kind === 'set') return belongs(of);
    return (own ?? []).length === systems.length && systems.every((system) => own?.includes(system));
  };
  const add = (value: unknown): void => {
    if (typeof value === 'string') found.add(value);
    else if (typeof value === 'object' && value !== null) Object.values(value).forEach(add);
  };
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null) return;
    const { type, value, versions } = node as { type?: unknown; value?: unknown; versions?: unknown };
    if (belongs(type)) {
      if (value !== undefined) add(value);
      if (Array.isArray(versions))
        for (const { content } of versions as { content?: { value?: unknown } }[]) add(content?.value);
    }
    Object.values(node).forEach(visit);
  };
  visit([document.parameters, document.conditions, document.sections, document.rules, document.tables]);
  const names = new Map((document.vocabulary ?? []).map((entry) => [entry.value, textIn(entry.words, language)]));
  const [only] = systems;
  const pattern = systems.length === 1 ? document.systems.find(({ name }) => name === only)?.pattern : undefined;
  const fits = pattern === undefined ? undefined : new RegExp(`^(?:${pattern})$`, 'u');
  for (const value of names.keys()) {
    const isOfSystem =
      systems.length > 1 ? systems.some((system) => value.startsWith(`${system}:`)) : fits?.test(value);
    if (isOfSystem) found.add(value);
  }
  return [...found].toSorted().map((code) => ({ code, name: names.get(code) ?? '' }));
}

/** `icd10:E78.0` as its system and code; of one system the code alone. */
export function splitCode(value: string, systems: readonly string[]): readonly [string, string] {
  const [first = ''] = systems;
  if (systems.length < 2) return [first, value];
  const colon = value.indexOf(':');
  return colon < 0 ? [first, value] : [value.slice(0, colon), value.slice(colon + 1)];
}

export const joinCode = (system: string, code: string, systems: readonly string[]): string =>
  systems.length < 2 ? code : `${system}:${code}`;
