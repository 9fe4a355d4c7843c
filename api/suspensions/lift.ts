import { eq } from 'drizzle-orm';
import type { Suspension } from '../contract/suspensions.ts';
import { suspensionLifts, suspensions } from '../db/schema.ts';
import { transact } from '../db/transact.ts';
import type { Deps } from '../deps.ts';
import { problem } from '../problem.ts';
import type { Person } from '../sign-in/people.ts';
import { liftsNeeded, readSuspensions } from './suspension-record.ts';

/** The first asks, the second, who is somebody else, confirms; then the machine decides again. */
export async function lift(deps: Deps, id: string, person: Person): Promise<Suspension> {
  return transact(deps.db, async (tx) => {
    // One at a time: whoever comes second sees who was first.
    await tx.select({ id: suspensions.id }).from(suspensions).where(eq(suspensions.id, id)).for('no key update');
    const [before] = await readSuspensions(deps, tx, { id });
    if (!before) throw problem('not-found', 'There is no such suspension.');
    if (!before.active) throw problem('suspension-lifted', 'The suspension has been lifted.');
    if (before.lifts.some(({ by }) => by.id === person.id))
      throw problem('second-person-needed', 'You have asked to lift it: somebody else must confirm.');
    const number = before.lifts.length + 1;
    await tx.insert(suspensionLifts).values({ suspensionId: id, number, liftedBy: person.id, liftedAt: deps.now() });
    const [after] = await readSuspensions(deps, tx, { id });
    if (!after) throw new Error('A suspension must be there');
    if (number === liftsNeeded) deps.log('warn', 'suspension-lifted', { programme: before.programme });
    return after;
  });
}
