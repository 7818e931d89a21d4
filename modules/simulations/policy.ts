import type { Role, Scope } from '@cordee/kernel';

/** Who tries a plan: the figures say what everyone would be paid. */
export const whoSimulates = ['revops', 'finance'] as const satisfies readonly Role[];
export const whoReadsByName = [...whoSimulates, 'executive', 'auditor'] as const satisfies readonly Role[];
/** A works council reads groups, never persons. */
export const whoReads = [...whoReadsByName, 'works_council'] as const satisfies readonly Role[];

/** A seller asks for the own pay, a manager for the team's; how far each sees is in the scope. */
export const whoEstimates = ['seller', 'manager', ...whoSimulates] as const satisfies readonly Role[];

export function seesNames({ roles }: Scope): boolean {
  return roles.some((role) => whoReadsByName.some((allowed) => allowed === role));
}
