import type { Rule } from './rules.ts';
import type { Suspension } from '../evaluation.ts';
import type { RulesetDocument } from '../ruleset-document.ts';

/** Automation: FORMAT.md 8. */

export type Suspended = readonly Suspension[];

/** An entry for denials is on what refuses only. */
const isOn = (suspension: Suspension, { id }: Rule, { programme }: RulesetDocument, refuses: boolean): boolean => {
  if (typeof suspension === 'string') return [id, programme].includes(suspension);
  return refuses && [id, programme].includes(suspension.id);
};

/** `recommend` at any level prevails, else `automatic` at any level, else approvals and restrictions are automatic. */
export const isAutomatic = (
  rule: Rule,
  document: RulesetDocument,
  suspended: Suspended,
  refuses = rule.event === 'deny',
): boolean => {
  if (suspended.some((suspension) => isOn(suspension, rule, document, refuses))) return false;
  const written = [document.automation, ...rule.levels.map(({ automation }) => automation)];
  if (written.includes('recommend')) return false;
  return written.includes('automatic') || rule.event !== 'deny';
};
