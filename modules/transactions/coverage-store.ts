import type { EntityId, Scope } from '@cordee/kernel';
import type { CoverageField, CoverageRole } from './coverage.ts';

export type CoverageRow = {
  readonly id: EntityId;
  readonly personId: EntityId;
  readonly person: string;
  readonly personCode: string;
  readonly field: CoverageField;
  readonly value: string;
  /** What the value is called: of a customer, its name. */
  readonly label: string;
  readonly role: CoverageRole;
  readonly firstDay: string;
  /** Null: until further notice. */
  readonly lastDay: string | null;
  readonly importId: string | null;
  readonly importLine: number | null;
  /** Why its last day was set by hand, if it was. */
  readonly reason: string | null;
  /** Of a deal that stays with its seller, what that person keeps of it. */
  readonly share: string | null;
};

export type CoverageFilter = {
  readonly id?: string | undefined;
  readonly q?: string | undefined;
  readonly field?: CoverageField | undefined;
  readonly role?: CoverageRole | undefined;
  /** Those in force on that day. */
  readonly on?: string | undefined;
  readonly offset: number;
  readonly limit: number;
};

export type LastDay = { readonly lastDay: string | null; readonly reason: string };

export type CoverageStore = {
  coverages(
    scope: Scope,
    filter: CoverageFilter,
  ): Promise<{ readonly rows: readonly CoverageRow[]; readonly total: number }>;
  keepLastDay(scope: Scope, row: CoverageRow, last: LastDay): Promise<void>;
};
