import type { ExpressionSource } from '../condition-schema.ts';
import type { Automation, Exception, LegalBasis, NamedExpressions, Text } from '../ruleset-document.ts';
import { compact, quote, report, type Check, type Effect, type Item, type Scope } from './check.ts';
import { isReservedReason } from './reserved-reasons.ts';
import { readConditionName } from './conditions.ts';
import { readNamedExpressions } from './expressions.ts';
import { at } from './pointer.ts';
import { say } from './say.ts';

/** What sections, requirements, rules, rows and restrictions have in common. */
export type AutomationSource = { automation?: 'automatic' | 'recommend' | undefined; basis?: string | undefined };
export type ReasonSource = { reason: string; values?: Readonly<Record<string, ExpressionSource>> | undefined };
export type ExceptionSource = { condition: string; text: Text };

export const readAutomation = ({ automation, basis }: AutomationSource): Automation => compact({ automation, basis });

/** The reason code with its values; a code of the engine is not a rule's to give. */
export function readReason(
  check: Check,
  source: ReasonSource,
  pointer: string,
  scope: Scope,
): { readonly reason: string; readonly values: NamedExpressions } {
  if (isReservedReason(source.reason))
    report(check, 'RESERVED_NAME', at(pointer, 'reason'), quote(source.reason), say('a code of your own'));
  return { reason: source.reason, values: readNamedExpressions(check, source.values, at(pointer, 'values'), scope) };
}

export function readExceptions(
  check: Check,
  source: readonly ExceptionSource[] | undefined,
  pointer: string,
): readonly Exception[] | undefined {
  return source?.flatMap(({ condition, text }, index) => {
    const name = readConditionName(check, condition, undefined, at(pointer, 'exceptions', index), { reads: new Set() });
    return name === undefined ? [] : [{ condition: name, text }];
  });
}

export function checkStage(check: Check, stage: string, pointer: string): void {
  check.used.add(`stage:${stage}`);
  if (check.source.stages.includes(stage) || check.broken.get('stages') === 'all') return;
  const expected = say('one of {0}', check.source.stages.map(quote).join(', '));
  report(check, 'UNDECLARED_STAGE', at(pointer, 'stage'), quote(stage), expected);
}

/** Ids of everything that a reason or a suspension can name. */
export function checkId(check: Check, id: string, pointer: string): void {
  if (check.used.has(`id:${id}`))
    report(
      check,
      'DUPLICATE_ID',
      at(pointer, 'id'),
      quote(id),
      say('an id of its own among sections, rules, tables, restrictions, replacements and constraints'),
    );
  check.used.add(`id:${id}`);
}

const none: ReadonlySet<string> = new Set();

/** Keeps what a rule can do for the checks of law and texts. `source` is where its reason and values stand. */
export function addEffect(
  check: Check,
  source: ReasonSource,
  effect: Omit<Effect, 'code' | 'values' | 'reasonPointer'>,
): void {
  const values = source.values === undefined ? none : new Set(Object.keys(source.values));
  check.effects.push({ ...effect, code: source.reason, values, reasonPointer: at(effect.pointer, 'reason') });
}

/** The bases of one list with their places. */
export const lawItems = (legalBasis: readonly LegalBasis[] | undefined, pointer: string): Item<LegalBasis>[] =>
  (legalBasis ?? []).map((value, index) => ({ value, pointer: at(pointer, index) }));
