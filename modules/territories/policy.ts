import type { Role } from '@cordee/kernel';

/** Who draws territories. */
export const whoDraws = ['revops'] as const satisfies readonly Role[];
/** Who may let a division come into force, if another drew it. */
export const whoApproves = ['executive', 'revops'] as const satisfies readonly Role[];
export const whoReads = [...whoApproves, 'finance', 'auditor'] as const satisfies readonly Role[];
/** Those whom a division moves, beside those who read it. */
export const whoIsMoved = [...whoReads, 'manager', 'seller'] as const satisfies readonly Role[];
/** The two who work on a deal, their managers, and whoever draws. */
export const whoSpeaks = ['revops', 'manager', 'seller'] as const satisfies readonly Role[];
/** The two of a hand-over, and whoever leads somebody who is not there any more. */
export const whoHandsOver = ['manager', 'seller'] as const satisfies readonly Role[];
/** Who weighs what a move does to pay: those who calculate it. */
export const whoWeighsPay = ['revops', 'finance'] as const satisfies readonly Role[];
