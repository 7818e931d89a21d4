import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { read } from './client.ts';
import type { Figure } from './figure.ts';

export type AttainmentRow = {
  readonly id: string;
  readonly name: string;
  readonly team: string | null;
  readonly revenue: Figure;
  readonly quota: Figure | null;
  readonly attainment: Figure | null;
};

export type AttainmentTotal = Pick<AttainmentRow, 'revenue' | 'quota' | 'attainment'>;

export type Attainment = {
  readonly period: {
    readonly code: string;
    readonly from: string;
    readonly to: string;
    readonly label?: string;
  };
  readonly rows: readonly AttainmentRow[];
  readonly total: AttainmentTotal;
};

export type AttainmentBy = 'seller' | 'team';

export type AttainmentFilter = {
  readonly by: AttainmentBy;
  readonly period?: string | undefined;
  readonly asOf?: string | undefined;
};

export const attainmentQuery = (filter: AttainmentFilter) =>
  queryOptions({
    queryKey: ['attainment', filter],
    queryFn: () => read<Attainment>('/attainment', filter),
    placeholderData: keepPreviousData,
  });
