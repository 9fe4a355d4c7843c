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
  return { automation, ids: [document.programme, ...ids] };
}

export const isSuspended = (effective: EffectiveAutomation, suspended: readonly string[]): boolean =>
  effective.ids.some((id) => suspended.includes(id));
