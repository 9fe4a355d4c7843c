import type { Deps } from '../../deps.ts';
import { keepPeople } from '../people.ts';
import type { Role } from '../roles.ts';
import { issuerName } from '../sign-in-settings.ts';

/** Made-up people, at least one of each role; two of those who must be two. */
export const demoPeople: readonly { readonly id: string; readonly name: string; readonly roles: readonly Role[] }[] = [
  { id: 'ingrid', name: 'Ingrid Nes', roles: ['maintainer'] },
  { id: 'jonas', name: 'Jonas Vik', roles: ['maintainer'] },
  { id: 'solveig', name: 'Solveig Dahl', roles: ['approver'] },
  { id: 'amir', name: 'Amir Haugen', roles: ['approver'] },
  { id: 'kristin', name: 'Kristin Moe', roles: ['case-worker'] },
  { id: 'henrik', name: 'Henrik Lund', roles: ['doctor'] },
  { id: 'farida', name: 'Farida Aasen', roles: ['pharmacist'] },
  { id: 'torbjorn', name: 'Torbjørn Eide', roles: ['auditor'] },
];

/** So that they can be asked before they have signed in. */
export async function keepDemoPeople(deps: Deps): Promise<void> {
  const issuer = issuerName(deps.signIn);
  await keepPeople(
    deps,
    demoPeople.map(({ id: subject, name, roles }) => ({ issuer, subject, name, roles })),
  );
}
