import type { Automation, FactDeclaration, LegalBasis, NamedExpressions, RulesetDocument } from '#engine';
import { contentOn, createWords, lowerFirst, type Clause, type Words } from '#engine/tools';
import { type Block, bullets, heading, type Inline, type Line, paragraph } from './blocks.ts';
import { captionsIn, type Captions, type CircularLanguage } from './captions.ts';
import type { NearestCases } from './nearest-cases.ts';

/** What every chapter is written from. */
export type Draft = {
  readonly document: RulesetDocument;
  readonly language: CircularLanguage;
  /** The day whose rules are shown, ISO 8601. */
  readonly on: string;
  readonly captions: Captions;
  readonly words: Words;
  readonly cases: NearestCases;
  /** The address of a chapter. */
  readonly href: (chapter: string) => string;
};

export type DraftOptions = Pick<Draft, 'document' | 'language' | 'on' | 'cases' | 'href'>;

export function createDraft(options: DraftOptions): Draft {
  const { document, language, on } = options;
  return { ...options, captions: captionsIn[language], words: createWords(document, language, on) };
}

/** Where a named condition stands. */
export const definitionId = (name: string): string => `begrep-${name}`.replaceAll('/', '-');

/** A clause as a line; a named condition is a link to its definition. */
export function clauseLine(draft: Draft, clause: Clause): Line {
  const of: readonly Inline[] =
    clause.named === undefined
      ? [clause.text]
      : [{ text: clause.text, href: `${draft.href('begreper')}#${definitionId(clause.named)}` }];
  if (clause.parts === undefined) return { of };
  return { of, lines: { ordered: false, items: clause.parts.map((part) => clauseLine(draft, part)) } };
}

/** The lines of a condition; those of an `all` without the words that open it. */
export function conditionLines(draft: Draft, clause: Clause): readonly Line[] {
  const isAll = clause.parts !== undefined && clause.text === draft.words.condition({ op: 'all', of: [] }).text;
  return isAll ? (clause.parts ?? []).map((part) => clauseLine(draft, part)) : [clauseLine(draft, clause)];
}

export function legalBasisBlocks(draft: Draft, bases: readonly LegalBasis[]): readonly Block[] {
  if (bases.length === 0) return [];
  const { captions, words } = draft;
  const different = new Map(bases.map((basis) => [JSON.stringify(basis), basis])).values();
  const items = [...different].map((basis): Line => {
    const name = [basis.title, basis.section].filter(Boolean).join(', ');
    const read = basis.asOf === undefined ? '' : `, ${captions.readOn(words.date(basis.asOf))}`;
    const said = [basis.quote && `«${basis.quote}»`, basis.note].filter(Boolean).join(' ');
    const rest = ` (${captions.marks[basis.mark]}${read})${said === '' ? '' : `: ${said}`}`;
    return { of: [basis.url === undefined ? name : { text: name, href: basis.url }, rest] };
  });
  return [heading(3, captions.legalBasis), bullets(items)];
}

/** Where a fact comes from, in words. */
export function sourceWords({ captions }: Draft, source: string): string {
  const [kind = '', name = ''] = source.split(':');
  if (kind === 'register') return captions.registers[name] ?? captions.register(name);
  return captions.sources[source] ?? source;
}

/** The facts that something written names, through named conditions and derived facts. */
export function factsNamed(document: RulesetDocument, written: unknown): readonly FactDeclaration[] {
  const found = new Set<string>();
  const entered = new Set<string>();
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit);
    if (typeof node !== 'object' || node === null) return;
    const { op, name, over } = node as { op?: unknown; name?: unknown; over?: unknown };
    if (op === 'fact' && typeof name === 'string') enter(name);
    if (typeof over === 'string') enter(over);
    if (op === 'named' && typeof name === 'string' && !entered.has(name)) {
      entered.add(name);
      visit(document.conditions.find((condition) => condition.name === name)?.condition);
    }
    for (const [key, child] of Object.entries(node)) if (key !== 'type') visit(child);
  };
  const enter = (name: string): void => {
    if (found.has(name)) return;
    found.add(name);
    visit(document.facts.find((fact) => fact.name === name)?.derived);
  };
  visit(written);
  return document.facts.filter(({ name }) => found.has(name));
}

export function factsBlocks(draft: Draft, written: unknown): readonly Block[] {
  const facts = factsNamed(draft.document, written);
  if (facts.length === 0) return [];
  const { captions, words } = draft;
  const rows = facts.map((fact) => [
    [{ text: words.text(fact.title), href: `${draft.href('opplysninger')}#opplysning-${fact.name}` }],
    [sourceWords(draft, fact.source)],
  ]);
  return [
    {
      kind: 'details',
      summary: `${captions.facts} (${facts.length})`,
      blocks: [{ kind: 'table', caption: captions.facts, head: [captions.fact, captions.source], rows }],
    },
  ];
}

/** A template with what will stand in its places, in brackets. */
function templateWords({ document, words }: Draft, template: string, values: NamedExpressions): string {
  const place = (name: string): string => {
    const [group, member = ''] = name.split('.');
    const own = values.find((value) => value.name === name);
    if (own !== undefined) return words.expression(own.value);
    const declared =
      group === 'grant'
        ? document.grant.find((field) => field.name === member)
        : group === 'figures'
          ? document.figures.find((figure) => figure.name === member)
          : document.facts.find((fact) => fact.name === name);
    return declared === undefined ? name : lowerFirst(words.text(declared.title));
  };
  return template.replaceAll(/\{\{|\{([A-Za-z][A-Za-z0-9.]*)\}/g, (_, name: string | undefined) =>
    name === undefined ? '{' : `[${place(name)}]`,
  );
}

/** The texts of reasons, for each who gets one. `values`: what the reasons declare for them. */
export function textsBlocks(draft: Draft, codes: readonly string[], values: NamedExpressions = []): readonly Block[] {
  const { captions, document, words } = draft;
  const texts = [...new Set(codes)].flatMap((code) => {
    const declared = document.reasons.find((reason) => reason.code === code);
    const content = declared && contentOn(declared.versions, draft.on);
    if (content === undefined) return [];
    return Object.entries(content).map(([audience, text]): Line => {
      const to = captions.audiences[audience] ?? audience;
      return { of: [{ strong: `${to}: ` }, templateWords(draft, words.text(text), values)] };
    });
  });
  return texts.length === 0 ? [] : [{ kind: 'details', summary: captions.texts, blocks: [bullets(texts)] }];
}

/** Who decides: FORMAT.md, section 8. A refusal is a person's unless a level says that it is automatic. */
export function automationLine(
  { captions, document }: Draft,
  own: Automation,
  { approves, refuses }: { readonly approves: boolean; readonly refuses: boolean },
): Block {
  const written = [document.automation, own.automation];
  if (written.includes('recommend')) return paragraph(captions.recommend);
  if (written.includes('automatic') || !refuses) return paragraph(captions.automatic);
  return paragraph(approves ? captions.approvesOnly : captions.refusesByPerson);
}
