import type { Exception, RulesetDocument, Versioned } from '../ruleset-document.ts';
import type { Evaluation, Reason } from '../evaluation.ts';
import { isSameJson } from '../same-json.ts';
import type { Observation } from './observe.ts';
import { conditionInWords } from './words.ts';

/** What an author wrote that should be decisive in some case. */
export type Written = {
  readonly kind: 'rule' | 'row' | 'exception' | 'class' | 'restriction' | 'replacement' | 'constraint';
  readonly pointer: string;
  /** The reason code that it gives; none of what has only the engine's. */
  readonly code?: string;
  /** What a case must be like. */
  readonly when: string;
  readonly isDecisive: (observation: Observation) => boolean;
};

type Key = Pick<Reason, 'rule'> & { readonly [K in 'part' | 'version' | 'partVersion']?: number | string | undefined };

/** The reasons of the outcome, or of what is recommended. */
export const reasonsOf = ({ reasons, recommended }: Evaluation): readonly Reason[] => [
  ...reasons,
  ...(recommended?.reasons ?? []),
];

const gives =
  (key: Key, code?: string) =>
  ({ evaluation }: Observation): boolean =>
    reasonsOf(evaluation).some(
      (reason) =>
        reason.rule === key.rule &&
        reason.part === key.part &&
        reason.version === key.version &&
        reason.partVersion === key.partVersion &&
        (code === undefined || reason.code === code),
    );

/** Versions that have a content, with their number. */
const contents = <T>(versions: Versioned<T>): readonly { content: T; version: number }[] =>
  versions.flatMap(({ content }, version) => (content === null ? [] : [{ content, version }]));

/** Everything in a document that should be decisive somewhere. Restrictions and replacements: see `without`. */
export function writtenIn(
  document: RulesetDocument,
  pointers: ReadonlyMap<object, string>,
  evaluateWithout: (changed: RulesetDocument) => ReadonlyMap<string, Evaluation>,
): readonly Written[] {
  const placed = (node: object): string => pointers.get(node) ?? '';

  const exceptionTo =
    (to: Omit<Key, 'part'>, refused: string) =>
    (exception: Exception): Written => ({
      kind: 'exception',
      pointer: placed(exception),
      when: `${refused}, and ${exception.condition}`,
      isDecisive: gives({ ...to, part: exception.condition }, 'EXCEPTION_CLAIMED'),
    });

  const sections = document.sections.flatMap(({ id, versions }) =>
    contents(versions).flatMap(({ content, version }): readonly Written[] => {
      const applies = content.appliesWhen === undefined ? '' : `${conditionInWords(content.appliesWhen)}, `;
      const requirements = content.requirements.flatMap((requirement) =>
        contents(requirement.versions).map((own): Written => ({
          kind: 'rule',
          pointer: placed(own.content),
          code: own.content.reason,
          when: `${applies}and not: ${conditionInWords(own.content.conditions)}`,
          isDecisive: gives({ rule: id, part: requirement.id, version, partVersion: own.version }),
        })),
      );
      const approve: readonly Written[] =
        content.approve === undefined
          ? []
          : [
              {
                kind: 'rule',
                pointer: placed(content.approve),
                code: content.approve.reason,
                when: `${applies}and all requirements met`,
                isDecisive: gives({ rule: id, version }),
              },
            ];
      const refused = `${applies}a requirement not met`;
      return [
        ...requirements,
        ...approve,
        ...(content.exceptions ?? []).map(exceptionTo({ rule: id, version }, refused)),
      ];
    }),
  );
  const exceptions = (document.exceptions ?? []).map((exception): Written => ({
    kind: 'exception',
    pointer: placed(exception),
    when: `a requirement of a section not met, and ${exception.condition}`,
    isDecisive: ({ evaluation }) =>
      reasonsOf(evaluation).some(({ code, part }) => code === 'EXCEPTION_CLAIMED' && part === exception.condition),
  }));
  const rules = document.rules.flatMap(({ id, versions }) =>
    contents(versions).flatMap(({ content, version }): readonly Written[] => [
      {
        kind: 'rule',
        pointer: placed(content),
        code: content.reason,
        when: conditionInWords(content.when),
        isDecisive: gives({ rule: id, version }),
      },
      ...(content.exceptions ?? []).map(exceptionTo({ rule: id, version }, conditionInWords(content.when))),
    ]),
  );
  const rows = document.tables.flatMap(({ id, rows: written }) =>
    written.flatMap((row) =>
      contents(row.versions).flatMap(({ content, version }): readonly Written[] => {
        const when = content.when === undefined ? 'no earlier row holding' : conditionInWords(content.when);
        return [
          {
            kind: 'row',
            pointer: placed(content),
            code: content.reason,
            when,
            isDecisive: gives({ rule: id, part: row.id, version }),
          },
          ...(content.exceptions ?? []).map(exceptionTo({ rule: id, version }, when)),
        ];
      }),
    ),
  );
  const classes = document.entries.flatMap(({ list, classes: written }) =>
    written.flatMap(({ id, versions }) =>
      contents(versions).map(({ content, version }): Written => ({
        kind: 'class',
        pointer: placed(content),
        code: content.reason,
        when: `an entry of ${list} with ${conditionInWords(content.when)}`,
        isDecisive: ({ classes: decided }) => decided.has(`${list}/${id}/${version}`),
      })),
    ),
  );
  const constraints = document.constraints.map((constraint): Written => ({
    kind: 'constraint',
    pointer: placed(constraint),
    when: `not: ${conditionInWords(constraint.condition)}`,
    isDecisive: gives({ rule: constraint.id }, 'CONTRADICTORY_FACTS'),
  }));

  /** Decisive is what has no reason of its own when a case would come out otherwise without it. */
  const without = (changed: RulesetDocument): Written['isDecisive'] => {
    const evaluations = evaluateWithout(changed);
    return ({ id, evaluation }) => !isSameJson(evaluation, evaluations.get(id));
  };
  const restrictions = document.restrictions.flatMap((restriction, at) =>
    contents(restriction.versions).map(({ content, version }): Written => {
      const versions = restriction.versions.map((other, i) => (i === version ? { ...other, content: null } : other));
      return {
        kind: 'restriction',
        pointer: placed(content),
        code: content.reason,
        when: `${conditionInWords(content.when)}, approved with more than that allows`,
        isDecisive: without({
          ...document,
          restrictions: document.restrictions.with(at, { ...restriction, versions }),
        }),
      };
    }),
  );
  const replacements = document.replacements.map((replacement): Written => ({
    kind: 'replacement',
    pointer: placed(replacement),
    when: `${conditionInWords(replacement.when)}, with a requirement that is met in only one of the two ways`,
    isDecisive: without({
      ...document,
      replacements: document.replacements.filter((other) => other !== replacement),
    }),
  }));
  return [...sections, ...exceptions, ...rules, ...rows, ...restrictions, ...replacements, ...classes, ...constraints];
}
