import type { Problem } from '../evaluation.ts';
import { at } from '../parse/pointer.ts';
import { problem, quote } from '../parse/check.ts';
import type { ProblemCode } from '../parse/problem-codes.ts';
import type { FactDeclaration, RulesetDocument, ValueType } from '../ruleset-document.ts';
import { figureOf } from './figures.ts';
import type { Demand } from './schema.ts';
import { asWritten, say, type Said } from '../parse/say.ts';

type Kind = ValueType['kind'];
type Keys = readonly (string | number)[];
type Told = (code: ProblemCode, keys: Keys, found: Said, expected: Said) => void;
type Names = {
  readonly facts: ReadonlyMap<string, FactDeclaration>;
  readonly fields: ReadonlyMap<string, ValueType>;
  readonly tell: Told;
};

/** Kinds of which there can be more or less. */
const ordered: readonly Kind[] = ['boolean', 'confirmation', 'integer', 'decimal', 'date', 'set', 'list'];
const isNumber = (kind: Kind | undefined): boolean => kind === 'integer' || kind === 'decimal';

/** The declaration of a fact that a demand names, if it is one that is given. */
function given({ facts, tell }: Names, name: string, keys: Keys): FactDeclaration | undefined {
  const fact = facts.get(name);
  if (fact === undefined) tell('UNDECLARED_FACT', keys, quote(name), say('a fact that is declared'));
  else if (fact.derived !== undefined)
    tell('WRONG_TYPE', keys, say('{0}, which is derived', name), say('a fact that is given'));
  return fact?.derived === undefined ? fact : undefined;
}

function fieldNamed({ fields, tell }: Names, name: string, keys: Keys): ValueType | undefined {
  const type = fields.get(name);
  if (type === undefined) tell('UNDECLARED_GRANT_FIELD', keys, quote(name), say('a grant field that is declared'));
  return type;
}

type More = Extract<Demand, { pattern: 'more-never-less' | 'more-never-more' }>;

function checkMore(names: Names, { fact: name, order, grant = [] }: More): void {
  const type = given(names, name, ['fact'])?.type;
  if (type !== undefined && order === undefined && !ordered.includes(type.kind)) {
    const expected = say('a fact of which there can be more; of words, their order in "order"');
    names.tell('WRONG_TYPE', ['fact'], say('{0} ({1})', name, type.kind), expected);
  }
  if (type !== undefined && order !== undefined && type.kind !== 'enum')
    names.tell(
      'SUPERFLUOUS_ATTRIBUTE',
      ['order'],
      say('"order" of {0} ({1})', name, type.kind),
      say('an order of words only'),
    );
  if (type?.kind === 'enum')
    for (const [i, word] of (order ?? []).entries())
      if (!type.values.includes(word))
        names.tell('NOT_AN_OPTION', ['order', i], quote(word), asWritten(type.values.join(', ')));
  grant.forEach((field, i) => fieldNamed(names, field, ['grant', i]));
}

function check(names: Names, document: RulesetDocument, demand: Demand, index: number): void {
  switch (demand.pattern) {
    case 'more-never-less':
    case 'more-never-more':
      return checkMore(names, demand);
    case 'never-matters':
      given(names, demand.fact, ['fact']);
      return;
    case 'interchangeable': {
      const [a, b] = demand.facts.map((name, i) => given(names, name, ['facts', i]));
      if (a === undefined || b === undefined || JSON.stringify(a.type) === JSON.stringify(b.type)) return;
      return names.tell(
        'WRONG_TYPE',
        ['facts', 1],
        say('{0} ({1})', b.name, b.type.kind),
        say('a fact of the type of {0}', a.name),
      );
    }
    case 'order-never-matters': {
      const fact = given(names, demand.list, ['list']);
      if (fact === undefined || fact.type.kind === 'list') return;
      return names.tell('WRONG_TYPE', ['list'], say('{0} ({1})', fact.name, fact.type.kind), say('a list'));
    }
    case 'grant-at-most':
    case 'grant-at-least': {
      const kind = fieldNamed(names, demand.field, ['field'])?.kind;
      const value = document.figures.find(({ name }) => name === figureOf(index, 'Value'))?.value.type.kind;
      if (
        kind === undefined ||
        value === undefined ||
        (isNumber(kind) && isNumber(value)) ||
        (kind === 'date' && value === 'date')
      )
        return;
      const expected = say('a number for a number, a date for a date');
      return names.tell('WRONG_TYPE', ['value'], say('{0} for {1} ({2})', value, demand.field, kind), expected);
    }
    default:
  }
}

/** Names that are not declared, facts of a kind that the pattern cannot speak of, ids that stand twice. */
export function namesProblems(document: RulesetDocument, demands: readonly Demand[]): readonly Problem[] {
  const problems: Problem[] = [];
  const facts = new Map(document.facts.map((fact) => [fact.name, fact]));
  const fields = new Map(document.grant.map((field) => [field.name, field.type]));
  const ids = demands.map(({ id }) => id);
  demands.forEach((demand, index) => {
    const tell: Told = (code, keys, found, expected) =>
      problems.push(problem(code, at('/demands', index, ...keys), found, expected));
    if (ids.indexOf(demand.id) !== index)
      tell('DUPLICATE_ID', ['id'], quote(demand.id), say('an id of its own among the demands'));
    check({ facts, fields, tell }, document, demand, index);
  });
  return problems;
}
