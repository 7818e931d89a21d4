import type { Role } from '@cordee/kernel';

/** Who writes models, applies them and decides by hand. */
export const whoSegments = ['revops'] as const satisfies readonly Role[];
export const whoReads = [
  'executive',
  'revops',
  'manager',
  'finance',
  'marketing',
  'auditor',
] as const satisfies readonly Role[];
