import type { Role } from '@cordee/kernel';

/** Sellers see their own, managers those of their reports, the others all. */
export const whoSees = [
  'seller',
  'manager',
  'revops',
  'finance',
  'executive',
  'auditor',
] as const satisfies readonly Role[];
export const whoSpeaks = ['seller', 'manager', 'revops', 'finance'] as const satisfies readonly Role[];
export const whoDecides = ['revops', 'finance'] as const satisfies readonly Role[];
