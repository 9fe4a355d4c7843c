import type { Formula } from '../reference/formula.ts';
import type { Truth } from '../reference/kleene.ts';
import type { Program } from '../reference/rules.ts';
import type { Scope } from '../reference/scope.ts';
import { isInForce } from '../reference/versions.ts';
import type { Condition, RulesetDocument, Versioned } from '../ruleset-document.ts';
import { conditionInWords } from './words.ts';

/** A condition of which some case, in which it is in force, should make nothing. */
export type Refutable = {
  readonly pointer: string;
  /** What a case must be like. */
  readonly when: string;
  readonly isFalse: (root: Scope, truthOf: (formula: Formula) => Truth) => boolean;
};

/** The conditions of rules, rows and requirements: false while in force, not met where the section applies. */
export function refutableIn(
  document: RulesetDocument,
  program: Program,
  pointers: ReadonlyMap<object, string>,
): readonly Refutable[] {
  const conditional = (versions: Versioned<{ readonly when?: Condition }>): readonly Refutable[] =>
    versions.flatMap(({ content }, version): readonly Refutable[] => {
      const when = content?.when;
      if (!content || when === undefined) return [];
      return [
        {
          pointer: pointers.get(content) ?? '',
          when: `not: ${conditionInWords(when)}`,
          isFalse: (root) => root.truth(when) === false && isInForce(versions, version, root) === true,
        },
      ];
    });
  const requirements = document.sections.flatMap(({ id, versions }) =>
    versions.flatMap(({ content }, version) =>
      (content?.requirements ?? []).flatMap((requirement) =>
        requirement.versions.flatMap((own, partVersion): readonly Refutable[] => {
          const notMet = program.rules.find(
            (rule) =>
              rule.id === id &&
              rule.version === version &&
              rule.part === requirement.id &&
              rule.partVersion === partVersion,
          );
          if (own.content === null || notMet === undefined) return [];
          const applies = content?.appliesWhen === undefined ? '' : `${conditionInWords(content.appliesWhen)}, and `;
          return [
            {
              pointer: pointers.get(own.content) ?? '',
              when: `${applies}not: ${conditionInWords(own.content.conditions)}`,
              isFalse: (_, truthOf) => truthOf(notMet.guard) === true && truthOf(notMet.own) === true,
            },
          ];
        }),
      ),
    ),
  );
  return [
    ...requirements,
    ...document.rules.flatMap(({ versions }) => conditional(versions)),
    ...document.tables.flatMap(({ rows }) => rows.flatMap(({ versions }) => conditional(versions))),
  ];
}
