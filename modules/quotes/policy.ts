import type { Role } from '@cordee/kernel';

export const whoReads = [
  'executive',
  'revops',
  'manager',
  'seller',
  'finance',
  'auditor',
] as const satisfies readonly Role[];
