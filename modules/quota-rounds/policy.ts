import type { EntityId, Role } from '@cordee/kernel';
import type { Dossier, Side } from './dossier.ts';

/** Who opens a round, and who decides where two have not agreed in time. */
export const whoRuns = ['revops'] as const satisfies readonly Role[];
/** The two of a dossier. */
export const whoSpeaks = ['manager', 'seller'] as const satisfies readonly Role[];
export const whoReads = [
  'executive',
  'revops',
  'manager',
  'seller',
  'finance',
  'auditor',
] as const satisfies readonly Role[];

/** Which side of a dossier somebody is; null for whoever only reads it. */
export function sideOf({ sellerId, managerId }: Dossier, person: EntityId | null): Side | null {
  if (person === sellerId) return 'seller';
  return person === managerId ? 'manager' : null;
}
