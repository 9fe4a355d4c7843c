import type { Rule } from './rules.ts';
import type { RulesetDocument } from '../ruleset-document.ts';

/** Automation: FORMAT.md 8. */

export type Suspended = ReadonlySet<string>;

/** `recommend` at any level prevails, else `automatic` at any level, else approvals and restrictions are automatic. */
export const isAutomatic = (rule: Rule, document: RulesetDocument, suspended: Suspended): boolean => {
  if (suspended.has(rule.id) || suspended.has(document.programme)) return false;
  const written = [document.automation, ...rule.levels.map(({ automation }) => automation)];
  if (written.includes('recommend')) return false;
  return written.includes('automatic') || rule.event !== 'deny';
};
