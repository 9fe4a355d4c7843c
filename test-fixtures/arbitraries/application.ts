import fc from 'fast-check';
import type { Facts, Suspension } from '../../engine/evaluation.ts';
import type { RulesetDocument } from '../../engine/ruleset-document.ts';
import { numbers, readChoices, type Choices } from './choices.ts';
import { writeFacts } from './facts.ts';
import { rulesets } from './ruleset.ts';

export type Application = {
  readonly document: RulesetDocument;
  readonly facts: Facts;
  readonly suspended: readonly Suspension[];
};

/** What a maintainer can suspend, or none. */
function writeSuspended(choices: Choices, document: RulesetDocument): readonly Suspension[] {
  const { programme, sections, rules, tables, restrictions } = document;
  const ids = [...sections, ...rules, ...tables, ...restrictions].map(({ id }) => id);
  const chosen = choices.chance(10) ? choices.some([...ids, programme], 1, 2) : [];
  return chosen.map((id) => (choices.chance(50) ? id : { id, outcomes: 'deny' }));
}

/** A ruleset with the facts of an application to it. */
export const applications = (size?: number): fc.Arbitrary<Application> =>
  fc.tuple(rulesets(size), numbers(100)).map(([document, facts]) => {
    const choices = readChoices(facts);
    return { document, facts: writeFacts(choices, document), suspended: writeSuspended(choices, document) };
  });
