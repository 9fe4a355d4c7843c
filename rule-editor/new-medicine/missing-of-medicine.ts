import { type Json, type JsonObject, type ObjectId, readObject, type RulesetContent } from '#engine/objects';
import { objectIn } from '../facts/fact-words.ts';
import { findUsages } from '../programmes/usages.ts';
import { nameOf, newestOf, templatesOf } from './copy-section.ts';

/** What must be done before a section about a new medicine is whole. */
export type MedicineMissing =
  | { readonly what: 'limit' | 'limitSource' | 'text'; readonly object: ObjectId }
  | { readonly what: 'source' | 'approved' | 'refused' };

const last = (value: Json | undefined): JsonObject => {
  const versions = objectIn(value)['versions'];
  return objectIn(Array.isArray(versions) ? (versions as readonly Json[]).at(-1) : undefined);
};

/** Values and reasons that a section names and that are new in the draft. */
export function newParts(base: RulesetContent, content: RulesetContent, section: string) {
  const used = findUsages(content).filter(({ by }) => by === `sections/${section}`);
  const own = [...new Set(used.map((usage) => usage.used))].filter((name) => readObject(base, name) === undefined);
  return {
    limits: own.filter((name) => name.startsWith('parameters/')),
    reasons: own.filter((name) => name.startsWith('texts/')),
  };
}

/** Examples about the medicine of a section. */
export function examplesOf(content: RulesetContent, section: string): readonly JsonObject[] {
  const own = templatesOf(content).find(({ id }) => id === section);
  return own ? content.cases.filter(({ facts }) => own.codes.includes(String(objectIn(facts)[own.fact]))) : [];
}

export function missingOfMedicine(
  base: RulesetContent,
  content: RulesetContent,
  section: string,
  template: string | undefined,
): readonly MedicineMissing[] {
  const { limits, reasons } = newParts(base, content, section);
  const said = newestOf(content, section) ?? {};
  const bases = (said['legalBasis'] ?? []) as readonly JsonObject[];
  const medicine = template === undefined ? '' : nameOf(content, template).toLowerCase();
  const outcomes = examplesOf(content, section).map(({ expect }) => {
    const { outcome, recommended } = objectIn(expect);
    return String(objectIn(recommended)['outcome'] ?? outcome);
  });
  return [
    ...limits.flatMap((name): readonly MedicineMissing[] => {
      const { content: value, source } = last(readObject(content, name));
      if (value === 'missing' || value === undefined) return [{ what: 'limit', object: name }];
      return typeof source === 'string' && source.trim() !== '' ? [] : [{ what: 'limitSource', object: name }];
    }),
    ...(bases.some(({ kind, title }) => kind !== 'act' && kind !== 'regulation' && title !== '')
      ? []
      : [{ what: 'source' } as const]),
    ...reasons.flatMap((name): readonly MedicineMissing[] =>
      medicine !== '' && JSON.stringify(readObject(content, name)).toLowerCase().includes(medicine)
        ? [{ what: 'text', object: name }]
        : [],
    ),
    ...(outcomes.includes('approve') ? [] : [{ what: 'approved' } as const]),
    ...(outcomes.includes('deny') || outcomes.includes('stop') ? [] : [{ what: 'refused' } as const]),
  ];
}
