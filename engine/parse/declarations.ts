import type { FactDeclaration, FieldDeclaration } from '../ruleset-document.ts';
import type { RulesetSource } from '../ruleset-schema.ts';
import { compact, isBroken, markBroken, quote, report, show, undeclared, type Check } from './check.ts';
import { readCodePattern } from './code-pattern.ts';
import { isSetSource, readRange, readScalarType } from './declared-types.ts';
import { readCode } from './literals.ts';
import { compareLiterals } from './literal-order.ts';
import { at } from './pointer.ts';
import { typeName } from './value-types.ts';

type FactSource = RulesetSource['facts'][string];
type ListFields = Exclude<NonNullable<FactSource['of']>, { type: 'enum' | 'code' }>;
type FieldSource = ListFields[string];

const builtIn = (name: string, type: FactDeclaration['type'], nb: string, nn: string, en: string): FactDeclaration => ({
  name,
  type,
  title: { nb, nn, en },
  noneAllowed: false,
  source: 'system',
  identifying: 'none',
  curable: 'no',
  contestable: false,
});
const date = { kind: 'date', openEnded: false } as const;
/** Facts that every ruleset has, in their order. */
export const builtInFacts: readonly FactDeclaration[] = [
  builtIn('appliedOn', date, 'Søknadsdato', 'Søknadsdato', 'Date of application'),
  builtIn('receivedOn', date, 'Mottatt dato', 'Motteken dato', 'Date received'),
  builtIn('decidedOn', date, 'Vedtaksdato', 'Vedtaksdato', 'Date of decision'),
  builtIn(
    'startedBy',
    { kind: 'enum', values: ['application', 'event'] },
    'Satt i gang av søknad eller hendelse',
    'Sett i gang av søknad eller hending',
    'Started by an application or an event',
  ),
];

export function declareSystems(check: Check): void {
  for (const [name, source] of Object.entries(check.source.systems ?? {})) {
    const pointer = at('/systems', name);
    const { title, hierarchical, exactLength, pattern } = source;
    const aliases = source.aliases ?? [];
    check.systems.set(name, compact({ name, title, hierarchical, exactLength, pattern, aliases }));
    if (exactLength !== undefined && !hierarchical)
      report(
        check,
        'SUPERFLUOUS_ATTRIBUTE',
        at(pointer, 'exactLength'),
        String(exactLength),
        'exactLength only on a hierarchical system',
        'Remove it; every code of this system is exact.',
      );
    if (pattern !== undefined) {
      const read = readCodePattern(pattern);
      if (typeof read === 'string')
        report(
          check,
          'WRONG_PATTERN',
          at(pointer, 'pattern'),
          read,
          'characters, [classes], (groups), |, ?, +, *, {n} and {n,m}',
          'Write the pattern with these.',
        );
    }
    const named = new Map<string, number>();
    aliases.forEach((alias, index) => {
      for (const end of ['old', 'new'] as const)
        readCode(check, alias[end], [name], at(pointer, 'aliases', index, end));
      if (alias.old === alias.new || named.has(alias.old))
        report(
          check,
          'DUPLICATE_ID',
          at(pointer, 'aliases', index, 'old'),
          quote(alias.old),
          'each old name once, with another new name',
          'Remove one of the two.',
        );
      named.set(alias.old, index);
    });
  }
}

export function declareFacts(check: Check): void {
  for (const fact of builtInFacts) check.facts.set(fact.name, fact);
  for (const [name, source] of Object.entries(check.source.facts)) {
    const pointer = at('/facts', name);
    if (builtInFacts.some((fact) => fact.name === name)) {
      report(
        check,
        'RESERVED_NAME',
        pointer,
        quote(name),
        'another name',
        'It is there already: remove the declaration.',
      );
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
      `a list without fields in "of"`,
      '"of": {"field": {"type": …}}',
      'Declare the fields of an entry.',
    );
    return;
  }
  if (Object.keys(source.of).length === 0)
    report(check, 'OUT_OF_BOUNDS', at(pointer, 'of'), '{}', 'at least one field', 'Declare the fields of an entry.');
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
        'neither "source" nor "derived"',
        '"source": who may state it',
        'Name the source, or derive the fact.',
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
        `no ${quote(attribute)} on a derived fact`,
        'Remove it.',
      );
  if (source.type === 'list' || source.type === 'text')
    report(
      check,
      'SUPERFLUOUS_ATTRIBUTE',
      at(pointer, 'derived'),
      `a derived ${source.type}`,
      'a derived fact with one value',
      'Declare another type.',
    );
}

function checkRange(
  check: Check,
  { min, max }: { min?: string | number; max?: string | number },
  pointer: string,
): void {
  if (min !== undefined && max !== undefined && compareLiterals(min, max) > 0)
    report(check, 'WRONG_RANGE', at(pointer, 'min'), String(min), `at most max, ${max}`, 'Exchange the two.');
}

/** What a fact says about other facts: needs all of them declared. */
export function checkFactRelations(check: Check): void {
  for (const [name, source] of Object.entries(check.source.facts)) {
    const fact = check.facts.get(name);
    if (!fact) continue;
    const pointer = at('/facts', name);
    checkLookup(check, source, at(pointer, 'lookup'), undefined);
    if (source.type === 'list' && source.of && !isSetSource(source.of))
      for (const [field, inner] of Object.entries(source.of))
        checkLookup(check, inner, at(pointer, 'of', field, 'lookup'), name);
    if (source.discretionary) checkDiscretion(check, source, pointer);
    if (fact.confirmedBy !== undefined)
      checkConfirmation(check, fact.confirmedBy, at(pointer, 'contestable', 'confirmedBy'));
  }
}

function checkDiscretion(check: Check, source: FactSource, pointer: string): void {
  if (source.type === 'boolean' && source.source === 'case-worker' && source.none === undefined) return;
  const expected = 'type boolean, source case-worker, never none';
  report(
    check,
    'WRONG_DISCRETION',
    at(pointer, 'discretionary'),
    `${source.type} of ${source.source ?? 'no source'}`,
    expected,
    'A question to a case worker is answered by yes or no.',
  );
}

function checkConfirmation(check: Check, name: string, pointer: string): void {
  const fact = check.facts.get(name);
  check.used.add(`fact:${name}`);
  if (fact?.type.kind === 'confirmation' && fact.source === 'patient') return;
  if (!fact && isBroken(check, 'facts', name)) return;
  if (!fact) return undeclared(check, 'UNDECLARED_FACT', pointer, name, 'fact', check.facts.keys());
  const found = `${quote(name)}, ${typeName(fact.type)} of ${fact.source}`;
  report(
    check,
    'WRONG_CONFIRMATION',
    pointer,
    found,
    'a confirmation of source patient',
    'Declare such a fact and name it here.',
  );
}

function checkLookup(check: Check, source: FieldSource | FactSource, pointer: string, list: string | undefined): void {
  const needsLookup = source.source?.startsWith('register:') === true || source.source === 'decisions';
  const { lookup } = source;
  if (!lookup) return;
  if (!needsLookup) {
    report(
      check,
      'WRONG_LOOKUP',
      pointer,
      `a look-up of source ${source.source ?? 'none'}`,
      'source register:… or decisions',
      'Correct the source, or remove the look-up.',
    );
    return;
  }
  const isDeclared = (name: string) =>
    check.facts.has(name) || (list !== undefined && check.lists.get(list)?.has(name) === true);
  const typeOf = (name: string) =>
    (list === undefined ? undefined : check.lists.get(list)?.get(name)?.type) ?? check.facts.get(name)?.type;
  const names = lookup.by.map((name, index) => [name, at(pointer, 'by', index)] as const);
  if (lookup.on !== undefined) names.push([lookup.on, at(pointer, 'on')]);
  if (lookup.subject !== undefined) names.push([lookup.subject, at(pointer, 'subject')]);
  for (const [name, place] of names) {
    check.used.add(`fact:${name}`);
    if (!isDeclared(name) && !isBroken(check, 'facts', name))
      undeclared(
        check,
        'UNDECLARED_FACT',
        place,
        name,
        list === undefined ? 'fact' : 'field or fact',
        check.facts.keys(),
      );
  }
  if (lookup.on !== undefined && isDeclared(lookup.on) && typeOf(lookup.on)?.kind !== 'date')
    report(
      check,
      'WRONG_LOOKUP',
      at(pointer, 'on'),
      quote(lookup.on),
      'a date',
      'Say as of which date the register is read.',
    );
}

/** Groups: every member has the same roles, with facts of the same types. */
export function checkGroups(check: Check): void {
  for (const [group, source] of Object.entries(check.source.groups ?? {})) {
    const pointer = at('/groups', group);
    const members = Object.entries(source);
    const [first] = members;
    if (!first) {
      report(check, 'WRONG_GROUP', pointer, '{}', 'at least one member', 'Name the members and their facts by role.');
      continue;
    }
    for (const [member, roles] of members)
      checkMember(check, at(pointer, member), new Map(Object.entries(roles)), new Map(Object.entries(first[1])));
  }
}

function checkMember(
  check: Check,
  pointer: string,
  roles: ReadonlyMap<string, string>,
  model: ReadonlyMap<string, string>,
): void {
  const [found, expected] = [[...roles.keys()].toSorted(), [...model.keys()].toSorted()];
  if (found.join() !== expected.join())
    report(
      check,
      'WRONG_GROUP',
      pointer,
      `roles ${found.join(', ')}`,
      `roles ${expected.join(', ')}`,
      'Give every member the same roles.',
    );
  for (const [role, name] of roles) {
    check.used.add(`fact:${name}`);
    const fact = check.facts.get(name);
    const other = check.facts.get(model.get(role) ?? '');
    if (!fact) {
      if (!isBroken(check, 'facts', name))
        undeclared(check, 'UNDECLARED_FACT', at(pointer, role), name, 'fact', check.facts.keys());
    } else if (other && (typeName(other.type) !== typeName(fact.type) || other.noneAllowed !== fact.noneAllowed)) {
      const none = (allowed: boolean) => (allowed ? ' or none' : '');
      const hint = 'Declare both facts alike.';
      report(
        check,
        'WRONG_GROUP',
        at(pointer, role),
        typeName(fact.type) + none(fact.noneAllowed),
        typeName(other.type) + none(other.noneAllowed),
        hint,
      );
    }
  }
}
