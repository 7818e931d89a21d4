import type { EntityId, Period, Scope } from '@cordee/kernel';
import type { QuotaRow } from './quota.ts';

export type QuotaFilter = {
  readonly period?: string | undefined;
  readonly team?: string | undefined;
  readonly overlapping?: Period | undefined;
  /** Of whoever holds the position at the end of the quota's period; everybody's without it. */
  readonly people?: readonly EntityId[] | undefined;
};

export type QuotaStore = {
  quotas(scope: Scope, filter: QuotaFilter): Promise<readonly QuotaRow[]>;
  /** The periods that have quotas, oldest first. */
  periods(scope: Scope): Promise<readonly Period[]>;
};
