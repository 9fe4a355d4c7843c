import { ruleTruth } from '../compile/rule.ts';
import { compileProgram, type Program } from '../compile/ruleset.ts';
import { compileCondition, must, type Context } from '../compile/scope.ts';
import { inForceTests } from '../compile/versions.ts';
import { createContext } from '../evaluate/context.ts';
import type { Facts } from '../evaluation.ts';
import { FALSE, TRUE } from '../kleene.ts';
import type { Condition, RulesetDocument, Versioned } from '../ruleset-document.ts';
import type { Gap } from './coverage.ts';
import { visitPlaces } from './places.ts';
import { conditionInWords } from './words.ts';

/** A condition of which some case, in which it is in force, should make nothing. */
type Refutable = { readonly content: object; readonly add: string; readonly isFalse: (context: Context) => boolean };

/** Rules and rows: false while in force. */
function conditional({ scope }: Program, versions: Versioned<{ readonly when?: Condition }>): readonly Refutable[] {
  const inForce = inForceTests(scope, versions);
  return versions.flatMap(({ content }, version): readonly Refutable[] => {
    if (content?.when === undefined) return [];
    const force = must(inForce[version], 'version').test;
    const when = compileCondition(scope, content.when);
    const add = `not: ${conditionInWords(content.when)}`;
    return [{ content, add, isFalse: (context) => force.test(context) === TRUE && when.test(context) === FALSE }];
  });
}

/** Requirements: not met where their section applies. */
function requirements(program: Program, document: RulesetDocument): readonly Refutable[] {
  return document.sections.flatMap(({ id, versions }) =>
    versions.flatMap(({ content }, version) =>
      (content?.requirements ?? []).flatMap((requirement) =>
        requirement.versions.flatMap((own, partVersion): readonly Refutable[] => {
          if (own.content === null) return [];
          const notMet = must(
            program.rules.find(
              (rule) =>
                rule.id === id &&
                rule.version === version &&
                rule.part === requirement.id &&
                rule.partVersion === partVersion,
            ),
            requirement.id,
          );
          const applies = content?.appliesWhen === undefined ? '' : `${conditionInWords(content.appliesWhen)}, and `;
          const add = `${applies}not: ${conditionInWords(own.content.conditions)}`;
          return [{ content: own.content, add, isFalse: (context) => ruleTruth(notMet, context) === TRUE }];
        }),
      ),
    ),
  );
}

/** Rules, rows and requirements that no case makes false. */
export function findNeverFalse(document: RulesetDocument, cases: readonly Facts[]): readonly Gap[] {
  const program = compileProgram(document);
  const pointers = new Map<object, string>();
  visitPlaces(document, (node, { pointer }) => pointers.set(node, pointer));
  const refutable = [
    ...requirements(program, document),
    ...document.rules.flatMap(({ versions }) => conditional(program, versions)),
    ...document.tables.flatMap(({ rows }) => rows.flatMap(({ versions }) => conditional(program, versions))),
  ];
  const open = new Set(refutable);
  for (const facts of cases) {
    const context = createContext(program, facts);
    for (const one of open) if (one.isFalse(context)) open.delete(one);
  }
  return [...open].map(({ content, add }) => ({
    id: must(pointers.get(content), 'place'),
    what: 'no case makes this condition false',
    add,
  }));
}
