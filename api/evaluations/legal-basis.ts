import type { LegalBasis, Reason, RulesetDocument } from '#engine';

type Versions<T> = readonly { readonly content: T | null }[];

/** The law that a reason rests on, found by its place in the document. The engine's own reasons without a rule have none. */
export function legalBasisOf(document: RulesetDocument, reason: Reason): readonly LegalBasis[] {
  const { rule, part } = reason;
  if (rule === undefined) return [];
  const section = document.sections.find(({ id }) => id === rule);
  if (section) {
    const content = contentOf(section.versions, reason.version);
    const requirement = content?.requirements.find(({ id }) => id === part);
    if (!requirement) return content?.legalBasis ?? [];
    const replacements = document.replacements.filter((one) => one.section === rule && one.requirement === part);
    const own = contentOf(requirement.versions, reason.partVersion)?.legalBasis ?? [];
    const basis = own.length > 0 ? own : (content?.legalBasis ?? []);
    return withoutRepetition([...basis, ...replacements.flatMap(({ legalBasis }) => legalBasis)]);
  }
  const table = document.tables.find(({ id }) => id === rule);
  if (table) {
    const row = table.rows.find(({ id }) => id === part);
    return row ? (contentOf(row.versions, reason.version)?.legalBasis ?? []) : [];
  }
  const single = document.rules.find(({ id }) => id === rule) ?? document.restrictions.find(({ id }) => id === rule);
  if (single)
    return contentOf<{ legalBasis: readonly LegalBasis[] }>(single.versions, reason.version)?.legalBasis ?? [];
  const entryClass = document.entries.find(({ list }) => list === rule)?.classes.find(({ id }) => id === part);
  return entryClass ? (contentOf(entryClass.versions, reason.version)?.legalBasis ?? []) : [];
}

function contentOf<T>(versions: Versions<T>, version: number | undefined): T | undefined {
  return versions[version ?? versions.length - 1]?.content ?? undefined;
}

function withoutRepetition(bases: readonly LegalBasis[]): readonly LegalBasis[] {
  const seen = new Set<string>();
  return bases.filter((basis) => {
    const key = JSON.stringify(basis);
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
