import type {
  Automation,
  Exception,
  Expression,
  GrantField,
  LegalBasis,
  NamedExpressions,
  Version,
} from '../../engine/ruleset-document.ts';
import { namedCondition } from './conditions.ts';
import { freshName, type Draft, type Typed } from './draft.ts';
import { literalOf } from './expressions.ts';
import { versionsOf } from './parameters.ts';
import * as types from './value-types.ts';

/** What sections, rules, rows and restrictions have in common. */

export const law: readonly LegalBasis[] = [{ kind: 'act', title: 'Lov om prøving', section: '§ 1', mark: 'verified' }];
export const title = { nb: 'Tittel' };

/** Versions of a rule: now and then it does not exist in one of them, or is the only one. */
export function ruleVersions<T>(draft: Draft, content: () => T): readonly Version<T>[] {
  const versions = versionsOf<T | null>(draft, { depth: 1 }, () => (draft.choices.chance(10) ? null : content()));
  return versions.length === 1 ? [{ content: content() }] : versions;
}

/** Most denials are automatic, so that many outcomes are decisions. */
export function automationOf(draft: Draft, refuses: boolean): Automation {
  const { choices } = draft;
  if (choices.chance(refuses ? 5 : 12)) return { automation: 'recommend' };
  return refuses && !choices.chance(10) ? { automation: 'automatic', basis: 'Regelen er klar.' } : {};
}

export const exceptionsOf = (draft: Draft): readonly Exception[] =>
  draft.choices.chance(10) ? [{ condition: namedCondition(draft, 0), text: title }] : [];

export const valuesOf = (draft: Draft): NamedExpressions =>
  draft.choices.chance(15)
    ? [{ name: 'limit', value: draft.write.expression(draft, 'number', { depth: 1 }).expression }]
    : [];

/** The expression as a value of the field, or else a literal. */
function fitting(draft: Draft, field: GrantField, { expression, mayBeNone }: Typed): Expression {
  const { type } = field;
  const fits =
    (!mayBeNone || field.noneAllowed) &&
    (expression.type.kind !== 'date' || type.kind !== 'date' || type.openEnded || !expression.type.openEnded) &&
    (type.kind !== 'decimal' || types.scaleOf(expression.type) <= type.scale);
  const chosen = fits ? expression : literalOf(draft, type).expression;
  if (type.kind !== 'decimal' || chosen.type.kind !== 'integer') return chosen;
  return chosen.op === 'literal'
    ? { op: 'literal', value: String(chosen.value), type: types.decimal(0) }
    : { op: 'plus', of: [chosen], type: types.decimal(0) };
}

/** Mostly a period that lasts some months, so that not every grant is empty. */
function periodEnd(draft: Draft, field: GrantField): Expression | undefined {
  const { choices } = draft;
  const appliedOn: Expression = { op: 'fact', name: 'appliedOn', type: types.date };
  if ((field.name !== 'from' && field.name !== 'to') || choices.chance(40)) return undefined;
  if (field.name === 'from') return appliedOn;
  const amount: Expression = { op: 'literal', value: choices.between(3, 24), type: types.integer };
  return { op: 'after', unit: 'months', amount, from: appliedOn, convention: 'clamp', type: types.date };
}

function fieldValue(draft: Draft, field: GrantField): Expression {
  const period = periodEnd(draft, field);
  if (period !== undefined) return period;
  const wanted = field.type.kind === 'decimal' ? 'number' : field.type.kind === 'date' ? types.date : field.type;
  return fitting(draft, field, draft.write.expression(draft, wanted, { depth: draft.choices.below(3) }));
}

const isNeeded = (field: GrantField): boolean =>
  field.name === 'from' || field.key || (field.name === 'to' && !field.noneAllowed);

/** A grant: mostly what the other approvals grant too. */
export function grantOf(draft: Draft, fields: readonly GrantField[]): NamedExpressions {
  const { choices } = draft;
  return fields.flatMap((field) => {
    if (!isNeeded(field) && field.noneAllowed && choices.chance(10)) return [];
    const usual = draft.usualGrant.get(field.name);
    if (usual !== undefined && !choices.chance(10)) return [{ name: field.name, value: usual }];
    const value = fieldValue(draft, field);
    if (usual === undefined) draft.usualGrant.set(field.name, value);
    return [{ name: field.name, value }];
  });
}

/** What a restriction narrows: one or two fields. */
export function narrowsOf(draft: Draft, fields: readonly GrantField[]): NamedExpressions {
  const narrowable = fields.filter((field) => field.meet !== 'equal');
  return draft.choices.some(narrowable, 1, 2).map((field) => ({ name: field.name, value: fieldValue(draft, field) }));
}

export const idOf = (draft: Draft, what: string): string => freshName(draft, `${what}-`);
