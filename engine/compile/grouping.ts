import { FALSE, TRUE, type Truth } from '../kleene.ts';
import type { CodeList } from '../ruleset-document.ts';
import { compileParameter } from './parameter.ts';
import { must, type Context, type Scope, type ValueNode } from './scope.ts';

/** An entry with no key, or of no group. */
export const OUT = Symbol('out');
/** The key of an entry: known, unknown (`undefined`), or none. */
export type GroupKey = string | undefined | typeof OUT;
type Grouping = { readonly [group: string]: readonly string[] };
type Matchers = readonly (readonly [string, (code: string) => Truth])[];

/** Keys by the first group of a grouping whose codes include the entry's code. FORMAT.md, section 4. */
export function groupingKey(
  scope: Scope,
  code: ValueNode,
  grouping: string,
): {
  keys: (context: Context) => GroupKey;
  groups: (context: Context) => number;
  walkGrouping: ValueNode;
} {
  const { declaration } = must(scope.parameters.get(grouping), grouping);
  const parameter = compileParameter(scope, { op: 'parameter', name: grouping, type: declaration.type });
  const space = scope.codes(code.type.kind === 'code' ? code.type.systems : []);
  const compiled = new Map<Grouping, Matchers>();
  const matchersOf = (groups: Grouping): Matchers => {
    const known = compiled.get(groups);
    if (known !== undefined) return known;
    const matchers = Object.entries(groups).map(
      ([name, include]) => [name, space.contains({ include, exclude: [] } satisfies CodeList)] as const,
    );
    compiled.set(groups, matchers);
    return matchers;
  };
  return {
    groups: (context) => {
      const groups = parameter.value(context) as unknown as Grouping | undefined;
      return groups === undefined ? Infinity : Object.keys(groups).length;
    },
    walkGrouping: parameter,
    keys: (context) => {
      const value = code.value(context);
      if (value === null) return OUT;
      const groups = parameter.value(context) as unknown as Grouping | undefined;
      if (value === undefined || groups === undefined) return undefined;
      let unknownBefore = false;
      for (const [name, includes] of matchersOf(groups)) {
        const truth = includes(value as string);
        if (truth === TRUE) return unknownBefore ? undefined : name;
        if (truth !== FALSE) unknownBefore = true;
      }
      return unknownBefore ? undefined : OUT;
    },
  };
}
