import { expect, it } from 'vitest';
import { readRoleNames, toRoles } from './roles.ts';

it('what an issuer calls our roles is ours, and nothing else', () => {
  const names = readRoleNames('maintainer=GRP-Regler,approver=GRP-Godkjenning');
  expect(toRoles(['GRP-Regler', 'approver', 'maintainer', 7, null], names)).toEqual(['maintainer']);
  expect(toRoles(['GRP-Godkjenning', 'GRP-Regler', 'GRP-Regler'], names)).toEqual(['maintainer', 'approver']);
});

it('without names of its own, the issuer calls them as we do', () => {
  expect(toRoles(['auditor', 'AUDITOR', 'constructor', '__proto__', {}, ['doctor']])).toEqual(['auditor']);
});
