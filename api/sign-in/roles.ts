/** What a person may be. A person may have several roles. */
export const roles = ['maintainer', 'approver', 'case-worker', 'doctor', 'pharmacist', 'auditor'] as const;

export type Role = (typeof roles)[number];

/** What an issuer calls our roles; a role that is not named nobody has. */
export type RoleNames = ReadonlyMap<string, Role>;

const ownNames: RoleNames = new Map(roles.map((role) => [role, role]));

/** Those that are roles here; what else the issuer says is not ours. */
export function toRoles(told: readonly unknown[], names = ownNames): Role[] {
  const found = new Set(told.map((name) => (typeof name === 'string' ? names.get(name) : undefined)));
  return roles.filter((role) => found.has(role));
}

/** `maintainer=GRP-Rules,approver=GRP-Approval`; undefined: it is not that. */
export function readRoleNames(text: string): RoleNames | undefined {
  const names = new Map<string, Role>();
  for (const pair of text.split(',')) {
    const [, own, name] = /^\s*([a-z-]+)\s*=\s*(\S(?:.*\S)?)\s*$/.exec(pair) ?? [];
    const role = roles.find((candidate) => candidate === own);
    if (role === undefined || name === undefined || names.has(name)) return undefined;
    names.set(name, role);
  }
  return names;
}
