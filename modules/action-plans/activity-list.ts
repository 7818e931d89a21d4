import type { Scope } from '@cordee/kernel';
import type { ActivityKind, FiledOutcome } from './activity.ts';

export const LISTED_OUTCOMES = [
  'planned',
  'held',
  'proposal_asked',
  'no_show',
  'cancelled',
  'reached',
  'not_reached',
  'meeting_set',
] as const satisfies readonly (FiledOutcome | 'planned')[];

export type ListedActivity = {
  readonly id: string;
  readonly kind: ActivityKind;
  readonly seller: string | null;
  readonly account: string | null;
  readonly deal: string | null;
  readonly plannedOn: string | null;
  readonly doneOn: string | null;
  /** Null: planned. */
  readonly outcome: FiledOutcome | null;
  readonly note: string | null;
  readonly importId: string | null;
  readonly importLine: number | null;
};

export type ActivityFilter = {
  readonly q?: string | undefined;
  readonly kind?: ActivityKind | undefined;
  readonly outcome?: (typeof LISTED_OUTCOMES)[number] | undefined;
  readonly offset: number;
  readonly limit: number;
};

export type ActivityList = (
  scope: Scope,
  filter: ActivityFilter,
) => Promise<{ readonly rows: readonly ListedActivity[]; readonly total: number }>;
