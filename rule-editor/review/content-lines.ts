import type { Boundary, LegalBasis, NamedExpressions, RulesetDocument, Version } from '#engine';
import type { Words } from '#engine/words';
import type { Captions } from './captions.ts';

/** One thing that an object says, under a name that stays the same from version to version. */
export type Line = { readonly key: string; readonly label: string; readonly text: string };

/** What an object says: the versions of it, oldest first, each as lines. */
export type ObjectLines = {
  readonly title: string;
  readonly sources: readonly LegalBasis[];
  readonly versions: readonly { readonly boundary?: Boundary; readonly lines: readonly Line[] }[];
};

type Context = { readonly document: RulesetDocument; readonly words: Words; readonly captions: Captions };

const line = (key: string, label: string, text: string | undefined): Line[] =>
  text === undefined || text === '' ? [] : [{ key, label, text }];

function expressionLines({ words, document, captions }: Context, kind: string, values: NamedExpressions): Line[] {
  const titleOf = (name: string) => {
    const field = document.grant.find((candidate) => candidate.name === name);
    return field && kind !== 'value' ? words.text(field.title) : name;
  };
  return values.flatMap(({ name, value }) =>
    line(`${kind}/${name}`, kind === 'value' ? captions.value : titleOf(name), words.expression(value)),
  );
}

const basisWords = (basis: readonly LegalBasis[]): string =>
  basis.map(({ title, section }) => (section === undefined ? title : `${title} ${section}`)).join('; ');

function versionsOf<T>(
  versions: readonly Version<T>[],
  linesOf: (content: T) => readonly Line[],
  none: Line,
): ObjectLines['versions'] {
  return versions.map(({ boundary, content }) => ({
    ...(boundary && { boundary }),
    lines: content === null ? [none] : linesOf(content),
  }));
}

/** What the object says in this document, in words; undefined: it is not there, or it is only words by itself. */
export function objectLines(context: Context, member: string, name: string): ObjectLines | undefined {
  const { document, words, captions } = context;
  const none: Line = { key: 'none', label: captions.exists, text: captions.no };
  switch (member) {
    case 'sections': {
      const section = document.sections.find(({ id }) => id === name);
      if (!section) return undefined;
      const last = section.versions.findLast(({ content }) => content !== null)?.content;
      return {
        title: last ? words.text(last.title) : name,
        sources: last?.legalBasis ?? [],
        versions: versionsOf(section.versions, (content) => sectionLines(context, content), none),
      };
    }
    case 'rules': {
      const rule = document.rules.find(({ id }) => id === name);
      if (!rule) return undefined;
      const last = rule.versions.findLast(({ content }) => content !== null)?.content;
      return {
        title: last ? words.text(last.title) : name,
        sources: last?.legalBasis ?? [],
        versions: versionsOf(
          rule.versions,
          (content) => [
            ...line('title', captions.title, words.text(content.title)),
            ...line('when', captions.when, words.inline(content.when)),
            ...line('event', captions.leadsTo, captions.events[content.event]),
            ...line('reason', captions.reason, content.reason),
            ...expressionLines(context, 'grant', content.grant ?? []),
            ...line('automation', captions.automation, content.automation && captions.automations[content.automation]),
            ...line('basis', captions.source, basisWords(content.legalBasis)),
          ],
          none,
        ),
      };
    }
    case 'tables': {
      const table = document.tables.find(({ id }) => id === name);
      if (!table) return undefined;
      const lines = table.rows.flatMap(({ id, versions }, index) =>
        versions.flatMap(({ content, boundary }) => {
          const from = boundary ? ` ${captions.from(words.date(boundary.date))}` : '';
          if (content === null)
            return line(`${id}/${boundary?.date}`, `${captions.row(index + 1)}${from}`, captions.no);
          const when = content.when === undefined ? captions.always : words.inline(content.when);
          const text = `${when} → ${captions.events[content.event]}`;
          return line(`${id}/${boundary?.date}`, `${captions.row(index + 1)}${from}`, text);
        }),
      );
      return { title: words.text(table.title), sources: [], versions: [{ lines }] };
    }
    case 'restrictions': {
      const restriction = document.restrictions.find(({ id }) => id === name);
      if (!restriction) return undefined;
      const last = restriction.versions.findLast(({ content }) => content !== null)?.content;
      return {
        title: last ? words.text(last.title) : name,
        sources: last?.legalBasis ?? [],
        versions: versionsOf(
          restriction.versions,
          (content) => [
            ...line('when', captions.when, words.inline(content.when)),
            ...expressionLines(context, 'grant', content.narrows),
            ...line('basis', captions.source, basisWords(content.legalBasis)),
          ],
          none,
        ),
      };
    }
    case 'replacements': {
      const replacement = document.replacements.find(({ id }) => id === name);
      if (!replacement) return undefined;
      return {
        title: words.text(replacement.title),
        sources: replacement.legalBasis,
        versions: [
          {
            lines: [
              ...line('when', captions.when, words.inline(replacement.when)),
              ...line('conditions', captions.requires, words.inline(replacement.conditions)),
            ],
          },
        ],
      };
    }
    case 'conditions': {
      const condition = document.conditions.find((candidate) => candidate.name === name);
      if (!condition) return undefined;
      return {
        title: words.text(condition.title),
        sources: condition.legalBasis,
        versions: [{ lines: line('condition', captions.means, words.inline(condition.condition)) }],
      };
    }
    case 'entries': {
      const entries = document.entries.find(({ list }) => list === name);
      const fact = document.facts.find((candidate) => candidate.name === name);
      if (!entries) return undefined;
      const lines = entries.classes.flatMap(({ id, versions }) =>
        versions.flatMap(({ content, boundary }) =>
          content === null
            ? []
            : line(
                `${id}/${boundary?.date}`,
                words.text(content.title),
                `${words.inline(content.when, name)} → ${captions.classes[content.class]}`,
              ),
        ),
      );
      return { title: fact ? words.text(fact.title) : name, sources: [], versions: [{ lines }] };
    }
    case 'parameters': {
      const parameter = document.parameters.find((candidate) => candidate.name === name);
      if (!parameter) return undefined;
      const { type, unit, key: keyType = { kind: 'integer' } } = parameter;
      const said = (written: unknown) =>
        `${words.value(written as never, type, unit)}${unit === undefined || unit === 'øre' ? '' : ` ${unit}`}`;
      return {
        title: words.text(parameter.title),
        sources: parameterSources(parameter.versions),
        versions: parameter.versions.map(({ boundary, content, source }) => {
          const value = content === 'missing' ? undefined : content;
          const texts =
            value === undefined
              ? line('value', captions.value, captions.missing)
              : 'value' in value
                ? line('value', captions.value, said(value.value))
                : value.byKey.flatMap((entry) =>
                    line(`value/${entry.key}`, words.value(entry.key as never, keyType), said(entry.value)),
                  );
          return { ...(boundary && { boundary }), lines: [...texts, ...line('source', captions.source, source)] };
        }),
      };
    }
    case 'facts': {
      const fact = document.facts.find((candidate) => candidate.name === name);
      if (!fact) return undefined;
      return {
        title: words.text(fact.title),
        sources: [],
        versions: [
          {
            lines: [
              ...line('title', captions.title, words.text(fact.title)),
              ...line('help', captions.help, fact.help && words.text(fact.help)),
              ...line('min', captions.min, fact.min === undefined ? undefined : String(fact.min)),
              ...line('max', captions.max, fact.max === undefined ? undefined : String(fact.max)),
              ...line('unit', captions.unit, fact.unit),
              ...line('derived', captions.means, fact.derived && words.expression(fact.derived)),
            ],
          },
        ],
      };
    }
    case 'texts': {
      const reason = document.reasons.find(({ code }) => code === name);
      if (!reason) return undefined;
      return {
        title: name,
        sources: [],
        versions: versionsOf(
          reason.versions,
          (content) =>
            Object.entries(content).flatMap(([audience, text]) =>
              Object.entries(text).flatMap(([language, written]) =>
                line(
                  `${audience}/${language}`,
                  `${captions.audiences[audience as keyof typeof content]} (${language})`,
                  written,
                ),
              ),
            ),
          none,
        ),
      };
    }
    default:
      return undefined;
  }
}

/** Where the newest values come from, once each. */
function parameterSources(versions: RulesetDocument['parameters'][number]['versions']): readonly LegalBasis[] {
  return versions.slice(-2).flatMap(({ source, mark, note }, index, all) =>
    source === undefined || all.slice(index + 1).some((later) => later.source === source)
      ? []
      : [
          {
            kind: 'guideline' as const,
            title: source.replace(/^https?:\/\/(www\.)?/, '').replace(/[/?#].*$/, ''),
            url: source,
            mark: mark ?? 'design',
            ...(note !== undefined && { note }),
          },
        ],
  );
}

type SectionContent = NonNullable<RulesetDocument['sections'][number]['versions'][number]['content']>;

function sectionLines(context: Context, content: SectionContent): Line[] {
  const { words, captions } = context;
  return [
    ...line('title', captions.title, words.text(content.title)),
    ...line('appliesWhen', captions.appliesWhen, content.appliesWhen && words.inline(content.appliesWhen)),
    ...content.requirements.flatMap(({ id, versions }) =>
      versions.flatMap(({ boundary, content: requirement }) => {
        const from = boundary ? ` ${captions.from(words.date(boundary.date))}` : '';
        const key = `requirement/${id}/${boundary?.date ?? ''}`;
        if (requirement === null) return line(key, `${id}${from}`, captions.no);
        const label = `${words.text(requirement.title)}${from}`;
        return [
          ...line(key, label, words.inline(requirement.conditions)),
          ...line(`${key}/notMet`, `${label}: ${captions.notMet}`, captions.events[requirement.notMet]),
        ];
      }),
    ),
    ...(content.exceptions ?? []).flatMap(({ condition, text }) =>
      line(`exception/${condition}`, captions.exception, words.text(text)),
    ),
    ...expressionLines(context, 'grant', content.approve?.grant ?? []),
    ...line('automation', captions.automation, content.automation && captions.automations[content.automation]),
    ...line('basis', captions.source, basisWords(content.legalBasis)),
  ];
}
