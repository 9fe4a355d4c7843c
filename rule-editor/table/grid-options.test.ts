import { expect, test } from 'vitest';
import { cellContext } from './cells/context.ts';
import { reasonOptions } from './grid-options.ts';

test('what a reason says is shown without the names of what it leaves open', () => {
  const source = { facts: {}, texts: { LATE: { caseWorker: { nb: 'Frist {deadlineDate}: {figures.days} dager.' } } } };
  expect(reasonOptions(source, cellContext(source, 'nb'))).toEqual([{ text: 'LATE', meaning: 'Frist …: … dager.' }]);
});
