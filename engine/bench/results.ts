import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Spread } from './measure.ts';

/** A row of `budgets.json`: what is measured and the goal for it. Without a goal it is recorded only. */
export type Budget = {
  readonly id: string;
  readonly work: string;
  readonly atMost?: number;
  readonly atLeast?: number;
  readonly unit: string;
};
export type Result = {
  readonly id: string;
  readonly work: string;
  readonly goal: string | null;
  readonly reached: number | null;
  readonly unit: string;
  readonly met: boolean | null;
  /** Spread over the repetitions. */
  readonly low?: number;
  readonly high?: number;
  readonly note?: string;
};

export const budgets = JSON.parse(readFileSync(path.join(import.meta.dirname, 'budgets.json'), 'utf8')) as Budget[];

/** The result of a budget's work. A spread's median is what was reached. */
export function resultOf(id: string, reached: Spread | number | null, note?: string): Result {
  const budget = budgets.find((candidate) => candidate.id === id);
  if (budget === undefined) throw new Error(`budgets.json has no ${id}`);
  const { work, unit, atMost, atLeast } = budget;
  const goal = atMost !== undefined ? `≤ ${atMost}` : atLeast !== undefined ? `≥ ${atLeast}` : null;
  const value = reached === null || typeof reached === 'number' ? reached : reached.median;
  const isMet = (n: number) => (atMost !== undefined ? n <= atMost : n >= (atLeast ?? 0));
  return {
    id,
    work,
    goal,
    reached: value === null ? null : significant(value),
    unit,
    met: goal === null || value === null ? null : isMet(value),
    ...(reached === null || typeof reached === 'number'
      ? {}
      : { low: significant(reached.low), high: significant(reached.high) }),
    ...(note === undefined ? {} : { note }),
  };
}

const significant = (n: number): number => Number(n.toPrecision(3));
