import type { RulesetDocument, ValueType } from '../ruleset-document.ts';
import { quote, report, type Check } from './check.ts';
import { at } from './pointer.ts';
import { say } from './say.ts';

/** The words, each of something that can occur: a value of an enum, a code of a declared system, or a stage (`stage:criteria`). */
export function readVocabulary(check: Check): RulesetDocument['vocabulary'] {
  const { vocabulary } = check.source;
  if (vocabulary === undefined) return undefined;
  const values = new Set<string>([
    ...declaredTypes(check).flatMap(valuesOf),
    ...check.source.stages.map((stage) => `stage:${stage}`),
  ]);
  return Object.entries(vocabulary).map(([value, words]) => {
    if (!values.has(value) && !isCode(check, value))
      report(
        check,
        'NOT_AN_OPTION',
        at('/vocabulary', value),
        quote(value),
        say('a value of an enum, a code of a declared system, or `stage:` and a stage'),
      );
    return { value, words };
  });
}

function declaredTypes(check: Check): readonly ValueType[] {
  const fields = [...check.lists.values()].flatMap((list) => [...list.values()]);
  const declared = [...check.facts.values(), ...fields, ...check.grant.values(), ...check.parameters.values()];
  return declared.flatMap((one) => ('key' in one && typeof one.key === 'object' ? [one.type, one.key] : [one.type]));
}

function valuesOf(type: ValueType): readonly string[] {
  if (type.kind === 'enum') return type.values;
  return type.kind === 'set' && type.of.kind === 'enum' ? type.of.values : [];
}

/** Of a fact with several systems a code is written `system:code`. */
function isCode(check: Check, value: string): boolean {
  const [prefix = '', ...rest] = value.split(':');
  const fits = (system: string, code: string) => check.patterns.get(system)?.isCode(code) ?? true;
  if (rest.length > 0) return check.systems.has(prefix) && fits(prefix, rest.join(':'));
  return [...check.systems.keys()].some((system) => fits(system, value));
}
