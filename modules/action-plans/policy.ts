import type { EntityId, Role, Scope } from '@cordee/kernel';

/** The two who make a plan. */
export const whoPlans = ['seller', 'manager'] as const satisfies readonly Role[];
export const whoActs = ['seller', 'manager'] as const satisfies readonly Role[];
export const whoReads = [
  'executive',
  'revops',
  'manager',
  'seller',
  'auditor',
] as const satisfies readonly Role[];

export const sees = ({ people }: Pick<Scope, 'people'>, sellerId: EntityId): boolean =>
  people === 'all' || people.includes(sellerId);
