import type {
  EntryRules,
  FactDeclaration,
  FieldDeclaration,
  ParameterDeclaration,
  RulesetDocument,
  ValueType,
} from '../../engine/ruleset-document.ts';
import { boundarySource, conditionSource, expressionSource, type Json } from './source-conditions.ts';
import { exceptionsSource, ruleSources, versionsSource, type Source } from './source-rules.ts';
import { builtInFacts } from './vocabulary.ts';

const systemsSource = (systems: readonly string[]): Source =>
  systems.length === 1 ? { system: systems[0] } : { systems };

function typeSource(type: ValueType): Source {
  switch (type.kind) {
    case 'decimal':
      return { type: type.kind, scale: type.scale };
    case 'enum':
      return { type: type.kind, values: type.values };
    case 'code':
    case 'codes':
    case 'grouping':
      return { type: type.kind, ...systemsSource(type.systems) };
    case 'set':
      return { type: type.kind, of: typeSource(type.of) };
    default:
      return { type: type.kind };
  }
}

const noneSource = ({ type, noneAllowed }: FieldDeclaration): string | undefined =>
  !noneAllowed ? undefined : type.kind === 'date' && type.openEnded ? 'open-ended' : 'allowed';

const fieldSource = (field: FieldDeclaration): Source => ({
  ...typeSource(field.type),
  min: field.min,
  max: field.max,
  none: noneSource(field),
  title: field.title,
});

function factSource(fact: FactDeclaration, entries: readonly EntryRules[]): Source {
  const derivedFields = new Set(entries.find(({ list }) => list === fact.name)?.derived.map(({ name }) => name));
  const fields =
    fact.type.kind === 'list' ? fact.type.fields.filter(({ name }) => !derivedFields.has(name)) : undefined;
  return {
    ...fieldSource(fact),
    ...(fields && { of: Object.fromEntries(fields.map((field) => [field.name, fieldSource(field)])) }),
    ...(fact.derived ? { derived: expressionSource(fact.derived) } : { source: fact.source }),
    ...(fact.question && { discretionary: { question: fact.question } }),
  };
}

function parameterContent(type: ValueType, content: ParameterDeclaration['versions'][number]['content']): Json {
  if (content === 'missing') return content;
  if ('byKey' in content) {
    return { byKey: Object.fromEntries(content.byKey.map(({ key, value }) => [String(key), value as Json])) };
  }
  return type.kind === 'grouping' ? { groups: content.value as unknown as Json } : (content.value as Json);
}

const parameterSource = ({ title, type, key, versions }: ParameterDeclaration): Source => ({
  title,
  ...typeSource(type),
  key: key && typeSource(key),
  versions: versions.map(({ boundary, content }) => ({
    boundary: boundary && boundarySource(boundary),
    content: parameterContent(type, content),
    mark: 'verified',
  })),
});

function entriesSource({ list, derived, classes, otherwise }: EntryRules, document: RulesetDocument): Source {
  const type = document.facts.find(({ name }) => name === list)?.type;
  const fields = type?.kind === 'list' ? type.fields : [];
  return {
    list,
    derived: Object.fromEntries(
      derived.flatMap(({ name, value }) =>
        fields
          .filter((field) => field.name === name)
          .map((field) => [name, { ...fieldSource(field), derived: expressionSource(value) }]),
      ),
    ),
    classes: classes.map(({ id, versions }) => ({
      id,
      ...versionsSource(versions, (content) => ({
        title: content.title,
        legalBasis: content.legalBasis as unknown as Json,
        when: conditionSource(content.when),
        class: content.class,
        reason: content.reason,
      })),
    })),
    otherwise,
  };
}

/** Every reason code that stands anywhere in the document. */
function reasonCodes(node: unknown): readonly string[] {
  if (Array.isArray(node)) return node.flatMap(reasonCodes);
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([key, value]) =>
    key === 'reason' && typeof value === 'string' ? [value] : reasonCodes(value),
  );
}

const words = { nb: 'Tekst', nn: 'Tekst', en: 'Text' };
const reasonTexts = { patient: words, submitter: words, caseWorker: words, journalNote: words };
const byName = <T extends { readonly name: string }>(items: readonly T[], write: (item: T) => Source): Source =>
  Object.fromEntries(items.map((item) => [item.name, write(item)]));

/** The checked document as an author would have written it, with texts for its reasons. */
export function sourceOf(document: RulesetDocument): Source {
  const { format, programme, title, subject, startedBy, stages, automation, basis } = document;
  const own = document.facts.filter(({ name }) => !builtInFacts.some((fact) => fact.name === name));
  const source: Source = {
    format,
    programme,
    title,
    subject,
    startedBy,
    stages,
    automation,
    basis,
    exceptions: exceptionsSource(document.exceptions),
    systems: byName(document.systems, ({ name: _name, ...system }) => system),
    facts: byName(own, (fact) => factSource(fact, document.entries)),
    parameters: byName(document.parameters, parameterSource),
    conditions: byName(document.conditions, ({ title: words, condition }) => ({
      title: words,
      condition: conditionSource(condition),
    })),
    grant: byName(document.grant, ({ type, noneAllowed, name, title: words, meet, key, lookup, asked }) => ({
      ...fieldSource({ name, type, title: words, noneAllowed }),
      meet,
      key,
      lookup,
      ...(asked !== undefined && { asked: { fact: asked } }),
    })),
    figures: byName(document.figures, ({ title: words, value }) => ({ title: words, value: expressionSource(value) })),
    ...ruleSources(document),
    entries: document.entries.map((rules) => entriesSource(rules, document)),
    constraints: document.constraints.map(({ id, condition, text }) => ({
      id,
      condition: conditionSource(condition),
      text,
    })),
    texts: Object.fromEntries(reasonCodes(document).map((code) => [code, reasonTexts])),
  };
  return JSON.parse(JSON.stringify(source)) as Source;
}
