import type { FieldDeclaration } from '../ruleset-document.ts';
import type { RulesetSource } from '../ruleset-schema.ts';
import { builtInFacts } from './built-in-facts.ts';
import { compact, markBroken, quote, report, show, type Check } from './check.ts';
import { isSetSource, readRange, readScalarType } from './declared-types.ts';
import { compareLiterals } from './literal-order.ts';
import { at } from './pointer.ts';
import { asWritten, say } from './say.ts';

export type FactSource = RulesetSource['facts'][string];

type ListFields = Exclude<NonNullable<FactSource['of']>, { type: 'enum' | 'code' }>;

export type FieldSource = ListFields[string];

export function declareFacts(check: Check): void {
  for (const fact of builtInFacts) check.facts.set(fact.name, fact);
  for (const [name, source] of Object.entries(check.source.facts)) {
    const pointer = at('/facts', name);
    if (builtInFacts.some((fact) => fact.name === name)) {
      report(check, 'RESERVED_NAME', pointer, quote(name), say('another name'));
      continue;
    }
    const type = readScalarType(check, source, pointer);
    if (!type) {
      markBroken(check, 'facts', name);
      continue;
    }
    checkProvenance(check, source, pointer);
    if (type.kind === 'list') declareFields(check, name, source, pointer);
    const range = readRange(check, source, type, pointer);
    checkRange(check, range, pointer);
    const fields = type.kind === 'list' ? [...(check.lists.get(name)?.values() ?? [])] : [];
    check.facts.set(
      name,
      compact({
        name,
        type: type.kind === 'list' ? { kind: 'list' as const, fields } : type,
        title: source.title,
        help: source.help,
        unit: source.unit,
        ...range,
        noneAllowed: source.none !== undefined,
        lookup: source.lookup,
        source: source.derived === undefined ? (source.source ?? 'system') : 'derived',
        identifying: source.identifying ?? 'none',
        curable: source.curable ?? 'no',
        confirmedBy: source.contestable?.confirmedBy,
        contestable: source.contestable !== undefined,
        question: source.discretionary?.question,
      }),
    );
  }
}

function declareFields(check: Check, list: string, source: FactSource, pointer: string): void {
  const fields = new Map<string, FieldDeclaration>();
  check.lists.set(list, fields);
  if (source.of === undefined || isSetSource(source.of)) {
    report(
      check,
      'MISSING_ATTRIBUTE',
      pointer,
      say('a list without fields in "of"'),
      asWritten('"of": {"field": {"type": …}}'),
    );
    return;
  }
  if (Object.keys(source.of).length === 0)
    report(check, 'OUT_OF_BOUNDS', at(pointer, 'of'), asWritten('{}'), say('at least one field'));
  for (const [name, field] of Object.entries(source.of)) {
    const place = at(pointer, 'of', name);
    const type = readScalarType(check, field, place);
    if (!type) continue;
    const range = readRange(check, field, type, place);
    checkRange(check, range, place);
    fields.set(name, declareField(name, field, type, range));
  }
}

function declareField(
  name: string,
  field: FieldSource,
  type: FieldDeclaration['type'],
  range: { min?: string | number; max?: string | number },
): FieldDeclaration {
  const { title, help, unit, lookup, source } = field;
  return compact({ name, type, title, help, unit, ...range, noneAllowed: field.none !== undefined, lookup, source });
}

/** Where a fact comes from: a source or a derivation, and what only some sources have. */
function checkProvenance(check: Check, source: FactSource, pointer: string): void {
  if (source.derived === undefined) {
    if (source.source === undefined)
      report(
        check,
        'MISSING_ATTRIBUTE',
        pointer,
        say('neither "source" nor "derived"'),
        say('"source": who may state it'),
        say('Name the source, or derive the fact.'),
      );
    return;
  }
  for (const attribute of ['source', 'lookup', 'contestable', 'discretionary', 'min', 'max'] as const)
    if (source[attribute] !== undefined)
      report(
        check,
        'SUPERFLUOUS_ATTRIBUTE',
        at(pointer, attribute),
        show(source[attribute]),
        say('no {0} on a derived fact', quote(attribute)),
      );
  if (source.type === 'list' || source.type === 'text')
    report(
      check,
      'SUPERFLUOUS_ATTRIBUTE',
      at(pointer, 'derived'),
      say('a derived {0}', source.type),
      say('a derived fact with one value'),
    );
}

function checkRange(
  check: Check,
  { min, max }: { min?: string | number; max?: string | number },
  pointer: string,
): void {
  if (min !== undefined && max !== undefined && compareLiterals(min, max) > 0)
    report(check, 'WRONG_RANGE', at(pointer, 'min'), say('{0}', String(min)), say('at most max, {0}', max));
}
