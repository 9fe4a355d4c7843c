import type { RulesetDocument } from '../ruleset-document.ts';
import type { Gap } from './coverage.ts';
import type { PlacedLimit } from './limits.ts';
import type { Observation } from './observe.ts';
import type { ParameterValue } from './parameter-values.ts';
import { readsParameter } from './reads.ts';
import { expressionInWords } from './words.ts';

/**
 * Numbers and dates of parameters that no case meets on both sides: by a limit that reads the parameter, in a case in
 * which this value of it was read. A parameter that no limit reads must be read in some case.
 */
export function untestedParameters(
  document: RulesetDocument,
  limits: readonly PlacedLimit[],
  values: readonly ParameterValue[],
  observations: readonly Observation[],
): readonly Gap[] {
  const reads = readsParameter(document);
  const reading = new Map(
    document.parameters.map(({ name }) => [
      name,
      limits.filter(({ left, right }) => reads(left, name) || reads(right, name)),
    ]),
  );
  return values.flatMap(({ pointer, parameter, type, value, key }): readonly Gap[] => {
    if (type.kind !== 'integer' && type.kind !== 'decimal' && type.kind !== 'date') return [];
    const own = reading.get(parameter) ?? [];
    const read = observations.filter(({ parameters }) => parameters.has(pointer));
    const name = `${parameter}${key === undefined ? '' : ` of ${key}`} = ${String(value)}`;
    if (own.length === 0 || read.length === 0) {
      return read.length > 0
        ? []
        : [
            {
              id: pointer,
              what: `${name}: no case reads this value`,
              add: `a case in which ${name} is in force and asked for`,
            },
          ];
    }
    return (['limit', 'beyond'] as const).flatMap((side): readonly Gap[] => {
      if (read.some(({ sides }) => own.some((limit) => sides.get(limit.pointer)?.has(side)))) return [];
      const [first] = own;
      const left = first === undefined ? '' : expressionInWords(first.left);
      const where = side === 'limit' ? 'on the limit' : 'just beyond the limit';
      const add = `a case in which ${name} is in force and ${left} is ${where} that it gives`;
      return [{ id: `${pointer}#${side}`, what: `${name}: no case ${where} while it is in force`, add }];
    });
  });
}
