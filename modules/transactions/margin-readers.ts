import type { Role } from '@cordee/kernel';

const readers: readonly Role[] = ['executive', 'revops', 'manager', 'finance', 'auditor'];

/** A seller reads the margins that pay them, on their statement, and no list of the margins of all sales. */
export function seesMargins(roles: readonly Role[]): boolean {
  return roles.some((role) => readers.includes(role));
}
