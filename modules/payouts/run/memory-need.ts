// Why a run over many rows is calculated in memory after all, kept with the run and said to its reader.
import type { Locale, Refusal } from '@cordee/kernel';
import { messageOf } from '@cordee/messages/explanation';

const MEMORY_NEEDS = [
  'release',
  'late_facts_unread',
  'closed_for_some_payees',
  'plan_changed',
  'payees_compared',
  'many_payees_reached',
  'facts_of_everybody',
  'plan_reads_further',
  'by_sale',
  'conversion',
  'many_measures',
  'measure',
  'formula',
  'field',
  'crediting',
  'two_managers',
  'unread',
  'rows',
  'bound',
] as const;
export type MemoryNeed = (typeof MEMORY_NEEDS)[number];

/** As it is kept: the need and, where there is one, the part of the plan that has it, "measure:margin". */
export function memoryNeed(need: MemoryNeed, what = ''): string {
  return what === '' ? need : `${need}:${what}`;
}

/** Whether a refusal to pay by rows says that memory can: any other one is the run's own. */
export const needsMemory = ({ code }: Refusal): boolean =>
  code === 'payouts.many_rows_unsupported' || code === 'platform.compute_bound_exceeded';

/** What a refusal to pay by rows says of it. */
export function memoryNeedOf({ code, args: { need, what } }: Refusal): string {
  const known = MEMORY_NEEDS.find((each) => each === need);
  if (known !== undefined) return memoryNeed(known, String(what ?? ''));
  return code === 'platform.compute_bound_exceeded' ? memoryNeed('bound') : memoryNeed('rows');
}

/** The sentence; null where the run was paid by rows, or was too long ago to say why it was not. */
export function sayMemoryNeed(kept: string | null, locale: Locale): string | null {
  const [need = '', what = ''] = kept?.split(':', 2) ?? [];
  const known = MEMORY_NEEDS.find((each) => each === need);
  return known === undefined ? null : messageOf(`payouts.memory_${known}`, { what }, locale);
}
