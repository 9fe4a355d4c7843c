/** What a person may be. A person may have several roles. */
export const roles = ['maintainer', 'approver', 'case-worker', 'doctor', 'pharmacist', 'auditor'] as const;

export type Role = (typeof roles)[number];

/** Those that are roles here; what else the issuer says is not ours. */
export function toRoles(told: readonly unknown[]): Role[] {
  return roles.filter((role) => told.includes(role));
}
