import type { RulesetDocument } from '#engine';

/** A parameter that has no value from this day on: what turns on it then goes to a person. */
export type EndingParameter = {
  readonly programme: string;
  readonly parameter: string;
  readonly missingFrom: string;
};

/** Parameters whose value has ended, or ends within so many days. Ones that never had a value are none of them. */
export function findEndingParameters(
  { programme, parameters }: RulesetDocument,
  today: string,
  withinDays = 60,
): readonly EndingParameter[] {
  const horizon = Temporal.PlainDate.from(today).add({ days: withinDays }).toString();
  return parameters.flatMap(({ name, versions }) => {
    const reached = versions.findLast(({ boundary }) => boundary === undefined || boundary.date <= horizon);
    const missingFrom = reached?.content === 'missing' ? reached.boundary?.date : undefined;
    return missingFrom === undefined ? [] : [{ programme, parameter: name, missingFrom }];
  });
}
