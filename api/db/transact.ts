import { databaseCode } from '../problem.ts';
import type { Database, Transaction } from './connect.ts';

const attempts = 4;
/** serialization_failure and deadlock_detected: nothing was done, try again. */
const retried = ['40001', '40P01'];

/** Runs in one transaction: all or nothing. What deadlocks is tried again from the start. */
export async function transact<T>(db: Database, work: (tx: Transaction) => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await db.transaction(work);
    } catch (error) {
      if (attempt === attempts || !retried.includes(databaseCode(error) ?? '')) throw error;
    }
  }
}

/** Runs in a savepoint; undefined, with nothing done, when the named constraint refuses. */
export async function unlessRefusedBy<T>(
  tx: Transaction,
  constraint: string,
  work: (tx: Transaction) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await tx.transaction(work);
  } catch (error) {
    if (refusingConstraint(error) === constraint) return undefined;
    throw error;
  }
}

/** The constraint that a database error names. */
function refusingConstraint(error: unknown): string | undefined {
  for (let here = error; here instanceof Error; here = here.cause) {
    const { constraint } = here as Error & { constraint?: unknown };
    if (typeof constraint === 'string') return constraint;
  }
  return undefined;
}
