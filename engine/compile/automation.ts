import type { Suspension } from '../evaluation.ts';
import type { Automation, RulesetDocument } from '../ruleset-document.ts';

/** Whether a machine may decide by this rule, and the ids whose suspension forbids it. FORMAT.md, section 8. */
export type EffectiveAutomation = { readonly automation: 'automatic' | 'recommend'; readonly ids: readonly string[] };

export function automationOf(
  document: RulesetDocument,
  event: 'deny' | 'approve' | 'restriction' | 'stop' | 'route-to-manual',
  levels: readonly Automation[],
  ids: readonly string[],
): EffectiveAutomation {
  const written = [document.automation, ...levels.map((level) => level.automation)];
  const byDefault = event === 'deny' ? 'recommend' : 'automatic';
  const automation = written.includes('recommend')
    ? 'recommend'
    : written.includes('automatic')
      ? 'automatic'
      : byDefault;
  return kept(document, automation, ids);
}

type ByKey = Map<string, EffectiveAutomation>;
const keptOf = new WeakMap<RulesetDocument, ByKey>();

/** The rows of a table are one in this: ten thousand of them share it. */
function kept(
  document: RulesetDocument,
  automation: 'automatic' | 'recommend',
  ids: readonly string[],
): EffectiveAutomation {
  const own: ByKey = keptOf.get(document) ?? new Map();
  keptOf.set(document, own);
  const key = `${automation} ${ids.join(' ')}`;
  const effective = own.get(key) ?? { automation, ids: [document.programme, ...ids] };
  own.set(key, effective);
  return effective;
}

/** The ids that are suspended: for all that they decide, and for denials. */
export type SuspendedIds = { readonly all: readonly string[]; readonly denials: readonly string[] };

const nothingSuspended: SuspendedIds = { all: [], denials: [] };

export function suspendedIds(suspended: readonly Suspension[]): SuspendedIds {
  if (suspended.length === 0) return nothingSuspended;
  const all = suspended.filter((one) => typeof one === 'string');
  return { all, denials: [...all, ...suspended.flatMap((one) => (typeof one === 'string' ? [] : [one.id]))] };
}

export const isSuspended = (effective: EffectiveAutomation, suspended: readonly string[]): boolean =>
  effective.ids.some((id) => suspended.includes(id));
