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

export const isSuspended = (effective: EffectiveAutomation, suspended: readonly string[]): boolean =>
  effective.ids.some((id) => suspended.includes(id));
