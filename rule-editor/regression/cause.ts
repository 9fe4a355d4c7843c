import { compileRuleset, type CompiledRuleset, type Facts, type RulesetDocument } from '#engine';
import { withPartBefore, type ChangedPart } from '#engine/applications';
import { differenceBetween } from './difference.ts';

/** So many changes are tried one by one; of larger drafts the reasons tell where a difference comes from. */
const MOST_PARTS = 60;

/**
 * Which change makes a difference: the one without which the draft decides as what is published does. Undefined when
 * no single one does, as when two changes have the same effect.
 */
export function causes(
  published: CompiledRuleset,
  draft: RulesetDocument,
  changed: readonly ChangedPart[],
): (facts: Facts) => string | undefined {
  if (changed.length === 1) return () => changed[0]?.part;
  const tried = changed.length > MOST_PARTS ? [] : changed;
  const rulesets = new Map<ChangedPart, CompiledRuleset | undefined>();
  const withoutChange = (part: ChangedPart): CompiledRuleset | undefined => {
    if (!rulesets.has(part)) rulesets.set(part, compiled(withPartBefore(draft, part)));
    return rulesets.get(part);
  };
  let last: ChangedPart | undefined;
  return (facts) => {
    const expected = published.evaluate(facts);
    // Neighbouring differences have the same cause more often than not.
    const order = last === undefined ? tried : [last, ...tried.filter((part) => part !== last)];
    last = order.find((part) => {
      const got = withoutChange(part)?.evaluate(facts);
      return got !== undefined && differenceBetween(expected, got) === undefined;
    });
    return last?.part;
  };
}

/** A document without one of its changes may name what is not there: then nothing can be learnt from it. */
function compiled(document: RulesetDocument): CompiledRuleset | undefined {
  try {
    return compileRuleset(document);
  } catch {
    return undefined;
  }
}
