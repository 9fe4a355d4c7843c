import type { Exception, RulesetDocument } from '#engine';
import {
  always,
  basisWords,
  type Context,
  grantLines,
  type Line,
  line,
  type ObjectLines,
  textLines,
  versioned,
} from './lines.ts';

type Content<T extends { readonly versions: readonly { readonly content: unknown }[] }> = NonNullable<
  T['versions'][number]['content']
>;
type Lines = (context: Context, name: string) => ObjectLines | undefined;
const idIs = (name: string) => (one: { readonly id: string }) => one.id === name;

const automationLines = (
  { captions }: Context,
  { automation, basis }: { automation?: 'automatic' | 'recommend'; basis?: string },
) => [
  ...line('automation', captions.automation, automation && captions.automations[automation]),
  ...line('automationBasis', captions.automationBasis, basis),
];
const exceptionLines = ({ captions, words }: Context, exceptions: readonly Exception[] | undefined) =>
  (exceptions ?? []).flatMap(({ condition, text }) =>
    line(`exception/${condition}`, captions.exception, words.text(text)),
  );

function requirementLines(context: Context, { requirements }: Content<RulesetDocument['sections'][number]>): Line[] {
  const { words, captions } = context;
  return requirements.flatMap(({ id, versions }) =>
    versions.flatMap(({ boundary, content }) => {
      const from = boundary ? ` ${captions.from(words.date(boundary.date))}` : '';
      const key = `requirement/${id}/${boundary?.date ?? ''}`;
      if (content === null) return line(key, `${id}${from}`, captions.no);
      const label = `${captions.requirement} «${words.text(content.title)}»${from}`;
      return [
        ...line(key, label, words.inline(content.conditions)),
        ...line(`${key}/notMet`, `${label}: ${captions.notMet}`, captions.events[content.notMet]),
        ...line(`${key}/reason`, `${label}: ${captions.reason}`, context.reason(content.reason)),
      ];
    }),
  );
}

const sections: Lines = (context, name) => {
  const section = context.document.sections.find(idIs(name));
  const { words, captions } = context;
  return (
    section &&
    versioned(context, section.versions, (content) => [
      ...textLines(context, 'title', captions.title, content.title),
      ...line('appliesWhen', captions.appliesWhen, content.appliesWhen && words.inline(content.appliesWhen)),
      ...requirementLines(context, content),
      ...exceptionLines(context, content.exceptions),
      ...line('reason', captions.approveReason, content.approve && context.reason(content.approve.reason)),
      ...grantLines(context, content.approve?.grant ?? []),
      ...automationLines(context, content),
      ...line('basis', captions.source, basisWords(content.legalBasis)),
    ])
  );
};

const rules: Lines = (context, name) => {
  const rule = context.document.rules.find(idIs(name));
  const { words, captions } = context;
  return (
    rule &&
    versioned(context, rule.versions, (content) => [
      ...textLines(context, 'title', captions.title, content.title),
      ...line('when', captions.when, words.inline(content.when)),
      ...line('event', captions.leadsTo, captions.events[content.event]),
      ...line('reason', captions.reason, context.reason(content.reason)),
      ...exceptionLines(context, content.exceptions),
      ...grantLines(context, content.grant ?? []),
      ...automationLines(context, content),
      ...line('basis', captions.source, basisWords(content.legalBasis)),
    ])
  );
};

const tables: Lines = (context, name) => {
  const table = context.document.tables.find(idIs(name));
  if (!table) return undefined;
  const { words, captions } = context;
  const rows = table.rows.flatMap(({ id, versions }) =>
    versions.flatMap(({ content, boundary }): Line[] => {
      const from = boundary ? ` ${captions.from(words.date(boundary.date))}` : '';
      const key = `${id}/${boundary?.date ?? ''}`;
      const last = versions.findLast((version) => version.content !== null)?.content;
      const label = `${captions.row} «${last ? words.text(last.title) : id}»${from}`;
      if (content === null) return line(key, label, captions.no);
      const when = content.when === undefined ? captions.always : words.inline(content.when);
      return [
        ...line(key, label, `${when} → ${captions.events[content.event]}`),
        ...line(`${key}/reason`, `${label}: ${captions.reason}`, context.reason(content.reason)),
        ...grantLines(context, content.grant ?? []).map((one) => ({
          ...one,
          key: `${key}/${one.key}`,
          label: `${label}: ${one.label}`,
        })),
      ];
    }),
  );
  const order: Line = {
    key: 'order',
    label: captions.rowOrder,
    text: '',
    order: table.rows.map(({ id, versions }) => {
      const last = versions.findLast(({ content }) => content !== null)?.content;
      return last ? words.text(last.title) : id;
    }),
  };
  return always([...textLines(context, 'title', captions.title, table.title), ...rows, order]);
};

const restrictions: Lines = (context, name) => {
  const restriction = context.document.restrictions.find(idIs(name));
  const { words, captions } = context;
  return (
    restriction &&
    versioned(context, restriction.versions, (content) => [
      ...textLines(context, 'title', captions.title, content.title),
      ...line('when', captions.when, words.inline(content.when)),
      ...line('reason', captions.reason, context.reason(content.reason)),
      ...grantLines(context, content.narrows),
      ...line('basis', captions.source, basisWords(content.legalBasis)),
    ])
  );
};

const replacements: Lines = (context, name) => {
  const replacement = context.document.replacements.find(idIs(name));
  const { words, captions } = context;
  return (
    replacement &&
    always(
      [
        ...textLines(context, 'title', captions.title, replacement.title),
        ...line('when', captions.when, words.inline(replacement.when)),
        ...line('conditions', captions.requires, words.inline(replacement.conditions)),
      ],
      replacement.legalBasis,
    )
  );
};

/** A condition over a group is one for each of its members. */
const conditions: Lines = (context, name) => {
  const { words, captions, document } = context;
  const own = document.conditions.filter((one) => one.name === name || one.name.startsWith(`${name}/`));
  const [first] = own;
  return (
    first &&
    always(
      [
        ...textLines(context, 'title', captions.title, first.title),
        ...own.flatMap((one) => line(one.name, captions.means, words.inline(one.condition))),
      ],
      first.legalBasis,
    )
  );
};

const entries: Lines = (context, name) => {
  const own = context.document.entries.find(({ list }) => list === name);
  const { words, captions } = context;
  return (
    own &&
    always([
      ...own.classes.flatMap(({ id, versions }) =>
        versions.flatMap(({ content, boundary }) => {
          const from = boundary ? ` ${captions.from(words.date(boundary.date))}` : '';
          if (content === null) return line(`${id}/${boundary?.date}`, `${id}${from}`, captions.no);
          const text = `${words.inline(content.when, name)} → ${captions.classes[content.class]}`;
          return line(`${id}/${boundary?.date}`, `«${words.text(content.title)}»${from}`, text);
        }),
      ),
      ...line('otherwise', captions.otherwise, captions.classes[own.otherwise.class]),
    ])
  );
};

const constraints: Lines = (context, name) => {
  const constraint = context.document.constraints.find(idIs(name));
  const { words, captions } = context;
  return (
    constraint &&
    always([
      ...textLines(context, 'text', captions.title, constraint.text),
      ...line('condition', captions.requires, words.inline(constraint.condition)),
    ])
  );
};

export const ruleLines: { readonly [member: string]: Lines } = {
  sections,
  rules,
  tables,
  restrictions,
  replacements,
  conditions,
  entries,
  constraints,
};
