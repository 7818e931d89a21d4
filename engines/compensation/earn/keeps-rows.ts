import type { Plan } from '../plan-format/plan.ts';

/**
 * Whether the plan reads sales one by one: paid by transaction, by a table of categories, in an order, or between dates
 * of its own. Its measures then keep their rows however many they are.
 */
export function keepsRows({ components }: Pick<Plan, 'components'>): boolean {
  return components.some(
    ({ readsRows, modifiers: { per, from, to } }) =>
      readsRows || per === 'transaction' || from !== null || to !== null,
  );
}
