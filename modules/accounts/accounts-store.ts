import type { Scope } from '@cordee/kernel';

export type AccountRow = {
  readonly id: string;
  readonly code: string;
  readonly name: string;
  readonly sector: string | null;
  readonly country: string | null;
  readonly town: string | null;
  readonly postcode: string | null;
  readonly potential: string | null;
  readonly revenue: string | null;
  readonly employees: number | null;
  readonly segment: string | null;
};

export type AccountStore = {
  accounts(
    scope: Scope,
    page: { readonly q?: string | undefined; readonly offset: number; readonly limit: number },
  ): Promise<{ rows: readonly AccountRow[]; total: number }>;
};
