import { isAutomatic } from '../reference/automation.ts';
import type { Program } from '../reference/rules.ts';
import type { RulesetDocument } from '../ruleset-document.ts';
import type { Gap } from './coverage.ts';
import type { Observation } from './observe.ts';
import type { Written } from './written.ts';

/** Outcomes that the rules can give, and a recommended one where a person has the last word. */
export function unreachedOutcomes(
  document: RulesetDocument,
  program: Program,
  observations: readonly Observation[],
): readonly Gap[] {
  const possible = program.rules.map((rule) => {
    const needsPerson = rule.event === 'deny' || rule.event === 'approve';
    return needsPerson && !isAutomatic(rule, document, []) ? `recommended ${rule.event}` : rule.event;
  });
  const eventual = document.startedBy.includes('event') ? ['not-due'] : [];
  const reached = new Set<string>(
    observations.flatMap(({ evaluation: { outcome, recommended } }) => [
      outcome,
      ...(recommended === undefined ? [] : [`recommended ${recommended.outcome}`]),
    ]),
  );
  return [...new Set<string>([...possible, ...eventual, 'route-to-manual'])]
    .filter((outcome) => !reached.has(outcome))
    .map((outcome) => ({ id: outcome, what: 'no case comes to this outcome', add: `a case that ends in ${outcome}` }));
}

/** Reason codes of which nothing that gives them is ever decisive. */
export function unreachedReasons(written: readonly Written[], undecisive: readonly Written[]): readonly Gap[] {
  const open = new Set(undecisive);
  const reached = new Set(written.flatMap((one) => (one.code === undefined || open.has(one) ? [] : [one.code])));
  return [...new Set(undecisive.flatMap(({ code }) => code ?? []))]
    .filter((code) => !reached.has(code))
    .map((code) => ({
      id: code,
      what: 'no case comes to this reason',
      add: undecisive.flatMap((one) => (one.code === code ? [one.when] : [])).join('; or '),
    }));
}
