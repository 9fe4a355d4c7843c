import type { EntryRules } from '#engine';
import { contentOn, createWords } from '#engine/tools';
import { type Block, bullets, type Chapter, type Inline, paragraph } from './blocks.ts';
import { conditionLines, definitionId, type Draft, legalBasisBlocks, sourceWords, textsBlocks } from './draft.ts';

/** Which entries of a list count. */
export function entriesChapter(draft: Draft, entries: EntryRules): Chapter {
  const { captions, words, on, document } = draft;
  const list = document.facts.find(({ name }) => name === entries.list);
  const title = captions.entries(list === undefined ? entries.list : words.text(list.title).toLowerCase());
  const classes = entries.classes.flatMap(({ versions }) => contentOn(versions, on) ?? []);
  const rows = classes.map((row): readonly (readonly Inline[])[] => [
    [words.text(row.title)],
    [words.inline(row.when, entries.list)],
    [captions.entryClass[row.class]],
  ]);
  const last = [[captions.otherwise], [''], [captions.entryClass[entries.otherwise.class]]];
  return {
    id: `liste-${entries.list}`,
    title,
    group: 'entries',
    blocks: [
      paragraph(captions.hitPolicy.first),
      { kind: 'table', caption: title, head: [captions.row, captions.when, captions.result], rows: [...rows, last] },
      ...legalBasisBlocks(
        draft,
        classes.flatMap(({ legalBasis }) => legalBasis),
      ),
      ...textsBlocks(
        draft,
        classes.map(({ reason }) => reason),
      ),
    ],
  };
}

/** Named conditions and derived facts. */
export function definitionsChapter(draft: Draft): Chapter {
  const { captions, words, document } = draft;
  const conditions = document.conditions.flatMap(({ name, title, condition, legalBasis }): Block[] => [
    { kind: 'heading', level: 3, text: words.text(title), id: definitionId(name) },
    bullets(conditionLines(draft, words.condition(condition))),
    ...legalBasis
      .slice(0, 1)
      .map(({ title: source, section, mark }) =>
        paragraph(`${[source, section].filter(Boolean).join(', ')} (${captions.marks[mark]})`),
      ),
  ]);
  const derived = document.facts.flatMap((fact) =>
    fact.derived === undefined
      ? []
      : [{ of: [{ strong: `${words.text(fact.title)}: ` }, words.expression(fact.derived)] }],
  );
  return {
    id: 'begreper',
    title: captions.definitions,
    group: 'definitions',
    blocks: [
      ...conditions,
      ...(derived.length === 0
        ? []
        : [{ kind: 'heading', level: 3, text: captions.derived } as const, bullets(derived)]),
    ],
  };
}

/** Every limit and value with its versions. */
export function valuesChapter(draft: Draft): Chapter {
  const { captions, words, document, language } = draft;
  const rows = document.parameters.flatMap((parameter) => {
    const current = parameter.versions.findLast(({ boundary }) => boundary === undefined || boundary.date <= draft.on);
    return parameter.versions.map((version): readonly (readonly Inline[])[] => {
      const { boundary, source, mark } = version;
      const value = createWords(document, language, boundary?.date ?? '').parameter(parameter.name);
      const from = boundary === undefined ? '–' : words.date(boundary.date);
      return [
        [words.text(parameter.title)],
        [version === current ? { strong: value } : value],
        [from],
        [
          ...(source?.startsWith('http') ? [{ text: captions.source, href: source }] : [source ?? '']),
          mark === undefined ? '' : ` (${captions.marks[mark]})`,
        ],
      ];
    });
  });
  const head = [captions.parameter, captions.value, captions.from, captions.source];
  return {
    id: 'verdier',
    title: captions.parameters,
    group: 'values',
    blocks:
      rows.length === 0
        ? []
        : [paragraph(captions.currentIsBold), { kind: 'table', caption: captions.parameters, head, rows }],
  };
}

/** Every fact that is asked or looked up. */
export function factsChapter(draft: Draft): Chapter {
  const { captions, words, document } = draft;
  const items = document.facts.map((fact): Block[] => [
    { kind: 'heading', level: 3, text: words.text(fact.title), id: `opplysning-${fact.name}` },
    paragraph(
      `${captions.source}: ${sourceWords(draft, fact.source)}.`,
      fact.unit === undefined ? '' : ` ${captions.unit}: ${fact.unit}.`,
      fact.help === undefined ? '' : ` ${words.text(fact.help)}`,
    ),
  ]);
  return { id: 'opplysninger', title: captions.groups.facts, group: 'facts', blocks: items.flat() };
}

export function remediesChapter(draft: Draft): Chapter {
  const { captions, words, document, on } = draft;
  const blocks = document.remedies.flatMap(({ outcome, versions }): Block[] => {
    const remedy = contentOn(versions, on);
    if (remedy === undefined) return [];
    return [
      { kind: 'heading', level: 3, text: captions.outcomes[outcome] ?? outcome },
      paragraph(words.text(remedy.text)),
      paragraph(
        `${captions.to_}: ${words.text(remedy.sendTo)} (${words.text(remedy.body)}). `,
        remedy.weeks === undefined ? '' : captions.weeks(remedy.weeks),
      ),
    ];
  });
  const automated = document.automatedProcessing;
  const manual =
    automated === undefined
      ? []
      : [paragraph(words.text(automated.text)), paragraph(words.text(automated.manualControl))];
  return { id: 'klage', title: captions.remedies, group: 'remedies', blocks: [...blocks, ...manual] };
}
