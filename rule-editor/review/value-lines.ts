import type { Expression, LegalBasis, LiteralValue, RulesetDocument, ValueType } from '#engine';
import { isObject } from '#engine/objects';
import { withUnit } from '../try-out/condition-lines.ts';
import { always, type Context, type Line, line, type ObjectLines, textLines } from './lines.ts';

type Lines = (context: Context, name: string) => ObjectLines | undefined;
const nameIs = (name: string) => (one: { readonly name: string }) => one.name === name;

/** What a value holds, one by one: of lists, of codes and of groups of codes. */
function itemsOf({ words, captions }: Context, value: LiteralValue, type: ValueType): readonly string[] | undefined {
  const said = (own: LiteralValue) => words.expression({ op: 'literal', value: own, type } as Expression);
  if (Array.isArray(value)) return (value as readonly string[]).map((item) => said([item]));
  if (!isObject(value as never)) return undefined;
  if (type.kind !== 'codes')
    return Object.entries(value as { [group: string]: readonly string[] }).flatMap(([group, codes]) =>
      codes.map((code) => `${group}: ${code}`),
    );
  const { include, exclude } = value as { include: readonly string[]; exclude: readonly string[] };
  return [
    ...include.map((code) => said({ include: [code], exclude: [] })),
    ...exclude.map((code) => captions.except(said({ include: [code], exclude: [] }))),
  ];
}

function valueLine(
  context: Context,
  key: string,
  label: string,
  value: LiteralValue,
  of: RulesetDocument['parameters'][number],
): Line[] {
  const items = itemsOf(context, value, of.type);
  if (items) return [{ key, label, text: items.join(', '), items }];
  return line(key, label, withUnit(context.words, value as never, of));
}

const parameters: Lines = (context, name) => {
  const parameter = context.document.parameters.find(nameIs(name));
  if (!parameter) return undefined;
  const { words, captions } = context;
  const { key: keyType = { kind: 'integer' } } = parameter;
  return {
    sources: parameterSources(parameter.versions),
    versions: parameter.versions.map(({ boundary, content, source, note }) => ({
      ...(boundary && { boundary }),
      lines: [
        ...textLines(context, 'title', captions.title, parameter.title),
        ...(content === 'missing'
          ? line('value', captions.value, captions.missing)
          : 'value' in content
            ? valueLine(context, 'value', captions.value, content.value, parameter)
            : content.byKey.flatMap(({ key, value }) =>
                valueLine(context, `value/${key}`, words.value(key as never, keyType), value, parameter),
              )),
        ...line('source', captions.source, source),
        ...line('note', captions.note, note),
      ],
    })),
  };
};

/** Where the newest values come from, once each. */
function parameterSources(versions: RulesetDocument['parameters'][number]['versions']): readonly LegalBasis[] {
  return versions.slice(-2).flatMap(({ source, mark, note }, index, all) =>
    source === undefined || all.slice(index + 1).some((later) => later.source === source)
      ? []
      : [
          {
            kind: 'guideline' as const,
            title: source.replace(/^https?:\/\/(www\.)?/, '').replace(/[/?#].*$/, ''),
            ...(/^https?:/.test(source) && { url: source }),
            mark: mark ?? 'design',
            ...(note !== undefined && { note }),
          },
        ],
  );
}

const facts: Lines = (context, name) => {
  const fact = context.document.facts.find(nameIs(name));
  if (!fact) return undefined;
  const { captions, words } = context;
  const { type } = fact;
  const options =
    type.kind === 'enum' ? type.values : type.kind === 'set' && type.of.kind === 'enum' ? type.of.values : [];
  const items = options.map((value) => words.value(value, { kind: 'enum', values: options }));
  const number = (value: unknown) => (value === undefined ? undefined : withUnit(words, value as never, fact));
  return always([
    ...textLines(context, 'title', captions.title, fact.title),
    ...textLines(context, 'help', captions.help, fact.help),
    ...(items.length === 0 ? [] : [{ key: 'values', label: captions.options, text: items.join(', '), items }]),
    ...(type.kind === 'list'
      ? [
          {
            key: 'fields',
            label: captions.fields,
            text: type.fields.map(({ title }) => words.text(title)).join(', '),
            items: type.fields.map(({ title }) => words.text(title)),
          },
        ]
      : []),
    ...line('min', captions.min, number(fact.min)),
    ...line('max', captions.max, number(fact.max)),
    ...line('unit', captions.unit, fact.unit),
    ...line('derived', captions.means, fact.derived && words.expression(fact.derived)),
  ]);
};

const grant: Lines = (context, name) => {
  const field = context.document.grant.find(nameIs(name));
  const { captions } = context;
  return (
    field &&
    always([...textLines(context, 'title', captions.title, field.title), ...line('unit', captions.unit, field.unit)])
  );
};

const figures: Lines = (context, name) => {
  const figure = context.document.figures.find(nameIs(name));
  const { captions, words } = context;
  return (
    figure &&
    always([
      ...textLines(context, 'title', captions.title, figure.title),
      ...line('value', captions.means, words.expression(figure.value)),
    ])
  );
};

const systems: Lines = (context, name) => {
  const system = context.document.systems.find(nameIs(name));
  return system && always(textLines(context, 'title', context.captions.title, system.title));
};

export const valueLines: { readonly [member: string]: Lines } = { parameters, facts, grant, figures, systems };
