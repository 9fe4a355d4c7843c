import { formulaTruth } from './formula.ts';
import type { Rule } from './rules.ts';
import type { Scope } from './scope.ts';

/** Automation: FORMAT.md 8. */

export type Suspended = ReadonlySet<string>;

/** `recommend` at any level prevails, else `automatic` at any level, else approvals and restrictions are automatic. */
export const isAutomatic = (rule: Rule, root: Scope, suspended: Suspended): boolean => {
  const { document } = root.world;
  if (suspended.has(rule.id) || suspended.has(document.programme)) return false;
  const levels = rule.levels
    .filter(({ inForce }) => inForce === undefined || formulaTruth(inForce, root) !== false)
    .map(({ of }) => of);
  // A recalled basis never decides automatically.
  if (levels.some(({ legalBasis }) => legalBasis.some(({ mark }) => mark === 'recalled'))) return false;
  const written = [document.automation, ...levels.map(({ automation }) => automation)];
  if (written.includes('recommend')) return false;
  return written.includes('automatic') || rule.event !== 'deny';
};
