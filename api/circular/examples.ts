import type { FactValue } from '#engine';
import { type Block, bullets, type Line } from './blocks.ts';
import { type Draft, factsNamed } from './draft.ts';
import type { NearestCase } from './nearest-cases.ts';

function factLine(draft: Draft, name: string, value: FactValue): Line {
  const { document, words } = draft;
  const fact = document.facts.find((candidate) => candidate.name === name);
  const title = fact === undefined ? name : words.text(fact.title);
  if (fact?.type.kind === 'list') {
    const items = Array.isArray(value) ? value : (value as { items: readonly unknown[] }).items;
    const { fields } = fact.type;
    const lines = (items as readonly { readonly [field: string]: FactValue }[]).map((entry): Line => {
      const parts = fields.flatMap((field) => {
        const given = entry[field.name];
        return given === undefined
          ? []
          : [`${words.text(field.title)}: ${words.value(given as string, field.type, field.unit)}`];
      });
      return { of: [parts.join('; ')] };
    });
    return { of: [`${title}:`], lines: { ordered: false, items: lines } };
  }
  const text =
    value === null
      ? draft.captions.none
      : fact === undefined
        ? String(value)
        : words.value(value as string, fact.type, fact.unit);
  return { of: [`${title}: ${text}`] };
}

function exampleLine(
  draft: Draft,
  kind: keyof Draft['captions']['caseOf'],
  found: NearestCase | undefined,
  read: ReadonlySet<string>,
): Line {
  const { captions } = draft;
  const caption = { strong: `${captions.caseOf[kind]}: ` };
  if (found === undefined) return { of: [caption, captions.noCase] };
  const facts = Object.entries(found.facts)
    .filter(([name]) => read.has(name))
    .map(([name, value]) => factLine(draft, name, value));
  const outcome = captions.outcomes[found.outcome] ?? found.outcome;
  return { of: [caption, `${found.title} (${outcome})`], lines: { ordered: false, items: facts } };
}

/** A case that meets the rule, one that just fails and one for a person, with the facts that `written` reads. */
export function exampleBlocks(draft: Draft, rule: string, written: unknown): readonly Block[] {
  const { meets, fails, person } = draft.cases(rule);
  if (meets === undefined && fails === undefined && person === undefined) return [];
  const read = new Set(factsNamed(draft.document, written).map(({ name }) => name));
  const kinds = [
    ['meets', meets],
    ['fails', fails],
    ['person', person],
  ] as const;
  const lines = kinds.map(([kind, found]) => exampleLine(draft, kind, found, read));
  return [{ kind: 'details', summary: draft.captions.cases, blocks: [bullets(lines)] }];
}
