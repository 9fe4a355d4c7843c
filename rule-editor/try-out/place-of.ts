import type { Exception, LegalBasis, Reason, RulesetDocument, Text } from '#engine';

/** Where in the ruleset a reason comes from. */
export type Place = {
  /** As object pages have it: `sections`, `rules`, `tables` … */
  readonly member: 'sections' | 'rules' | 'tables' | 'restrictions' | 'constraints' | 'entries';
  readonly id: string;
  readonly title: Text;
  /** The requirement, row or exception within it. */
  readonly part?: Text;
  readonly legalBasis: readonly LegalBasis[];
};
type From = Pick<Reason, 'rule' | 'part' | 'version' | 'partVersion'>;

/** The content of the version that is named, else of the last that has any. */
function contentOf<T>(versions: readonly { readonly content: T | null }[], version: number | undefined): T | undefined {
  const named = version === undefined ? undefined : versions[version]?.content;
  return named ?? versions.findLast(({ content }) => content !== null)?.content ?? undefined;
}

const orOf = (own: readonly LegalBasis[] | undefined, outer: readonly LegalBasis[]) =>
  own === undefined || own.length === 0 ? outer : own;

/** The words of an exception, of its own or of the whole programme. */
const exceptionOf = (
  document: RulesetDocument,
  own: readonly Exception[] | undefined,
  part: string | undefined,
): Text | undefined =>
  [...(own ?? []), ...(document.exceptions ?? [])].find(({ condition }) => condition === part)?.text;

function inSection(document: RulesetDocument, { rule, part, version, partVersion }: From): Place | undefined {
  const section = document.sections.find(({ id }) => id === rule);
  const content = section && contentOf(section.versions, version);
  if (!section || !content) return undefined;
  const found = content.requirements.find(({ id }) => id === part);
  const requirement = found && contentOf(found.versions, partVersion);
  const partTitle = requirement?.title ?? exceptionOf(document, content.exceptions, part);
  return {
    member: 'sections',
    id: section.id,
    title: content.title,
    ...(partTitle && { part: partTitle }),
    legalBasis: orOf(requirement?.legalBasis, content.legalBasis),
  };
}

function inRule(document: RulesetDocument, { rule, part, version }: From): Place | undefined {
  const found = document.rules.find(({ id }) => id === rule);
  const content = found && contentOf(found.versions, version);
  if (!found || !content) return undefined;
  const exception = exceptionOf(document, content.exceptions, part);
  return {
    member: 'rules',
    id: found.id,
    title: content.title,
    ...(exception && { part: exception }),
    legalBasis: content.legalBasis,
  };
}

function inTable(document: RulesetDocument, { rule, part, version }: From): Place | undefined {
  const table = document.tables.find(({ id }) => id === rule);
  if (!table) return undefined;
  const row = table.rows.find(({ id }) => id === part);
  const content = row && contentOf(row.versions, version);
  const contents = table.rows.flatMap(({ versions }) => versions.flatMap((one) => one.content ?? []));
  const exception = exceptionOf(
    document,
    contents.flatMap(({ exceptions = [] }) => exceptions),
    part,
  );
  const partTitle = content?.title ?? exception;
  return {
    member: 'tables',
    id: table.id,
    title: table.title,
    ...(partTitle && { part: partTitle }),
    legalBasis: content?.legalBasis ?? [],
  };
}

function elsewhere(document: RulesetDocument, { rule, part, version }: From): Place | undefined {
  const restriction = document.restrictions.find(({ id }) => id === rule);
  const content = restriction && contentOf(restriction.versions, version);
  if (restriction && content)
    return { member: 'restrictions', id: restriction.id, title: content.title, legalBasis: content.legalBasis };
  const constraint = document.constraints.find(({ id }) => id === rule);
  if (constraint) return { member: 'constraints', id: constraint.id, title: constraint.text, legalBasis: [] };
  const entries = document.entries.find(({ list }) => list === rule);
  const list = document.facts.find(({ name }) => name === rule);
  if (!entries || !list) return undefined;
  const row = entries.classes.find(({ id }) => id === part);
  const rowContent = row && contentOf(row.versions, version);
  return {
    member: 'entries',
    id: entries.list,
    title: list.title,
    ...(rowContent && { part: rowContent.title }),
    legalBasis: rowContent?.legalBasis ?? [],
  };
}

/** The section, rule, row … of a reason; undefined for what the engine itself says. */
export function placeOf(document: RulesetDocument, reason: From): Place | undefined {
  if (reason.rule === undefined) return undefined;
  return (
    inSection(document, reason) ?? inRule(document, reason) ?? inTable(document, reason) ?? elsewhere(document, reason)
  );
}
