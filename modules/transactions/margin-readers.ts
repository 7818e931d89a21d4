import type { Role } from '@cordee/kernel';

/** A seller reads the margins that pay them, on their statement, and no list of the margins of all sales. */
export const marginReaders: readonly Role[] = ['executive', 'revops', 'manager', 'finance', 'auditor'];

export function seesMargins(roles: readonly Role[]): boolean {
  return roles.some((role) => marginReaders.includes(role));
}
