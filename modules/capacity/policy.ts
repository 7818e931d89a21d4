import type { Role } from '@cordee/kernel';

/** Hiring is prepared by those who see the whole organisation. */
export const whoReads = ['executive', 'revops', 'finance', 'auditor'] as const satisfies readonly Role[];

/** Assumptions are kept by those who answer for them. */
export const whoSaves = ['executive', 'revops'] as const satisfies readonly Role[];
