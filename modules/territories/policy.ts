import type { Role } from '@cordee/kernel';

/** Who draws territories. */
export const whoDraws = ['revops'] as const satisfies readonly Role[];
/** Who may let a division come into force, if another drew it. */
export const whoApproves = ['executive', 'revops'] as const satisfies readonly Role[];
export const whoReads = [...whoApproves, 'finance', 'auditor'] as const satisfies readonly Role[];
