import type { Role } from '@cordee/kernel';

/** Who writes letters, publishes them, opens agreements and withdraws: human resources and sales administration. */
export const whoWrites = ['revops'] as const satisfies readonly Role[];
/** The two who sign. */
export const whoSigns = ['manager', 'seller'] as const satisfies readonly Role[];
export const whoReads = [
  'revops',
  'manager',
  'seller',
  'finance',
  'auditor',
] as const satisfies readonly Role[];
/** Questions are asked by the seller and answered by the others. */
export const whoSpeaks = ['revops', 'manager', 'seller'] as const satisfies readonly Role[];
/** What late letters may cost can be asked for in court: nobody else reads it. */
export const whoSeesRisk = ['revops', 'finance'] as const satisfies readonly Role[];
