import type { ConditionTrace } from '../explanation.ts';
import type { Context, Scope, Test } from './scope.ts';

/** A trace that stands in several places of an explanation is written once and is one object. Not of entries. */
export function writtenOnce(scope: Pick<Scope, 'traces'>, write: Test['trace']): Test['trace'] {
  const number = scope.traces.next();
  return (context) => {
    const traces = (context.traces ??= Array<ConditionTrace | undefined>(scope.traces.count()));
    const known = traces[number];
    if (known !== undefined) return known;
    const trace = write(context);
    traces[number] = trace;
    return trace;
  };
}

/** As long as it will be from the start: thousands of these short lists make an explanation. */
export function tracesOf(tests: readonly Pick<Test, 'trace'>[], context: Context): readonly ConditionTrace[] {
  const traces = Array<ConditionTrace>(tests.length);
  for (let i = 0; i < tests.length; i += 1) traces[i] = (tests[i] as Test).trace(context);
  return traces;
}
