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

export function tracesOf(tests: readonly Test[], context: Context): ConditionTrace[] {
  const traces: ConditionTrace[] = [];
  for (const test of tests) traces.push(test.trace(context));
  return traces;
}
